#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limend alone, on a plain NFQUEUE rule: real programs, both families, flows
# decided and marked, and then no longer in the queue.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up
native_configure '
class web   { members = {"http", "tls"} mark = 1 }
class admin { members = {"ssh"} mark = 2 priority = "1:10" }
class names { members = {"dns"} mark = 3 }
class store { members = {"redis"} mark = 4 }
class no    { members = {"smtp"} drop = true }
class give_up { members = {"unknown"} mark = 5 }'
native_rules
check "limend starts" native_start || finish
check "the servers start" services_up http ssh dns redis mqtt smtp

for host in $server4 $server6; do
	case $host in
	*:*) family=ipv6 web="[$host]" ;;
	*) family=ipv4 web=$host ;;
	esac
	check "http over $family" use_http $web
	check "https over $family" use_https $web
	check "ssh over $family" use_ssh $host
	check "dns over $family" use_dns $host
	check "redis over $family" use_redis $host
	check "mqtt over $family" use_mqtt $host
	flow_is "http's mark over $family" 1 tcp 80 $family
	flow_is "https's mark over $family" 1 tcp 443 $family
	flow_is "ssh's mark over $family" 2 tcp 22 $family
	flow_is "dns's mark over $family" 3 udp 53 $family
	flow_is "redis's mark over $family" 4 tcp 6379 $family
	flow_is "mqtt, in no class, has the mark of the finished over $family" \
		128 tcp 1883 $family
	check_fails "smtp, whose class drops, over $family" \
		timeout 5 ip netns exec "$client" curl -gsS -o /dev/null \
		--max-time 4 "smtp://$web"
done

decided()
{
	native_ask protocols | jq -r '.protocols[] | "\(.name) \(.flows)"' |
		sort | paste -sd ' '
}
equal "each that may pass was decided once a family" \
	"dns 2 http 2 mqtt 2 redis 2 ssh 2 tls 2" "$(decided)"

before=$(native_ask counters source.packets)
check "a long transfer" use_http $server4 big
after=$(native_ask counters source.packets)
in_queue=$((after - before))
check "of it few packets are queued ($in_queue)" [ $in_queue -lt 100 ]

# Address translation: the daemon sees neither end of the table's tuples
in_router iptables -t nat -A POSTROUTING -o wan -j MASQUERADE
check "http, source translated" use_http $server4
translated_has()
{
	[ "$(in_router conntrack -L -p tcp --reply-dst $router4_wan 2>/dev/null |
		sed -n 's/.* mark=\([0-9]*\).*/\1/p' | sort -u)" = "$1" ]
}
check "its mark" wait_for 10 translated_has 1
in_router iptables -t nat -F POSTROUTING
in_router iptables -t nat -A PREROUTING -d $router4 -p tcp --dport 8000 \
	-j DNAT --to-destination $server4:80
check "http, destination translated" use_http $router4:8000
flow_is "its mark" 1 tcp 8000

check "no packet was lost, none was without its verdict" \
	[ "$(native_ask status queues.0.queue_dropped queues.0.user_dropped \
	queues.0.send_failed queues.0.refused queues.0.truncated \
	queues.0.malformed | sort -u)" = 0 ]
check "limend ends well" native_stop
equal "what it said" "" "$(grep -v -e ' ready: ' -e ' leaving: ' "$native_log")"
finish
