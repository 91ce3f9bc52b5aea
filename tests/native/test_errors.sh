#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What limend says when it cannot start: what is wrong, and what to do.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up
native_configure

# refuses NAME TEXT COMMAND...: fails, says TEXT, in one line
refuses()
{
	refuses_name=$1
	refuses_text=$2
	shift 2
	refuses_status=0
	refuses_said=$(timeout 200 "$@" 2>&1) || refuses_status=$?
	case $refuses_status:$refuses_said in
	1:*"$refuses_text"*) ok "$refuses_name" ;;
	*) not_ok "$refuses_name" "status $refuses_status: $refuses_said" ;;
	esac
}


check "limend starts" native_start || finish

sed "s|^control_socket.*|control_socket = \"$native_dir/other\"|" \
	"$native_conf" >"$native_dir/other.conf"
refuses "a queue that is held" \
	"queue $native_queue is held by limend (pid $native_pid): stop it, or" \
	ip netns exec "$router" "$limend" -f "$native_dir/other.conf" \
	-Q $native_queue
refuses "a control socket that is answered" \
	"$native_socket: another limend answers there" \
	ip netns exec "$router" "$limend" -f "$native_conf" -Q 99
check "the first one does not mind" native_ask status
check "limend ends well" native_stop

refuses "not root" "no right to it: be root" \
	ip netns exec "$router" setpriv --reuid 65534 --regid 65534 \
	--clear-groups "$limend" -f "$native_dir/other.conf" -Q 99
refuses "no configuration" "/no/such.conf: cannot be read: No such file" \
	"$limend" -f /no/such.conf
refuses "a wrong configuration" "$native_dir/wrong.conf:2:1: no such option" \
	sh -c "printf '# one\ncolour = 1\n' >$native_dir/wrong.conf
	exec $limend -f $native_dir/wrong.conf"
refuses "the ring, without it" "transport = \"ring\"" \
	sh -c "sed 's/^sandbox.*/transport = \"ring\"/' $native_conf \
	>$native_dir/wrong.conf; exec $limend -f $native_dir/wrong.conf -Q 99"
mkdir "$native_dir/empty"
refuses "a directory without patterns" "$native_dir/empty: no pattern there" \
	sh -c "sed 's|^patterns.*|patterns = { \"$native_dir/empty\" }|' \
	$native_conf >$native_dir/wrong.conf
	exec $limend -f $native_dir/wrong.conf -Q 99"
refuses "a directory that is not there" "/no/such/dir" \
	sh -c "sed 's|^patterns.*|patterns = { \"/no/such/dir\" }|' \
	$native_conf >$native_dir/wrong.conf
	exec $limend -f $native_dir/wrong.conf -Q 99"
touch "$native_dir/file"
refuses "a control socket where a file is" "$native_dir/file: control socket" \
	sh -c "sed 's|^control_socket.*|control_socket = \"$native_dir/file\"|' \
	$native_conf >$native_dir/wrong.conf
	exec ip netns exec $router $limend -f $native_dir/wrong.conf -Q 99"
check "the file is still there" [ -f "$native_dir/file" ]
equal "nobody holds a queue" "" \
	"$(in_router cat /proc/net/netfilter/nfnetlink_queue)"

# after a kill -9 the socket is left behind, and in nobody's way
check "limend starts" native_start
kill -9 $native_pid
wait $native_pid 2>/dev/null
check "and again, over what it left behind" native_start

# it has given up what it need not have
status=/proc/$native_pid/status
equal "it is somebody else" "65534 65534 65534 65534" \
	"$(awk '/^Uid/ { print $2, $3, $4, $5 }' $status)"
equal "it has one capability" 0000000000001000 \
	"$(awk '/^CapEff/ { print $2 }' $status)"
equal "and can get no other" 0000000000000000 \
	"$(awk '/^CapBnd/ { print $2 }' $status)"
equal "no new privileges" 1 "$(awk '/^NoNewPrivs/ { print $2 }' $status)"
equal "system calls are filtered" 2 "$(awk '/^Seccomp:/ { print $2 }' $status)"
for thread in /proc/$native_pid/task/*; do
	equal "those of thread $(cat $thread/comm) too" 2 \
		"$(awk '/^Seccomp:/ { print $2 }' $thread/status)"
done
check "limend ends well" native_stop
finish
