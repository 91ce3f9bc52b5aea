#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# A packet of a decided flow carries its class in skb->priority and, if the
# class asks, in its mark: with an htb tree and no tc filter, http is held to
# its class's rate, ssh on the same link is not.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

services_big=600000000

# speed_http HOST: kbit/s of six seconds of a download
speed_http()
{
	in_client curl -sS -o /dev/null --max-time 6 -w '%{speed_download}' \
		"http://$1/big" 2>/dev/null | awk '{ printf "%d", $1 * 8 / 1000 }'
}

# rate_to_client: kbit/s of all that goes to the client, for four seconds. The clock
# is looked at first and last: a rate is never taken for more than it was.
rate_to_client()
{
	test_clock
	rate_from=$test_now
	rate_bytes=$(bytes_to_client)
	sleep 4
	rate_bytes=$(($(bytes_to_client) - rate_bytes))
	test_clock
	# hundredths of a second
	echo $((rate_bytes * 8 / (test_now - rate_from) / 10))
}

bytes_to_client()
{
	in_router cat /sys/class/net/lan/statistics/tx_bytes
}

# rate_http HOST: kbit/s of a download, from when its flow is decided and what was
# sent before that has arrived: until then no class holds it. A machine that stands
# still sends less than it may, and then the rate is taken again.
rate_http()
{
	rate_before=$(class20)
	ip netns exec $client curl -gsS -o /dev/null "http://$1/big" 2>/dev/null &
	rate_download=$!
	wait_for 30 is_held >/dev/null
	for rate_try in 1 2 3 4 5; do
		rate=$(rate_to_client)
		[ "$rate" -lt 600 ] || break
	done
	kill $rate_download
	wait $rate_download 2>/dev/null
	echo "$rate"
}

# the class has sent some of it, and has more
is_held()
{
	[ "$(class20)" -gt $((rate_before + 50)) ] && ! drained
}

class10()
{
	class_packets_of 1:10
}

class20()
{
	class_packets_of 1:20
}

# what a download left waiting in the class is to be gone before the next one:
# at 1 Mbit/s a full queue lasts for seconds
drained()
{
	in_router tc -s class show dev lan classid 1:20 | grep -q 'backlog 0b 0p'
}

# rate_ssh HOST: kbit/s of a file read through ssh, from its first byte on
rate_ssh()
{
	rate_bytes=$(in_client ssh -q -i "$services/user_key" -o BatchMode=yes \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
		"root@$1" cat "$services/www/big" 2>/dev/null |
		{ head -c 1 >/dev/null; timeout 5 cat; } | wc -c)
	echo $((rate_bytes * 8 / 5 / 1000))
}

# between NAME LOW VALUE HIGH
between()
{
	if [ "$3" -ge "$2" ] && [ "$3" -le "$4" ]; then
		ok "$1 ($3)"
	else
		not_ok "$1" "$3 is not within $2..$4"
	fi
}

check "the servers start" services_up http ssh redis
check "limend binds" limend_up '
mark_mask = 0xff00
class interactive { members = { "ssh" } priority = "1:10" }
class web { members = { "http", "redis" } priority = "1:20" mark = 0x2000 }
'
free_http=$(speed_http $server4)
free_ssh=$(rate_ssh $server4)
echo "# without a qdisc: http $free_http kbit/s, ssh $free_ssh kbit/s"

in_router sh -ec '
	tc qdisc add dev lan root handle 1: htb default 10
	tc class add dev lan parent 1: classid 1:1 htb rate 1gbit
	tc class add dev lan parent 1:1 classid 1:10 htb rate 500mbit ceil 1gbit
	tc class add dev lan parent 1:1 classid 1:20 htb rate 1mbit ceil 1mbit burst 16k'
equal "there is no tc filter" "" "$(in_router tc filter show dev lan)"
in_router iptables -t mangle -A POSTROUTING -o lan -m mark --mark 0x2000/0xff00

for host in $server4 "[$server6]"; do
	check "nothing waits in the class" wait_for 60 drained
	between "http is held to its 1 Mbit/s class, $host" 600 "$(rate_http "$host")" 1150
done
# ssh is as fast as an emulated processor encrypts, which varies with what else
# the machine does: well beyond the other class's ceiling nothing holds it
check "http was faster before ($free_http kbit/s)" test "$free_http" -gt 10000
not_held()
{
	held=$(rate_ssh $server4)
	[ "$held" -gt 2000 ]
}
check "ssh is not held" wait_for 10 not_held

# both at once: the classes keep apart under contention, too
ip netns exec $client curl -sS -o /dev/null "http://$server4/big" 2>/dev/null &
download=$!
rate_before=$(class20)
wait_for 30 is_held
check "ssh beside a running download is not held" wait_for 10 not_held
check "which still runs" kill -0 $download
kill $download
wait $download 2>/dev/null

marked=$(in_router iptables -t mangle -nvxL POSTROUTING | awk '/0x2000/ { print $1 }')
check "packets of the class carry its mark ($marked)" test "$marked" -gt 20

check "the class has nothing left to send" wait_for 60 drained

# a change of policy works on the flows that are there
wait_for 60 no_conversations
ip netns exec $client redis-cli -h $server4 -r -1 -i 0.1 ping >/dev/null 2>&1 &
conversation=$!
# joins CLASS: twenty more packets are in it
joins()
{
	[ "$($1)" -gt $((joined + 20)) ]
}
joined=$(class20)
check "a conversation is in its class" wait_for 30 joins class20
limend_configure '
mark_mask = 0xff00
class interactive { members = { "redis" } priority = "1:10" }'
joined=$(class10)
check "limen reload" in_router build/limen reload
check "a live flow changes its class with the policy" wait_for 30 joins class10
left=$(class20)
joined=$(class10)
check "and stays there" wait_for 30 joins class10
equal "and leaves the old one" "$left" "$(class20)"
kill $conversation 2>/dev/null
wait $conversation 2>/dev/null

check "limend leaves cleanly" limend_down
services_down
finish
