#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 300
#
# Without the module: questions and answers beside a download that fills a line
# of 20 Mbit/s, at whose head there is one long queue. With limen's queues in
# its place they wait no longer than on an idle line.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh
limend_conf=$native_conf
limend_dir=$native_dir
load_limen=$native_build/limen
. tests/shape/load.sh

native_up
in_router tc qdisc add dev wan root htb 2>/dev/null ||
	native_skip "no htb here"
in_router tc qdisc del dev wan root

cat >"$native_dir/ask.py" <<'P'
import socket, sys, time
s = socket.create_connection((sys.argv[1], 6379))
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
took = []
for i in range(int(sys.argv[2])):
	start = time.monotonic()
	s.sendall(b"PING\r\n")
	s.recv(16)
	took.append(time.monotonic() - start)
	time.sleep(0.02)
took.sort()
print(int(took[len(took) // 2] * 1e6))
P
# ask: the median of a hundred exchanges, in microseconds
ask()
{
	in_client timeout 100 python3 "$native_dir/ask.py" $server4 100
}
# three of them, and the one in the middle
ask_thrice()
{
	for i in 1 2 3; do
		ask
	done | median
}

services_big=2000000000
native_configure '
class asked { members = { "redis" } rate = "10%" precedence = 0 }
class bulk { members = { "http" } precedence = 7 }
interface lan { egress = "20mbit" }
interface wan { egress = "20mbit" }'
check "limend starts" native_start || finish
check "the servers start" services_up http redis

# a line as it is sold: half a second of queue
in_router tc qdisc add dev lan root handle 9: tbf rate 20mbit burst 20k latency 500ms
idle=$(ask_thrice)
download()
{
	for i in 1 2 3 4; do
		load_run curl -gs -o /dev/null "http://$server4/big"
	done
}
download
filled()
{
	in_router tc -s qdisc show dev lan | grep -q 'backlog [1-9][0-9]*[KM]'
}
check "the line is full" wait_for 30 filled
sleep 5
beside=$(ask_thrice)
check "shaped" in_router "$load_limen" shape apply --socket "$native_socket"
# the downloads are older than the rules, and so in no class: others
load_stop
download
busy()
{
	[ "$(in_router "$load_limen" shape -j -f "$limend_conf" | jq '[.queues[] |
		select(.interface == "lan" and .class == "bulk") | .backlog] |
		add')" -gt 10000 ]
}
check "the queue is here now" wait_for 30 busy
sleep 3
shaped=$(ask_thrice)
echo "# median of an exchange: idle $idle us, beside downloads $beside us," \
	"shaped $shaped us"
check "beside downloads an exchange waits" test "$beside" -gt $((idle + 10000))
check "shaped, less than 10 ms more than idle" \
	test "$shaped" -lt $((idle + 10000))
load_stop
check "cleared" in_router "$load_limen" shape clear
check "the line is as it was" sh -c "ip netns exec $router tc qdisc show dev lan |
	grep -q 'qdisc tbf 9: root'"
check "limend ends well" native_stop
finish
