#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# A daemon that is killed with packets in its queue: none is lost. It is
# stopped first, so that the packets wait in the queue for certain.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up
native_configure
native_rules
check "limend starts" native_start || finish

# prints a line for each datagram
ip netns exec "$server" tcpdump -lnni eth0 udp port 7777 \
	>"$native_dir/arrived" 2>"$native_dir/sink" &
sink=$!
wait_for 20 grep -q 'listening on' "$native_dir/sink"
arrived()
{
	[ "$(wc -l <"$native_dir/arrived")" -ge "$1" ]
}
# processes come and go on this machine: those of the router alone
guard_is_gone()
{
	for guard in $(ip netns pids "$router"); do
		[ "$(cat "/proc/$guard/comm")" != limend/guard ] || return
	done
}

guard_is_there()
{
	! guard_is_gone
}

check "there is a guard" wait_for 5 guard_is_there
kill -STOP $native_pid
send_status=0
in_client bash -c "for n in \$(seq 50); do echo \$n >/dev/udp/$server4/7777; done" ||
	send_status=$?
equal "50 datagrams are sent" 0 $send_status
# its third column counts them
they_wait()
{
	in_router awk -v queue=$native_queue '$1 == queue && $3 == 50 { found = 1 }
		END { exit !found }' /proc/net/netfilter/nfnetlink_queue
}
check "they come to the queue" wait_for 10 they_wait
equal "they wait for the daemon, which is stopped" 0 "$(wc -l <"$native_dir/arrived")"
kill -9 $native_pid
wait $native_pid 2>/dev/null
check "all arrive when it is killed" wait_for 5 arrived 50
sleep 0.5
equal "each once" 50 "$(wc -l <"$native_dir/arrived")"
check "the guard is gone" wait_for 5 guard_is_gone
check "the next limend starts" native_start
kill $sink
wait $sink 2>/dev/null
# a guard that gets no processor still holds the queue
check "it has a guard, too" wait_for 5 guard_is_there
kill -STOP $guard
check "it leaves" native_stop
check_fails "its guard is still there" guard_is_gone
(sleep 3; kill -CONT $guard) &
check "the next one waits for the queue" native_start
check "and leaves" native_stop
check "its guard is gone, too" wait_for 5 guard_is_gone
finish
