#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The control socket goes with its daemon, which has no right to remove it any
# more: a process with that one task does it, and takes no other's away.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up

# sweepers: their process ids in the router
sweepers()
{
	for sweeper in $(ip netns pids "$router"); do
		[ "$(cat "/proc/$sweeper/comm")" != limend/sweeper ] || echo "$sweeper"
	done 2>/dev/null
}

no_sweepers()
{
	[ -z "$(sweepers)" ]
}

# said_of KEY PID: what the kernel says of a process
said_of()
{
	awk -v key="$1:" '$1 == key { print $2 }' "/proc/$2/status"
}

one_sweeper()
{
	[ "$(sweepers | wc -l)" = 1 ]
}

native_configure
check "limend starts" native_start || finish
check "its socket is there" test -S "$native_socket"
sweeper=$(sweepers)
equal "one process is to remove it" 1 "$(echo "$sweeper" | grep -c .)"
equal "it has no capability" 0000000000000000 "$(said_of CapEff "$sweeper")"
equal "and gets none" "0000000000000000 1" \
	"$(said_of CapBnd "$sweeper") $(said_of NoNewPrivs "$sweeper")"
equal "its calls are filtered" 2 "$(said_of Seccomp "$sweeper")"
equal "it has the socket, its folder and the daemon" 3 \
	"$(ls "/proc/$sweeper/fd" | wc -l)"
check "limend leaves" native_stop
check_fails "its socket is gone" test -e "$native_socket"
check "so is that process" wait_for 5 no_sweepers

# as those who end a service do
check "limend starts again" native_start
kill -TERM $(ip netns pids "$router")
check "all of it is told to leave" wait $native_pid
native_pid=
check_fails "its socket is gone, too" test -e "$native_socket"

# somebody removes a socket that is in use, and starts another daemon there
check "limend starts, first" native_start
first=$native_pid
rm "$native_socket"
native_queue=41
check "limend starts, second" native_start
check "the second answers" native_ask status
kill $first
check "limend leaves, first" wait $first
check "its sweeper, too" wait_for 5 one_sweeper
check "the second answers still" native_ask status pid

# a start that fails: at the socket, and behind it
check_fails "limend does not start where one answers" \
	timeout -s KILL 120 ip netns exec "$router" "$limend" -f "$native_conf" -Q 42
check "that one answers still" native_ask status
sed "s|^control_socket.*|control_socket = \"$native_dir/other\"|" \
	"$native_conf" >"$native_dir/other.conf"
check_fails "nor at a queue that is taken" \
	timeout -s KILL 120 ip netns exec "$router" "$limend" -f "$native_dir/other.conf" -Q 41
check_fails "nothing is left of it" test -e "$native_dir/other"
check "limend leaves, second" native_stop
check_fails "and its socket with it" test -e "$native_socket"

check "limend starts, to be killed" native_start
kill -9 $native_pid
wait $native_pid 2>/dev/null
check "nobody is left" wait_for 5 no_sweepers
check "its socket is" test -S "$native_socket"
check "the next one takes its place" native_start
check "and leaves" native_stop
check_fails "with the socket" test -e "$native_socket"

# a folder that is somebody else's
mkdir "$native_dir/own"
chown nobody "$native_dir/own"
native_socket=$native_dir/own/ctl
native_configure
check "limend starts, in another's folder" native_start
sweeper=$(sweepers)
equal "its sweeper is that one" "$(id -u nobody)" "$(said_of Uid "$sweeper")"
check "it leaves" native_stop
check_fails "no socket stays there" test -e "$native_socket"
equal "it had nothing to complain of" "" "$(grep 'left behind' "$native_log")"
finish
