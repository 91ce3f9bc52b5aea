# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_life.sh - loading, unloading, namespaces that vanish

talk="$module_bin/talk"
ko=${LIMEN_KO:?}
spawn "$server" "$talk" serve 7
talk_pid=$spawned
wait_for 5 in_client "$talk" udp 2400 $server4 7 1 10

# generations: a flow labelled under one load of the module ...
in_router nft add table inet track
in_router nft 'add chain inet track pre { type filter hook prerouting priority 0; }'
in_router nft add rule inet track pre ct state established accept
tool_start a router
tool a bind 100 1 open
tool a label life 55
in_client "$talk" udp 2401 $server4 7 1 10 >/dev/null
check "a flow is labelled" tool_says a 'applied 1' \
	verdict udp $client4 2401 $server4 7 55 decided
old=$(ns_file generation)
tool a subscribe
check "rmmod while a daemon is bound" rmmod limen
check "it is told" tool_says a 'event gone portid [1-9]' events 200
check "its socket works, and finds no module" tool_says a 'error 2 ' state
tool_end a
check "nothing is left in sysfs and debugfs" sh -c \
	'! [ -e /sys/kernel/limen ] && ! [ -e /sys/kernel/debug/limen ]'

# ... means nothing under the next one
until insmod "$ko" && [ "$(cat /sys/kernel/limen/generation)" != "$old" ]; do
	rmmod limen
done
tool_start a router
tool a bind 100 1 open
mark_counters
in_client "$talk" udp 2401 $server4 7 2 10 >/dev/null
equal "a label of an earlier load is not believed" "0 4" \
	"$(added packet_decided) $(added packet_queued)"
tool_kill a
rmmod limen
insmod "$ko"
tool_start a router
check "unless a daemon hands the generation back" tool_says a \
	"generation=$old " bind 100 1 open "$old"
tool a label life 55
mark_counters
in_client "$talk" udp 2401 $server4 7 2 10 >/dev/null
equal "then it is" "4 0" "$(added packet_decided) $(added packet_queued)"
other=$((old % 4095 + 1))
check "once ids are given out it is too late for another" tool_says a \
	"generation=$old " bind 100 1 open $other
tool_end a
in_router nft delete table inet track

# namespaces
ip netns add gone
ip -n gone link set lo up
tool_start g gone
tool g bind 300 1 open
tool g label web
tool g class 1 drop
tool g policy 0 0 0
ip netns exec gone nft add table inet x
# a queue that holds packets: its program does not answer
tool_start h gone
tool_begin h hold 300 1 50000
spawn gone "$talk" udp 2410 127.0.0.1 7 1 10 >/dev/null
check "a packet waits in its queue" tool_waits h '^packets 1$'
ino=$(netns_ino gone)
check "a second namespace has a folder of its own" \
	test -d "/sys/kernel/limen/net/$ino"
ip netns pids gone | xargs -r kill -9
ip netns delete gone
tool_end g
tool_end h
check "a namespace that ends takes its folders along" wait_for 10 sh -c \
	"! [ -e /sys/kernel/limen/net/$ino ] && ! [ -e /sys/kernel/debug/limen/$ino ]"

# many, at once
for i in 1 2 3 4 5 6 7 8; do
	ip netns add many$i
	tool_start m$i many$i
	tool m$i bind 1 1 open
	tool m$i fill label 50
done
equal "eight more namespaces" 9 "$(ls /sys/kernel/limen/net | wc -l)"
for i in 1 2 3 4; do
	tool_end m$i
	ip netns delete many$i
done
check "rmmod with eight bound or lost" rmmod limen
for i in 5 6 7 8; do
	tool_end m$i
	ip netns delete many$i
done
insmod "$ko"

# packets waiting in the queue when the module goes, and when it unbinds
held_by()
{
	tool_start q router
	tool_begin q hold 100 6 50000
	for port in 2411 2412 2413; do
		spawn "$client" "$talk" lost $port $server4 7 1 100 >/dev/null
		spawn "$client" "$talk" lost $((port + 10)) $server6 7 1 100 >/dev/null
	done
	tool_waits q '^packets 6$'
}
tool_start a router
tool a bind 100 1 open
check "packets wait in a queue" held_by
check "rmmod meanwhile" rmmod limen
tool_end q
tool_end a
insmod "$ko"
tool_start a router
tool a bind 100 1 closed
check "packets wait again" held_by
check "unbind meanwhile" tool_expect a unbind
tool_end q
equal "and packets pass" "sent 3 got 3" \
	"$(in_client "$talk" udp 2414 $server4 7 3 10)"
tool_end a

# again and again under traffic
rounds=${LIFE_ROUNDS:-40}
spawn "$client" ping -q -i 0.02 $server4 >/dev/null 2>&1
ping_pid=$spawned
spawn "$server" iperf3 -s >/dev/null 2>&1
iperf_pid=$spawned
(while in_client iperf3 -t 5 -b 5M -c $server4; do :; done) >/dev/null 2>&1 &
loop_pid=$!
load_and_bind()
{
	local i
	for ((i = 0; i < rounds; i++)); do
		rmmod limen || return
		insmod "$ko" || return
		printf 'bind 100 2 open\nlabel web\nclass 1 mark 1\nmap 1 1\npolicy 1 1 1\n%s\n' \
			"$([ $((i % 3)) = 0 ] && echo unbind)" |
			in_router "$module_bin/genltool" >/tmp/bind.log || return
		! grep error /tmp/bind.log || return
	done
}
check "$rounds loads and unloads under traffic" load_and_bind
kill $loop_pid $ping_pid $iperf_pid 2>/dev/null
ip netns pids "$client" | xargs -r kill 2>/dev/null
in_client "$talk" udp 2450 $server4 7 1 10 >/dev/null
equal "traffic still flows" "sent 5 got 5" \
	"$(in_client "$talk" udp 2450 $server4 7 5 10)"
check "the module can be unloaded" rmmod limen
check "and loaded" insmod "$ko"

kill $talk_pid
