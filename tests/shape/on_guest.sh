# SPDX-License-Identifier: GPL-2.0-or-later
#
# on_guest.sh - the functions of on_machine.sh in a guest, with the module;
# sourced after vm_suite

. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh
. tests/shape/load.sh

on_transport=ring
on_ways='interface wan { egress = "20mbit" ingress = "20mbit" }'
on_arrives='interface wan { ingress = "20mbit" }'

on_up()
{
	:
}

on_configure()
{
	limend_configure "$1"
}

on_few()
{
	limend_few "$@"
}

on_start()
{
	limend_start
}

on_stop()
{
	limend_down
}

on_kill()
{
	kill -9 "$limend_pid"
	wait "$limend_pid" 2>/dev/null
	limend_pid=
}

limen()
{
	in_router "$load_limen" "$@"
}

on_rules()
{
	:
}

# the other end of the line, which is a little faster than what limen lets in
on_line()
{
	case $1 in
	add) in_server tc qdisc add dev eth0 root handle 9: tbf rate 22mbit \
		burst 20k latency 500ms ;;
	del) in_server tc qdisc del dev eth0 root ;;
	show) in_server tc -s qdisc show dev eth0 ;;
	esac
}
