# SPDX-License-Identifier: GPL-2.0-or-later
#
# on_machine.sh - shaping on this machine, without the module; sourced after
# lib.sh. It and on_guest.sh have the same functions:
#
#	on_up			namespaces; skips the script where it cannot
#	on_configure LINES	the configuration, behind what it needs
#	on_start, on_stop	the daemon
#	on_kill			kill -9 of it
#	on_few NAME...		these patterns alone
#	limen COMMAND...	asks it, in the router
#	on_ways			interface blocks: both directions of 20 Mbit/s
#	on_arrives		the block of what the client downloads alone
#	on_rules		what the packet filter needs where nothing is shaped
#	on_transport		how packets come to the daemon
#	on_line add|del|show	the line before it: a queue of half a second,
#				as it is sold

. tests/native/native.sh
limend_conf=$native_conf
limend_dir=$native_dir
load_limen=$native_build/limen
. tests/shape/load.sh

on_transport=queue
# what arrives cannot be queued by every machine's kernel: the other side
on_ways='interface wan { egress = "20mbit" }
interface lan { egress = "20mbit" }'
on_arrives='interface lan { egress = "20mbit" }'

on_up()
{
	native_up
	in_router tc qdisc add dev wan root htb 2>/dev/null ||
		native_skip "no htb here"
	in_router tc qdisc del dev wan root
}

on_configure()
{
	native_configure "$1"
	# the last word is the file's
	sed -i -e '/^[[:space:]]*mark_mask = 0xff$/d' -e '/done_mark/d' \
		"$native_conf"
}

on_few()
{
	mkdir -p "$native_dir/patterns"
	for few; do
		find patterns -name "$few.pat" -exec cp {} "$native_dir/patterns" \;
	done
}

on_start()
{
	native_start
}

on_stop()
{
	native_stop
}

on_kill()
{
	kill -9 "$native_pid"
	wait "$native_pid" 2>/dev/null
	native_pid=
}

limen()
{
	in_router "$load_limen" "$@" --socket "$native_socket"
}

on_rules()
{
	for tables in iptables ip6tables; do
		in_router $tables -t mangle -A FORWARD -m connmark \
			--mark 0/0xff0000 -j NFQUEUE \
			--queue-num $native_queue --queue-bypass || return
	done
}

# limen's queue takes its place
on_line()
{
	case $1 in
	add) in_router tc qdisc add dev lan root handle 9: tbf rate 20mbit \
		burst 20k latency 500ms ;;
	del) in_router tc qdisc del dev lan root ;;
	show) in_router tc -s qdisc show dev lan ;;
	esac
}
