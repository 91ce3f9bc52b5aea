#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What limen boundary tells of packets: the cost of a decision by stage, from
# the kernel's push to the verdict, and how full the ways to user space were.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/vm/daemon.sh
limen=build/limen
said=$limend_dir/said
crossings=/sys/kernel/limen/crossings

# questions N: as many flows, each a question for a name that nobody answers
questions()
{
	in_client python3 -c '
import socket, sys
question = b"\0\1\1\0\0\1\0\0\0\0\0\0\5limen\4test\0\0\1\0\1"
for port in range(20000, 20000 + int(sys.argv[2])):
	with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
		s.bind(("", port))
		s.sendto(question, (sys.argv[1], 53))
' "$server4" "$1"
}
packets()
{
	in_router $limen boundary -j | jq -c "$1"
}
decided()
{
	[ "$(router_counter flow_decided)" -ge "$1" ]
}

limend_few dns
check "crossings are timed" $limen boundary --on
check "limend starts" limend_up || finish
# before the neighbours know each other not all of so many would be kept
check "the server answers" in_client ping -q -c 1 -W 20 "$server4"
check "300 flows" questions 300
check "are decided" wait_for 60 decided 300
equal "each push was timed" "$(router_counter packet_copied)" \
	"$(router_counter push_timed)"
check "it took time" test "$(router_counter push_ns)" -gt 0
in_router $limen boundary -j >"$said"
row='.packets.stages[] | select(.protocol == "dns")'
equal "every stage has its time" \
	"push_ns wait_ns read_ns flow_ns regex_ns verdict_ns" \
	"$(jq -r "$row | [\"push_ns\", \"wait_ns\", \"read_ns\", \"flow_ns\", \"regex_ns\",
	\"verdict_ns\"] - ([.] | map(to_entries[] | select(.value == null or .value <= 0).key)) |
	join(\" \")" "$said")"
equal "and these two at least a place" true \
	"$(jq "$row | .reassembly_ns != null and .decode_ns != null" "$said")"
equal "and what is in none is told" number \
	"$(jq -r '.packets.stages_lost | type' "$said")"
# each is rounded down
equal "a decision is their sum" true "$(jq "$row | .decision_ns - (.push_ns + .read_ns +
	.flow_ns + .reassembly_ns + .decode_ns + .regex_ns + .verdict_ns) |
	. >= 0 and . < 8" "$said")"
equal "packets and bytes of the decided flows" \
	"$(router_counter packet_copied) $(router_counter byte_pushed)" \
	"$(jq -r '.packets | "\(.pushed_packets) \(.pushed_bytes)"' "$said")"
equal "bytes copied per flow" "$(($(router_counter byte_pushed) / 300))" \
	"$(jq -r .packets.bytes_per_flow "$said")"
equal "push to verdict was measured for each" 300 \
	"$(jq .packets.latency.verdicts "$said")"
equal "how full the rings were" true "$(jq '[.packets.roads[] |
	select(.road == "ring" and .size > 0 and .lost == 0).high_water] | max > 0' "$said")"
check "the table is there to read" sh -c \
	"ip netns exec $router $limen boundary | grep -q 'PROTOCOL.*PUSH.*WAIT.*READ.*REGEX.*VERDICT'"

# without times
check "counting alone" $limen boundary --count
before=$(router_counter push_timed)
check "more flows" questions 400
check "are decided, too" wait_for 60 decided 400
equal "no push is timed then" "$before" "$(router_counter push_timed)"
check "limend ends well" limend_down
finish
