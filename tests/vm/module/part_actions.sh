# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_actions.sh - what a class does to its packets, seen by others: nftables
# sees marks and DSCP behind the hook, tc the priority

talk="$module_bin/talk"
spawn "$server" "$talk" serve 7
talk_pid=$spawned
tool_start a router
tool a bind 100 1 open
tool a label web
web=${answer%$'\n'}
in_router conntrack -F 2>/dev/null
wait_for 5 in_client "$talk" udp 1999 $server4 7 1 10
flow="udp $client4 2200 $server4 7"

in_router tc qdisc add dev wan root handle 1: htb default 99
in_router tc class add dev wan parent 1: classid 1:10 htb rate 1gbit quantum 1514
in_router tc class add dev wan parent 1: classid 1:20 htb rate 1gbit quantum 1514
in_router tc class add dev wan parent 1: classid 1:99 htb rate 1gbit quantum 1514
in_router nft -f - <<'E'
table inet seen {
	counter mark3 { }
	counter mark5 { }
	counter ef4 { }
	counter ef6 { }
	chain post {
		type filter hook postrouting priority 300;
		meta mark & 0xff0000 == 0x30000 counter name mark3
		meta mark & 0xff0000 == 0x50000 counter name mark5
		ip dscp ef counter name ef4
		ip6 dscp ef counter name ef6
	}
	chain pre {
		type filter hook prerouting priority -160;
		meta mark set 0x1
	}
}
E

# sent CLASS: packets tc sent in it
sent()
{
	in_router tc -s class show dev wan | awk -v c="$1" \
		'$3 == c { hit = 1 } hit && $1 == "Sent" { print $4; exit }'
}

# seen COUNTER: packets, and from zero again
seen()
{
	in_router nft reset counter inet seen "$1" | awk '/packets/ { print $2 }'
}

in_client "$talk" udp 2200 $server4 7 1 100 >/dev/null
tool a verdict $flow $web decided

# priority and mark
tool a class 1 prio 1:10 mark 0x30000
tool a class 2 prio 1:20 mark 0x50000
tool a map $web 1
tool a policy 0 0 0xff0000
before=$(sent 1:10)
seen mark3 >/dev/null
in_client "$talk" udp 2200 $server4 7 10 100 >/dev/null
equal "tc finds the priority without a filter" 10 $(($(sent 1:10) - before))
equal "both directions carry the mark" 20 "$(seen mark3)"
equal "the class counted them" 20 "$(ns_file classes/1/packets)"
equal "and their bytes" $((20 * 128)) "$(ns_file classes/1/bytes)"
tool a map $web 2
tool a class 1
tool a class 2 prio 1:20 mark 0x50000
tool a policy 0 0 0xff0000
before=$(sent 1:20)
in_client "$talk" udp 2200 $server4 7 4 100 >/dev/null
equal "a new policy is in force for the flow at once" "4 8 0" \
	"$(($(sent 1:20) - before)) $(seen mark5) $(seen mark3)"

# DSCP
tool a class 3 dscp 46
tool a map $web 3
tool a policy 0 0 0
seen ef4 >/dev/null
equal "packets with another DS field arrive" "sent 5 got 5" \
	"$(in_client "$talk" udp 2200 $server4 7 5 100)"
equal "DSCP" 10 "$(seen ef4)"
in_client "$talk" udp 2200 $server6 7 1 100 >/dev/null
tool a verdict udp $client6 2200 $server6 7 $web decided
equal "the same over IPv6" "sent 5 got 5" \
	"$(in_client "$talk" udp 2200 $server6 7 5 100)"
equal "DSCP of IPv6" 10 "$(seen ef6)"

# ct mark, with bits of somebody else in it
in_router nft add table ip other
in_router nft 'add chain ip other pre { type filter hook prerouting priority 0; }'
in_router nft add rule ip other pre udp sport 2200 ct mark set 0x000a0001
in_client "$talk" udp 2200 $server4 7 1 100 >/dev/null
in_router nft delete table ip other
tool a class 4 ctmark 0x50000
tool a map $web 4
tool a policy 0 0 0x0f0000
in_client "$talk" udp 2200 $server4 7 2 100 >/dev/null
equal "the ct mark, under its mask" $((0x00050001)) \
	"$(in_router conntrack -L -p udp -s $client4 --orig-port-src 2200 2>/dev/null |
	   sed -n 's/.* mark=\([0-9]*\).*/\1/p')"

# drop
tool a class 5 drop
tool a map $web 5
tool a policy 0 0 0
mark_counters
equal "drop" "sent 3 got 0" "$(in_client "$talk" lost 2200 $server4 7 3 100)"
equal "counted as decided and dropped" "3 3" \
	"$(added packet_decided) $(added packet_dropped)"
in_client "$talk" udp 2201 $server4 7 1 100 >/dev/null
tool a verdict udp $client4 2201 $server4 7 $web provisional
equal "a provisional flow is not dropped: it could not be decided" \
	"sent 2 got 2" "$(in_client "$talk" udp 2201 $server4 7 2 100)"

# those without a label
tool a class 6 mark 0x30000
tool a class 7 mark 0x50000
tool a policy 6 7 0xff0000
seen mark3 >/dev/null
seen mark5 >/dev/null
in_client "$talk" udp 2202 $server4 7 3 100 >/dev/null
equal "undecided flows have the testing class" "6 0" "$(seen mark3) $(seen mark5)"
tool a verdict udp $client4 2202 $server4 7 0 unknown
in_client "$talk" udp 2202 $server4 7 3 100 >/dev/null
equal "given-up flows have the unknown class" "0 6" "$(seen mark3) $(seen mark5)"
equal "both counted" "6 6" \
	"$(ns_file classes/6/packets) $(ns_file classes/7/packets)"

in_router nft delete table inet seen
in_router tc qdisc del dev wan root
kill $talk_pid
tool_end a
