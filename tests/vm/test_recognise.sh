#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 1300
#
# Real programs through the router, IPv4 and IPv6, plain, source-translated
# and destination-translated: each flow is decided as what it is, at the
# packet where its evidence comes, and never reaches user space afterwards.
# By rings; and once more by queues.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T -t 1200
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

decisions=$limend_dir/decisions

# decided LABEL PORT [FAMILY]: the monitor has told of such a flow. The
# label may be the application over it or a child; PORT is the server's.
decided()
{
	case ${3-} in 6) decided_family=: ;; *) decided_family=. ;; esac
	jq -es --arg want "$1" --argjson port "$2" --arg dot "$decided_family" '
		any(.[]; .event == "decision" and .state == "decided" and
			.label == $want and .b_port == $port and
			(.b | contains($dot)))' "$decisions"
}

# recognised NAME LABEL PORT FAMILY COMMAND...
recognised()
{
	recognised_name=$1
	recognised_label=$2
	recognised_port=$3
	recognised_family=$4
	shift 4
	: >"$decisions"
	if ! "$@" >"$limend_dir/client" 2>&1; then
		not_ok "$recognised_name" "the client failed"
		comment <"$limend_dir/client"
		return
	fi
	if wait_for 20 decided "$recognised_label" "$recognised_port" "$recognised_family"; then
		ok "$recognised_name"
	else
		not_ok "$recognised_name" "no such decision"
		comment <"$decisions"
	fi
}

# all_programs SUFFIX FAMILY...
all_programs()
{
	suffix=$1
	shift
	for family; do
		case $family in
		4) host=$server4 url=$server4 ;;
		6) host=$server6 url="[$server6]" ;;
		esac
		recognised "http by curl and nginx, IPv$family$suffix" http 80 $family use_http "$url"
		recognised "https by curl and nginx, IPv$family$suffix" tls 443 $family \
			use_https www.limen.test "$url"
		recognised "ssh by OpenSSH, IPv$family$suffix" ssh 22 $family use_ssh "$host"
		recognised "dns by dig and dnsmasq, IPv$family$suffix" dns 53 $family use_dns "$host"
		recognised "dns over tcp, IPv$family$suffix" dns 53 $family use_dns "$host" A +tcp
		recognised "redis, IPv$family$suffix" redis 6379 $family use_redis "$host"
		recognised "mqtt by mosquitto, IPv$family$suffix" mqtt 1883 $family use_mqtt "$host"
		recognised "smtp by curl and aiosmtpd, IPv$family$suffix" smtp 25 $family use_smtp "$url"
	done
}

check "the servers start" services_up http ssh dns redis mqtt smtp
transport()
{
	in_router build/limen status -j | jq -r .transport.kind
}

# appending, so that the file can be emptied while it runs
monitor_start()
{
	ip netns exec $router build/limen monitor -j >>"$decisions" 2>&1 &
	monitor=$!
	limend_monitored
}

monitor_stop()
{
	kill $monitor 2>/dev/null
	wait $monitor 2>/dev/null
}

check "limend binds" limend_up
equal "packets come by rings" ring "$(transport)"
monitor_start

all_programs "" 4 6

in_router iptables -t nat -A POSTROUTING -o wan -j MASQUERADE
in_router ip6tables -t nat -A POSTROUTING -o wan -j MASQUERADE
all_programs ", SNAT" 4 6

in_router iptables -t nat -A PREROUTING -i lan -p tcp --dport 8000 \
	-j DNAT --to-destination $server4:80
in_router ip6tables -t nat -A PREROUTING -i lan -p tcp --dport 8000 \
	-j DNAT --to-destination "[$server6]:80"
recognised "http behind DNAT and SNAT, IPv4" http 8000 4 use_http "$router4:8000"
recognised "http behind DNAT and SNAT, IPv6" http 8000 6 use_http "[$router6]:8000"

# http's evidence is in the first packet with payload
first=$(jq -rs 'map(select(.label == "http")) | last | .packet' "$decisions")
check "http is decided at its request, not later (packet $first)" test "$first" -le 2

# From the decision on a flow is the kernel's alone: one long conversation,
# and nothing else, between two looks at the counters.
wait_for 20 no_conversations
: >"$decisions"
ip netns exec $client redis-cli -h $server4 -r -1 -i 0.1 ping >/dev/null 2>&1 &
conversation=$!
wait_for 20 decided redis 6379 4
# more_decided: twenty more packets of decided flows
more_decided()
{
	[ "$(router_counter packet_decided)" -gt "$((before + 20))" ]
}
before=$(router_counter packet_decided)
check "its packets are counted as decided" wait_for 20 more_decided
queued=$(router_counter packet_queued)
copied=$(router_counter packet_copied)
before=$(router_counter packet_decided)
check "and so are those that come then" wait_for 20 more_decided
equal "no packet of a decided flow is queued" "$queued" "$(router_counter packet_queued)"
equal "no packet of a decided flow is copied" "$copied" "$(router_counter packet_copied)"
kill $conversation
wait $conversation 2>/dev/null

equal "nothing was dropped" "0 0" \
	"$(router_counter packet_dropped) $(router_counter packet_refused)"
monitor_stop
check "limend leaves cleanly" limend_down

check "limend binds by queues" limend_up 'transport = queue'
equal "packets come by queues" queue "$(transport)"
monitor_start
copied=$(router_counter packet_copied)
all_programs ", SNAT, queue" 4
equal "none of them was copied" "$copied" "$(router_counter packet_copied)"
monitor_stop
check "limend leaves cleanly once more" limend_down
check "the module unloads" rmmod limen
check "the module loads again" insmod "$LIMEN_KO"
check "limend binds again" limend_start
check "limend leaves cleanly again" limend_down
services_down
finish
