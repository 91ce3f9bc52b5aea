# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_traffic.sh - which packets go where; every number is exact

spawn "$server" "$module_bin/talk" serve 7
talk_pid=$spawned
talk="$module_bin/talk"
tool_start a router
tool a bind 100 1 open
tool a label web
web=${answer%$'\n'}
wait_for 5 in_client "$talk" udp 1999 $server4 7 1 10
in_router conntrack -F 2>/dev/null

# undecided
mark_counters
tool_begin a serve 100 20 50000
equal "undecided datagrams come back" "sent 10 got 10" \
	"$(in_client "$talk" udp 2000 $server4 7 10 100)"
tool_wait a
equal "each went to the daemon, with its conntrack entry" \
	"packets 20 tuples 20 missed 0" "$(xargs <<<"$answer")"
equal "counted" "20 2560" "$(added packet_queued) $(added byte_pushed)"
equal "nobody listens: they pass" "sent 3 got 3" \
	"$(in_client "$talk" udp 2000 $server4 7 3 100)"

# a verdict
flow="udp $client4 2000 $server4 7"
mark_counters
check "testing" tool_says a 'applied 1 missed 0' verdict $flow 0 testing
check "provisional" tool_says a 'applied 1 missed 0' verdict $flow $web provisional
in_client "$talk" udp 2000 $server4 7 2 100 >/dev/null
equal "a provisional flow is still inspected" 4 "$(added packet_queued)"
check "testing comes too late" tool_says a 'applied 0 missed 0 refused 0' \
	verdict $flow 0 testing
check "decided" tool_says a 'applied 1 missed 0' verdict $flow $web decided
equal "of which the counters are" "3 1" \
	"$(added verdict_applied) $(added verdict_stale)"
mark_counters
label_before=$(ns_file labels/$web/packets)
equal "a decided flow goes on" "sent 10 got 10" \
	"$(in_client "$talk" udp 2000 $server4 7 10 100)"
equal "in the kernel alone" "20 0 20" \
	"$(added packet_decided) $(added packet_queued) $(added packet_tracked)"
equal "counted for its label" 20 \
	"$(($(ns_file labels/$web/packets) - label_before))"
check "provisional comes too late" tool_says a 'applied 0 missed 0 refused 0' \
	verdict $flow $web provisional
check "unknown comes too late" tool_says a 'applied 0 missed 0 refused 0' \
	verdict $flow 0 unknown
tool a label web/child
child=${answer%$'\n'}
check "decided again, as a child" tool_says a 'applied 1' verdict $flow $child decided
check "debugfs shows the flow" sh -c \
	'grep -q "^udp 10.77.1.2:2000 10.77.2.2:7 decided class 0 web/child word" "$1"' - \
	"$router_debugfs/flows"

# by itself: the daemon in small
tool_begin a serve 100 1 50000 7 $web decided
in_client "$talk" udp 2001 $server4 7 1 50 >/dev/null
tool_wait a
equal "a first packet's flow is known once it is let go" \
	"packets 1 tuples 1 missed 1" "$(xargs <<<"$answer")"
mark_counters
in_client "$talk" udp 2001 $server4 7 5 50 >/dev/null
equal "and decided from then on" "10 0" \
	"$(added packet_decided) $(added packet_queued)"

# given up
in_client "$talk" udp 2002 $server4 7 1 50 >/dev/null
check "unknown" tool_says a 'applied 1' verdict udp $client4 2002 $server4 7 0 unknown
mark_counters
in_client "$talk" udp 2002 $server4 7 5 50 >/dev/null
equal "a flow that was given up stays in the kernel" "10 0" \
	"$(added packet_unknown) $(added packet_queued)"
check "it may still be decided" tool_says a 'applied 1' \
	verdict udp $client4 2002 $server4 7 $web decided

# IPv6
tool_begin a serve 100 8 50000
equal "IPv6" "sent 3 got 3" "$(in_client "$talk" udp 2000 $server6 7 3 100)"
equal "behind an extension header" "sent 1 got 1" \
	"$(in_client "$talk" udp 2000 $server6 7 1 100 dstopts)"
tool_wait a
equal "was pushed" "packets 8 tuples 8 missed 0" "$(xargs <<<"$answer")"
check "and is decided" tool_says a 'applied 1' \
	verdict udp $client6 2000 $server6 7 $web decided
mark_counters
in_client "$talk" udp 2000 $server6 7 2 100 dstopts >/dev/null
equal "in the kernel alone over IPv6" "4 0" \
	"$(added packet_decided) $(added packet_queued)"

# TCP; what is late is not sent again, which would be counted, too
ip -n client route change default via $router4 rto_min 60s
ip -n server route change default via $router4_wan rto_min 60s
mark_counters
equal "TCP" "sent 5 got 5" "$(in_client "$talk" tcp 2100 $server4 7 5 100)"
equal "data is pushed, 5 there and 5 back" 10 "$(added packet_queued)"
check "handshake and acknowledgements are not" \
	test "$(added packet_empty)" -ge 4
equal "every packet is counted once" "$(added packet_tracked)" \
	"$(($(added packet_queued) + $(added packet_empty)))"

# fragments
mark_counters
equal "datagrams larger than a packet" "sent 2 got 2" \
	"$(in_client "$talk" udp 2003 $server4 7 2 4000)"
equal "are seen whole" "4 $((4 * 4028))" \
	"$(added packet_queued) $(added byte_pushed)"

# what is not for limen
mark_counters
in_client ping -qc 3 -i 0.1 $server4 >/dev/null
# ping leaves a second after its last question, answered or not
pinged()
{
	[ "$(added packet_other)" -ge 6 ]
}
wait_for 10 pinged
equal "ICMP passes" "6 0" "$(added packet_other) $(added packet_queued)"
in_router nft add table ip raw
in_router nft 'add chain ip raw pre { type filter hook prerouting priority raw; }'
in_router nft add rule ip raw pre udp dport 7 udp sport 2004 notrack
in_router nft add rule ip raw pre udp sport 7 udp dport 2004 notrack
mark_counters
in_client "$talk" udp 2004 $server4 7 2 100 >/dev/null
check "untracked packets pass" test "$(added packet_untracked)" -ge 4
equal "and nothing else is made of them" 0 "$(added packet_queued)"
in_router nft add rule ip raw pre udp sport 2005 ct zone set 9
in_router nft add rule ip raw pre udp dport 2005 ct zone set 9
tool_begin a serve 100 1 50000 7 $web decided
in_client "$talk" udp 2005 $server4 7 1 100 >/dev/null
tool_wait a
mark_counters
in_client "$talk" udp 2005 $server4 7 2 100 >/dev/null
equal "flows in a conntrack zone" "4 0" \
	"$(added packet_decided) $(added packet_queued)"
in_router nft delete table ip raw

# the host itself
spawn "$router" "$module_bin/talk" serve 8
router_pid=$spawned
mark_counters
wait_for 5 in_client "$talk" udp 2006 $router4 8 1 10
mark_counters
in_client "$talk" udp 2007 $router4 8 4 100 >/dev/null
equal "to the host and from it" 8 "$(added packet_queued)"
mark_counters
in_router "$talk" udp 2008 127.0.0.1 8 4 100 >/dev/null
equal "what the host says to itself is seen once" 8 "$(added packet_tracked)"
kill $router_pid

# latency
mark_counters
in_client "$talk" udp 2009 $server4 7 1 50 >/dev/null
flow="udp $client4 2009 $server4 7"
latencies()
{
	tool a counters
	awk '$1 == "latency" { n += $3 } END { print n + 0 }' <<<"$answer"
}
latency_before=$(latencies)
tool a verdict $flow 0 testing
equal "a verdict without a stamp has no latency" $latency_before "$(latencies)"
tool a verdict $flow 0 testing future
equal "nor one of the future" $latency_before "$(latencies)"
tool a verdict $flow 0 testing now
equal "one of now has" $((latency_before + 1)) "$(latencies)"
tool a verdict $flow 0 testing 1
equal "and one of long ago" $((latency_before + 2)) "$(latencies)"

# the other words of the label are others'
mkdir -p /etc/xtables
echo "5 five" | tee /etc/xtables/connlabel.conf >/etc/connlabel.conf
in_router nft add table ip other
in_router nft 'add chain ip other pre { type filter hook prerouting priority 0; }'
in_router nft add rule ip other pre udp sport 2009 ct label set five
in_client "$talk" udp 2009 $server4 7 1 50 >/dev/null
tool a verdict $flow $web decided
in_client "$talk" udp 2009 $server4 7 1 50 >/dev/null
check "labels of others stay" sh -c \
	"ip netns exec router conntrack -L -p udp -o labels 2>/dev/null |
	 grep 'sport=2009.*five'"
check "and leave ours alone" sh -c 'grep ":2009 .*decided .*web" "$1"' - \
	"$router_debugfs/flows"
in_router nft delete table ip other

kill $talk_pid
tool_end a
