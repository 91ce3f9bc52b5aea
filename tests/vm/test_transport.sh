#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The two roads to the daemon: which one is taken and why; on a ring nothing
# waits for the daemon, what it misses is counted, and it goes on after; a
# class that drops gets its queue.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

# road_is NAME TRANSPORT WHY
road_is()
{
	equal "$1" "$2: $3" "$(in_router build/limen status -j |
		jq -r '.transport | "\(.kind): \(.why)"')"
}

# workers_have POLICY: the scheduler's number; 0 the usual, 3 SCHED_BATCH
workers_have()
{
	[ "$(awk '$2 ~ /limend\// { print $41 }' "/proc/$limend_pid/task/"*/stat |
		sort -u)" = "$1" ]
}

# ask COMMAND PATH...: the daemon's own answer, on one line
ask()
{
	tests/native/ask $limend_socket "$@" | paste -sd ' '
}

limend_few http dns
check "the servers start" services_up http dns
shape='class web { members = { "http" } priority = "1:20" }'

# rings by default
check "limend binds" limend_up "ring_count = 2 ring_size = 65536
$shape"
road_is "a ring where no class drops" ring "no class drops or rejects"
equal "the module has the rings that were asked for" "ring 2 65536" \
	"$(cat $router_sysfs/transport) $(cat $router_sysfs/ring_count) $(
		cat $router_sysfs/ring_size)"
equal "one worker for each" "2 0 0 1 1" "$(ask status workers rings.0.ring \
	rings.0.worker rings.1.ring rings.1.worker)"
limend_decides "a flow is decided by a ring"
equal "by its copy" 0 "$(router_counter packet_queued)"
check "which is counted" test "$(router_counter packet_copied)" -gt 0
decided_in_time()
{
	in_router build/limen status -j | jq -e '.latency.p50_ns > 0'
}
check "the time from push to verdict is measured" decided_in_time

# and the daemon lets those go first who send and receive
check "waking up, workers of rings displace nobody" wait_for 20 workers_have 3
check "packets gather before they are read" test "$(ask counters ring.rests)" -gt 0

# nothing waits for the daemon
kill -STOP $limend_pid
check "a request is answered while the daemon stands still" use_http $server4
check "so is a question" use_dns $server4
# more than both rings hold, of many flows, in datagrams that mean nothing
flood()
{
	in_client python3 -c 'if True:
	import socket, sys
	for i in range(40):
		s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
		for j in range(50):
			s.sendto(bytes([0xf1]) * 500, (sys.argv[1], 999))' $server4 &&
	[ "$(router_counter ring_lost)" -gt 0 ]
}
check "rings that nobody reads are full some day" flood
check "packets went on all the time" use_http "[$server6]"
kill -CONT $limend_pid
limend_decides "the daemon goes on"
all_read()
{
	[ "$(ask counters ring.records)" = "$(router_counter packet_copied)" ]
}
check "records of before were still read" wait_for 20 all_read
lost=$(router_counter ring_lost)
equal "the loss is in the daemon's counters" "$lost" \
	"$(ask counters ring.lost)"
equal "and among the losses of limen status" "$lost" \
	"$(in_router build/limen status -j | jq .losses.ring_lost)"
in_router build/limen doctor -j >"$limend_dir/doctor"
equal "limen doctor tells how to mend it" bad "$(jq -r \
	'.findings[] | select(.check == "losses") | .result' "$limend_dir/doctor")"

# a class that drops comes to a daemon that has rings
limend_configure "ring_count = 2 ring_size = 65536
class no { members = { \"http\" } drop = true }"
in_router build/limen reload >"$limend_dir/reload"
check "limen reload takes the class" grep -q '^reloaded' "$limend_dir/reload"
check "and says what is to be done" grep -q 'transport has changed' "$limend_dir/reload"
in_router build/limen doctor -j >"$limend_dir/doctor"
equal "limen doctor says it, too" note "$(jq -r \
	'.findings[] | select(.check == "transport") | .result' "$limend_dir/doctor")"
# download: more than arrives before the decision; given up when nothing comes
download()
{
	in_client curl -sS -o /dev/null --limit-rate 2M --speed-limit 1 \
		--speed-time 10 "http://$server4/big"
}
check_fails "what is decided is dropped all the same" download
check "limend leaves cleanly" limend_down

# at the next start it gets a queue, and no byte passes
check "limend binds" limend_start
road_is "a queue where a class drops" queue "class 'no' drops"
check "where packets wait, workers go first" wait_for 20 workers_have 0
ip netns exec $server python3 -c 'if True:
	import socket
	listener = socket.create_server(("", 8081))
	connection = listener.accept()[0]
	print(len(connection.recv(1000)))' >"$services/arrived" &
listener=$!
wait_for 20 sh -c "ip netns exec $server ss -Hltn 'sport = :8081' | grep -q ."
check_fails "a request is dropped" \
	in_client curl -sS -o /dev/null --max-time 5 "http://$server4:8081/never"
kill $listener 2>/dev/null
wait $listener 2>/dev/null
equal "not a byte of it has arrived" "" "$(cat "$services/arrived")"
check "limend leaves cleanly again" limend_down

# by wish
limend_configure "transport = ring
class no { members = { \"http\" } drop = true }"
check "limend -t warns of the wish" sh -c \
	"$limend -t -f '$limend_conf' | grep -q 'warning: .*first ones'"
check "a ring by wish" limend_start
road_is "although a class drops" ring "as configured"
check "it is logged" grep -q "class 'no' drops" "$limend_log"
check_fails "what is decided is dropped" download
kill -9 $limend_pid
wait $limend_pid 2>/dev/null
check "the next daemon takes the rings over" limend_start
limend_configure "transport = ring
$shape"
check "limen reload lets http pass again" in_router build/limen reload
limend_decides "the next daemon decides"

check "limend leaves cleanly at last" limend_down
services_down
check "the module unloads" rmmod limen
finish
