# SPDX-License-Identifier: GPL-2.0-or-later
#
# latency.sh - questions and answers beside downloads that fill a line, at whose
# head there is one long queue; then the same with limen's queues. Sourced after
# on_machine.sh or on_guest.sh.

cat >"$limend_dir/ask.py" <<'P'
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
print(int(took[len(took) // 2] * 1e6), int(took[len(took) * 95 // 100] * 1e6))
P

# ask NAME: the median, and the 95th of a hundred, in microseconds; of three
# times a hundred exchanges those in the middle
ask()
{
	for i in 1 2 3; do
		in_client timeout 100 python3 "$limend_dir/ask.py" $server4 100
	done >"$limend_dir/asked"
	asked_middle=$(cut -d ' ' -f 1 "$limend_dir/asked" | median)
	asked_late=$(cut -d ' ' -f 2 "$limend_dir/asked" | median)
	echo "# an exchange, $1: $asked_middle us, 95 of 100 below $asked_late us"
}

download()
{
	for i in 1 2 3 4; do
		load_run curl -gs -o /dev/null "http://$server4/big"
	done
}

filled()
{
	on_line show | grep -q 'backlog [1-9][0-9]*[KM]'
}

# the class of downloads has much to send
busy()
{
	[ "$(limen shape -j | jq '[.queues[] | select(.class == "bulk") |
		.backlog] | add')" -gt 10000 ]
}

on_up
services_big=2000000000
on_configure "mark_mask = 0xff0000
class asked { members = { \"redis\" } rate = \"10%\" precedence = 0 }
class bulk { members = { \"http\" } precedence = 7 }
$on_arrives"
check "limend starts" on_start || finish
check "the servers start" services_up http redis

check "the line" on_line add
ask "on an idle line"
idle=$asked_middle
download
check "the line is full" wait_for 60 filled
sleep 5
ask "beside downloads"
check "beside downloads an exchange waits" test "$asked_middle" \
	-gt $((idle + 10000))
check "shaped" limen shape apply
# the downloads are older than the rules, and so in no class: others
load_stop
download
check "the queue is limen's now" wait_for 60 busy
sleep 3
ask "beside downloads, shaped"
check "shaped, less than 10 ms more than idle" test "$asked_middle" \
	-lt $((idle + 10000))
load_stop
check "cleared" limen shape clear
as_it_was()
{
	on_line show | grep -q 'qdisc tbf 9: root'
}
check "the line is as it was" as_it_was
check "limend ends well" on_stop
services_down
finish
