#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Shaping without the module: htb, and rules of the packet filter that limen
# writes. Programs that fill a link get what their classes ask for; a live flow
# follows a change of class; a killed daemon leaves the queues as they are.

. "$(dirname "$0")/../lib.sh"
. tests/shape/on_machine.sh
on_up

recipe="$classes_of_link
interface wan { egress = \"20mbit\" }
interface lan { egress = \"20mbit\" optional = true }"
on_configure "$recipe"
check "limend starts" on_start || finish
check "the servers start" load_services
in_router iptables -t nat -A POSTROUTING -o wan -j MASQUERADE
check "shaped" limen shape apply
check "nothing is missing" limen shape diff
equal "the classes in the order of the file, behind the link" \
	"link default video voice bulk" "$(limen shape -j -f "$limend_conf" |
	jq -r '[.queues[] | select(.interface == "wan") | .class] | join(" ")')"
on_configure "$(echo "$recipe" | sed '/wan/s/}/overhead = "docsis" }/')"
# 18 bytes, of which the kernel counts 14
equal "another overhead is a difference, of each class" \
	"5 overhead 0, should be 4" "$(limen shape diff |
	sed -n 's/^wan: .*: \(overhead.*\)/\1/p' | sort | uniq -c |
	sed 's/^ *//')"
check "shaped with it" limen shape apply
check "no difference" limen shape diff
on_configure "$recipe"
check "limen reload" limen reload
check "and without" limen shape apply
# notes [OPTION...]: how often an apply notes $note_text
notes()
{
	in_router "$load_limen" shape apply -j --socket "$native_socket" "$@" |
		jq -r '.notes[]' | grep -c -e "$note_text"
}
note_text='limend has not read .* since it was changed: limen reload'
equal "nothing to note" 0 "$(notes)"
touch -d '+5 seconds' "$native_conf"
equal "a file that limend has not read" 1 "$(notes)"
touch "$native_conf"
check "limen reload" limen reload
cp "$native_conf" "$native_dir/other.conf"
note_text='limend goes by .*, whose classes may be others'
equal "a file that is not limend's" 1 "$(notes -f "$native_dir/other.conf")"
ln -sf "$native_conf" "$native_dir/link.conf"
equal "limend's by another name" 0 "$(notes -f "$native_dir/link.conf")"
note_text='limend does not answer: nothing is classified'
equal "limend is not there" 1 \
	"$(notes -f "$native_conf" --socket "$native_dir/nobody")"
# without it the rules were for the queues of the file
check "applied with it" limen shape apply
equal "a rule queues what is undecided" "NFQUEUE" \
	"$({ in_router nft list ruleset; in_router iptables-save; } 2>/dev/null |
	grep -q -e 'queue flags bypass to' -e NFQUEUE && echo NFQUEUE)"

# queues DEVICE: a line of each class: its name, what it has sent, what waits
queues()
{
	limen shape -j -f "$limend_conf" | jq -r --arg i "$1" '
		.queues[] | select(.interface == $i and .class != "link") |
		"\(.class) \(.bytes) \(.backlog)"' | sort
}
busy()
{
	[ "$(queues "$1" | awk '$3 > 0' | wc -l)" -eq 4 ]
}
# look DEVICE: the shares of sixteen seconds in which every class has something to
# send; a program that a busy machine has kept from sending does not ask for its share
look()
{
	: >"$native_dir/busy"
	queues "$1" >"$native_dir/before"
	for look in $(seq 120); do
		sleep 1
		queues "$1" >"$native_dir/after"
		join "$native_dir/before" "$native_dir/after" >"$native_dir/both"
		# class, sent and waiting before, sent and waiting after
		[ "$(awk '$3 > 0 && $5 > 0' "$native_dir/both" | wc -l)" -ne 4 ] ||
			awk '{ print $1, $4 - $2 }' "$native_dir/both" \
				>>"$native_dir/busy"
		mv "$native_dir/after" "$native_dir/before"
		[ "$(wc -l <"$native_dir/busy")" -lt 64 ] || break
	done
	echo "# $1: $look looks for 16 that count"
	awk '{ got[$1] += $2; sum += $2 }
		END { for (c in got) printf "%s %d\n", c, got[c] * 1000 / sum }' \
		"$native_dir/busy" >"$native_dir/shares"
}

for way in "wan load_up" "lan load_down"; do
	device=${way% *}
	${way#* } $server4 $server4
	check "$device: every class has something to send" \
		wait_for 60 busy "$device"
	look "$device"
	within "$device: video" 500 "$(share_of "$native_dir/shares" video)" 5
	within "$device: voice" 250 "$(share_of "$native_dir/shares" voice)" 5
	within "$device: bulk" 62 "$(share_of "$native_dir/shares" bulk)" 5
	within "$device: default" 187 "$(share_of "$native_dir/shares" default)" 5
	load_stop
done
check "nothing of it is on its way any more" wait_for 60 no_conversations

# a live flow changes its class
class_packets()
{
	limen shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.interface == \"wan\" and
		.class == \"$1\") | .packets] | add // 0"
}
ip netns exec $client redis-cli -h $server4 -r -1 -i 0.1 ping >/dev/null 2>&1 &
conversation=$!
grows()
{
	grows_before=$(class_packets "$1")
	sleep 1
	[ "$(class_packets "$1")" -ge $((grows_before + 5)) ]
}
check "a conversation is in its class" wait_for 20 grows voice
on_configure "$(echo "$recipe" | sed -e '/class bulk/s/"mqtt"/"redis"/' \
	-e '/class voice/s/"redis"/"mqtt"/')"
check "limen reload" limen reload
check "the live flow is in another class" wait_for 20 grows bulk
left=$(class_packets voice)
sleep 1
equal "and no more in the old one" "$left" "$(class_packets voice)"

# an interface that goes and comes
is_shaped()
{
	in_router tc qdisc show dev "$1" | grep -q 'htb 6c69:'
}
come()
{
	in_router ip link add late0 type veth peer name late1
}
on_configure "$recipe
interface late0 { egress = \"5mbit\" optional = true }"
check "limen reload" limen reload
equal "that one may be away is no difference" "" "$(limen shape diff)"
in_router ip link add stray0 type veth peer name stray1
come
check "an interface that comes is shaped" wait_for 20 is_shaped late0
check_fails "one that came before it, and nobody asked for, is left alone" \
	is_shaped stray0
in_router ip link del stray0
in_router ip link del late0
come
check "and again" wait_for 20 is_shaped late0
in_router ip link del late0

# somebody else's queues come back
in_router ip link add other0 type veth peer name other1
other()
{
	in_router tc "$@"
}
other qdisc add dev other0 root handle 1: htb default 30
other class add dev other0 parent 1: classid 1:1 htb rate 5mbit burst 15k
other class add dev other0 parent 1:1 classid 1:30 htb rate 2mbit ceil 4mbit prio 3
other class add dev other0 parent 1:1 classid 1:31 htb rate 1mbit
other qdisc add dev other0 parent 1:30 handle 30: pfifo limit 77
other filter add dev other0 parent 1: protocol ip prio 3 u32 \
	match ip dport 22 0xffff flowid 1:31
tree()
{
	for tree_of in qdisc class filter; do
		other $tree_of show dev other0
	done | sed -e 's/ fh [^ ]*//' -e 's/refcnt [0-9]*//'
}
tree >"$native_dir/before"
on_configure "$recipe
interface other0 { egress = \"5mbit\" }"
check "somebody else's queues give way" limen shape apply
check "limen's are there" in_router sh -c 'tc qdisc show dev other0 | grep 6c69'
# as an earlier limen's cake
other qdisc del dev other0 root
other qdisc add dev other0 root handle 6c69: pfifo
equal "limen's root of another kind is told" \
	"other0: limen's pfifo, should be limen's htb" "$(limen shape diff)"
check "and gives way" limen shape apply
equal "no difference" "" "$(limen shape diff)"
other qdisc del dev other0 root
other qdisc add dev other0 root handle 6c69: pfifo
on_configure "$recipe"
check "somebody else's come back" limen shape apply
tree >"$native_dir/after"
if cmp -s "$native_dir/before" "$native_dir/after"; then
	ok "whole"
else
	not_ok "whole"
	diff "$native_dir/before" "$native_dir/after" | comment
fi

# a failure in the middle: what arrives cannot be queued by every kernel
before_and_after()
{
	in_router tc qdisc show
	in_router tc class show dev wan
	in_router ip -o link show
	in_router nft list ruleset
	in_router iptables-save
	in_router ip6tables-save
}
# without figures
as_set()
{
	before_and_after 2>/dev/null | sed -e 's/\[[0-9]*:[0-9]*\]//' -e '/^#/d' \
		-e 's/packets [0-9]* bytes [0-9]*//'
}
on_configure "$recipe
interface other0 { ingress = \"5mbit\" }
class more { members = { \"dns\" } precedence = 3 }"
as_set >"$native_dir/before"
if limen shape apply >"$native_dir/why" 2>&1; then
	echo "# this kernel queues what arrives"
	on_configure "$recipe"
	check "taken away again" limen shape apply
else
	as_set >"$native_dir/after"
	if cmp -s "$native_dir/before" "$native_dir/after"; then
		ok "a failure leaves queues and rules as they were"
	else
		not_ok "a failure leaves queues and rules as they were"
		diff "$native_dir/before" "$native_dir/after" | comment
	fi
	comment <"$native_dir/why"
	on_configure "$recipe"
fi

on_kill
check "its class holds with the daemon killed" wait_for 20 grows voice
kill $conversation 2>/dev/null

check "cleared" limen shape clear
equal "no rule is left" "" "$({ in_router nft list ruleset
	in_router iptables-save; in_router ip6tables-save; } 2>/dev/null |
	grep limen)"
equal "no qdisc is left" "" "$(in_router tc qdisc show | grep 6c69)"
finish
