#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 300
#
# A packet of a decided flow carries its class in skb->priority and, if the
# class asks, in its mark: with an htb tree and no tc filter, http is held to
# its class's rate, ssh on the same link is not.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T -t 280
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

services_big=60000000

# speed_http HOST: kbit/s of a whole download
speed_http()
{
	in_client curl -sS -o /dev/null --max-time 6 -w '%{speed_download}' \
		"http://$1/big" 2>/dev/null | awk '{ printf "%d", $1 * 8 / 1000 }'
}

# rate_http HOST: kbit/s of a download, its first second left out: until the
# flow is decided no class holds it
rate_http()
{
	rate_bytes=$(in_client curl -sSN --max-time 10 "http://$1/big" 2>/dev/null |
		{ timeout 1 cat >/dev/null; timeout 5 cat; } | wc -c)
	echo $((rate_bytes * 8 / 5 / 1000))
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

# what a download left waiting in the class is to be gone before the next one:
# at 1 Mbit/s a full queue lasts for seconds
drained()
{
	in_router tc -s class show dev lan classid 1:20 | grep -q 'backlog 0b 0p'
}

for host in $server4 "[$server6]"; do
	check "nothing waits in the class" wait_for 60 drained
	between "http is held to its 1 Mbit/s class, $host" 600 "$(rate_http "$host")" 1150
done
# ssh is as fast as an emulated processor encrypts, which varies with what else
# the machine does: well beyond the other class's ceiling nothing holds it
check "http was faster before ($free_http kbit/s)" test "$free_http" -gt 10000
not_held()
{
	[ "$1" -gt 2000 ]
}
held=$(rate_ssh $server4)
check "ssh is not held ($held kbit/s)" not_held "$held"

# both at once: the classes keep apart under contention, too
ip netns exec $client curl -sS -o /dev/null --max-time 20 "http://$server4/big" 2>/dev/null &
download=$!
sleep 1
held=$(rate_ssh $server4)
check "ssh beside a running download is not held ($held kbit/s)" \
	not_held "$held"
wait $download

marked=$(in_router iptables -t mangle -nvxL POSTROUTING | awk '/0x2000/ { print $1 }')
check "packets of the class carry its mark ($marked)" test "$marked" -gt 100

check "the class has nothing left to send" wait_for 60 drained

# a change of policy works on the flows that are there
ip netns exec $client redis-cli -h $server4 -r 200 -i 0.1 ping >/dev/null 2>&1 &
conversation=$!
sleep 2
limend_configure '
mark_mask = 0xff00
class interactive { members = { "redis" } priority = "1:10" }'
check "limen reload" in_router build/limen reload
class10()
{
	class_packets_of 1:10
}
class20()
{
	class_packets_of 1:20
}
sleep 1
left=$(class20)
joined=$(class10)
sleep 3
check "a live flow changes its class with the policy" \
	test "$(class10)" -gt $((joined + 20))
equal "and leaves the old one" "$left" "$(class20)"
kill $conversation 2>/dev/null
wait $conversation 2>/dev/null

check "limend leaves cleanly" limend_down
services_down
finish
