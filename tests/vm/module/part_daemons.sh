# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_daemons.sh - daemons come, go, crash and come back

talk="$module_bin/talk"
spawn "$server" "$talk" serve 7
talk_pid=$spawned
in_router conntrack -F 2>/dev/null

# older than limen: no daemon since the last flow began
tool_start a router
tool a bind 100 1 open
tool a unbind
tool_end a
in_router sysctl -qw net.netfilter.nf_conntrack_udp_timeout=300
in_router nft add table inet track
in_router nft 'add chain inet track pre { type filter hook prerouting priority 0; }'
in_router nft add rule inet track pre ct state established accept
wait_for 5 in_client "$talk" udp 2300 $server4 7 1 10
tool_start a router
tool_start w router
tool w subscribe
tool a bind 100 1 open
mark_counters
in_client "$talk" udp 2300 $server4 7 3 10 >/dev/null
equal "a flow older than limen is late, and passes" "6 0" \
	"$(added packet_late) $(added packet_queued)"
check "a verdict for it is refused" tool_says a 'applied 0 missed 0 refused 1' \
	verdict udp $client4 2300 $server4 7 0 testing
check "debugfs calls it late" sh -c 'grep ":2300 .* late$" "$1"' - \
	"$router_debugfs/flows"

# a crash
tool a label web
web=${answer%$'\n'}
tool a class 1 mark 0x30000
tool a map $web 1
tool a policy 0 0 0xff0000
in_client "$talk" udp 2301 $server4 7 1 10 >/dev/null
tool a verdict udp $client4 2301 $server4 7 $web decided
mark_counters
tool_kill a
check "everybody learns of the crash" tool_says w 'event daemon_lost portid [1-9]' events 200
check "nobody is bound" tool_says w 'state=down portid=0 pid=0' state
equal "sysfs agrees" "down 0" "$(ns_file state) $(ns_file owner_portid)"
equal "open: undecided flows pass" "sent 3 got 3" \
	"$(in_client "$talk" udp 2302 $server4 7 3 10)"
equal "unwatched" "6 0" "$(added packet_unwatched) $(added packet_queued)"
before=$(ns_file classes/1/packets)
in_client "$talk" udp 2301 $server4 7 3 10 >/dev/null
equal "decided flows keep their class" 6 \
	$(($(ns_file classes/1/packets) - before))

# the next one
bound_before=$(counter daemon_bound)
lost_before=$(counter daemon_lost)
tool_start a router
check "another daemon takes over" tool_says a 'state=bound' bind 100 1 closed
check "with the same ids" tool_says a "^$web\$" label web
check "and the same policy" tool_says a '^class 1 .* flags 2' classes
before=$(ns_file classes/1/packets)
in_client "$talk" udp 2301 $server4 7 3 10 >/dev/null
equal "decided flows have kept their class" 6 \
	$(($(ns_file classes/1/packets) - before))
mark_counters
in_client "$talk" udp 2302 $server4 7 3 10 >/dev/null
equal "flows begun meanwhile can be labelled" "6 0" \
	"$(added packet_queued) $(added packet_late)"
check "and are" tool_says a 'applied 1' verdict udp $client4 2302 $server4 7 $web decided
equal "one more was bound than lost or unbound" "$((bound_before + 1)) $lost_before" \
	"$(counter daemon_bound) $(counter daemon_lost)"

# closed
tool_end a
check "an orderly end without unbind is a loss, too" tool_says w 'state=down' state
mark_counters
equal "closed: undecided flows are refused" "sent 3 got 0" \
	"$(in_client "$talk" lost 2303 $server4 7 3 10)"
equal "and counted" 3 "$(added packet_refused)"
equal "decided ones go on" "sent 3 got 3" \
	"$(in_client "$talk" udp 2302 $server4 7 3 10)"
check_fails "new connections do not come up" \
	timeout 2 ip netns exec "$client" "$talk" tcp 2304 $server4 7 1 10
equal "ping works" 0 "$(in_client ping -qc 2 -i 0.1 $server4 >/dev/null; echo $?)"
tool_start a router
tool a bind 100 1 closed
lost_before=$(counter daemon_lost)
tool a unbind
equal "unbound: everything passes" "sent 3 got 3" \
	"$(in_client "$talk" udp 2303 $server4 7 3 10)"
tool_end a
equal "an unbind is not a loss" "$lost_before" "$(counter daemon_lost)"

in_router nft delete table inet track
kill $talk_pid
tool_end w
