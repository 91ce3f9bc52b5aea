#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kill -9 of the daemon under an iperf3 and 200 parallel transfers: none
# fails, nothing is dropped because of us, a restarted daemon goes on, and
# decided flows keep their class throughout.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

classes='
class web { members = { "http", "redis" } priority = "1:20" mark = 0x20 }
mark_mask = 0xff
'

# class_packets: packets of class 1:20 so far
class_packets()
{
	class_packets_of 1:20
}

check "the servers start" services_up http redis
head -c 20000 /dev/urandom >"$services/www/small"
in_router sh -ec '
	tc qdisc add dev lan root handle 1: htb default 10
	tc class add dev lan parent 1: classid 1:10 htb rate 1gbit
	tc class add dev lan parent 1: classid 1:20 htb rate 1gbit'
check "limend binds" limend_up "$classes"

ip netns exec $server iperf3 -s -1 -p 5201 >"$services/iperf.log" 2>&1 &
service_wait iperf 5201
ip netns exec $client iperf3 -c $server4 -p 5201 -t 32 -i 4 -b 20M -J >"$services/iperf.json" 2>&1 &
iperf=$!
# one connection that lives through everything
ip netns exec $client curl -sS -o /dev/null --limit-rate 200k -w '%{http_code} %{size_download}' \
	"http://$server4/big" --max-time 400 -r 0-6999999 >"$services/long" 2>&1 &
long=$!

# and one that talks all the time, to see in which class it is
ip netns exec $client redis-cli -h $server4 -r -1 -i 0.1 ping >/dev/null 2>&1 &
conversation=$!

# transfers: 200 at a time, each a connection of its own
transfers()
{
	for number in $(seq 200); do
		printf 'url = "http://%s/small"\noutput = /dev/null\n' $server4
	done >"$services/urls"
	ip netns exec $client curl -sS --parallel --parallel-immediate --parallel-max 200 \
		--max-time 400 -w '%{http_code} %{size_download}\n' \
		--no-keepalive -H 'Connection: close' -K "$services/urls" \
		>"$services/transfers.$1" 2>"$services/transfers.$1.err" &
	transfers=$!
}

# all_transferred NAME
all_transferred()
{
	wait $transfers
	equal "$2" 200 "$(grep -c '^200 20000$' "$services/transfers.$1")" ||
		comment <"$services/transfers.$1.err"
}

# keeps_class NAME: a test: a conversation that is decided is in its class
keeps_class()
{
	before=$(class_packets)
	check "$1" wait_for 20 goes_on
}

goes_on()
{
	[ "$(class_packets)" -gt "$((before + 5))" ]
}

sleep 3
transfers kill
sleep 1
kill -9 $limend_pid
wait $limend_pid 2>/dev/null
all_transferred kill "200 transfers live through the kill"

equal "the namespace is down" down "$(cat $router_sysfs/state)"
keeps_class "a decided flow keeps its class without a daemon"
transfers down
all_transferred down "200 transfers pass without a daemon"

check "another limend binds" limend_start
equal "the namespace is bound" bound "$(cat $router_sysfs/state)"
keeps_class "a decided flow keeps its class with the new daemon"
decided=$(router_counter flow_decided)
transfers again
all_transferred again "200 transfers with the new daemon"
check "the new daemon decides flows" wait_for 20 flows_decided $((decided + 1))

wait $long
equal "the long transfer is whole" "206 7000000" "$(cat "$services/long")"
kill $conversation 2>/dev/null
wait $conversation 2>/dev/null
wait $iperf
check "iperf3 saw no error" jq -e '.error == null and .end.sum_received.bytes > 0' \
	"$services/iperf.json"
# a machine that stands still for a second is none that lost packets
check "iperf3 moved data all the time" jq -e \
	'[.intervals[].sum.bytes] | min > 0' "$services/iperf.json"
equal "nothing was dropped by the module" "0 0" \
	"$(router_counter packet_dropped) $(router_counter packet_refused)"
check "limend leaves cleanly" limend_down

# with queues, where packets wait for the daemon, its guard lets them go
check "limend binds by queues" limend_up "$classes
transport = queue"
transfers queue
sleep 1
kill -9 $limend_pid
wait $limend_pid 2>/dev/null
all_transferred queue "200 transfers live through a kill with queues"
check "another limend binds by queues" limend_start
check "limend leaves cleanly again" limend_down

# closed: undecided flows stop while nobody decides, decided ones do not
check "limend binds, closed" limend_up "$classes
on_daemon_down = closed"
decided=$(router_counter flow_decided)
ip netns exec $client curl -sS -o /dev/null --limit-rate 100k -w '%{http_code} %{size_download}' \
	"http://$server4/big" --max-time 400 -r 0-999999 >"$services/long" 2>&1 &
long=$!
check "a long transfer is decided" wait_for 30 flows_decided $((decided + 1))
kill -9 $limend_pid
wait $limend_pid 2>/dev/null
check_fails "a new flow is refused while the daemon is away" \
	in_client curl -sS -o /dev/null --max-time 4 "http://$server4/small"
check "what was refused is counted" test "$(router_counter packet_refused)" -gt 0
wait $long
equal "a decided flow goes on" "206 1000000" "$(cat "$services/long")"
check "another limend binds" limend_start
check "new flows pass again" use_http $server4 small
check "limend leaves cleanly" limend_down
services_down
finish
