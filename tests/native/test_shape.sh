#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 600
#
# Shaping without the module: htb, and rules of the packet filter that limen
# writes. Programs that fill a link get what their classes ask for; a live flow
# follows a change of class; a killed daemon leaves the queues as they are.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh
limend_conf=$native_conf
limend_dir=$native_dir
load_limen=$native_build/limen
. tests/shape/load.sh

native_up
in_router tc qdisc add dev wan root htb 2>/dev/null ||
	native_skip "no htb here"
in_router tc qdisc del dev wan root

shape()
{
	in_router "$load_limen" shape --socket "$native_socket" "$@"
}

recipe="$classes_of_link
interface wan { egress = \"20mbit\" }
interface lan { egress = \"20mbit\" optional = true }"
configure()
{
	native_configure "$1"
	# the last word is the file's
	sed -i -e '/^[[:space:]]*mark_mask = 0xff$/d' -e '/done_mark/d' \
		"$native_conf"
}
configure "$recipe"
check "limend starts" native_start || finish
check "the servers start" load_services
in_router iptables -t nat -A POSTROUTING -o wan -j MASQUERADE
check "shaped" shape apply
check "nothing is missing" shape diff
equal "a rule queues what is undecided" "NFQUEUE" \
	"$({ in_router nft list ruleset; in_router iptables-save; } 2>/dev/null |
	grep -q -e 'queue flags bypass to' -e NFQUEUE && echo NFQUEUE)"

# direction of the queues, as the router sends
look()
{
	for look in 1 2 3; do
		in_router "$load_limen" shape -j -f "$limend_conf" |
			jq -r --arg i "$1" '.queues[] | select(.interface == $i and
			.class != "link") | "\(.class) \(.bytes)"' | sort \
			>"$native_dir/at$look"
		[ $look -eq 3 ] || sleep 8
	done
	join "$native_dir/at1" "$native_dir/at3" | awk '
		{ got[$1] = $3 - $2; sum += got[$1] }
		END { for (c in got) printf "%s %d\n", c, got[c] * 1000 / sum }' \
		>"$native_dir/shares"
}
busy()
{
	look_busy=$(in_router "$load_limen" shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.interface == \"$1\" and .class != \"link\"
		and .backlog > 0)] | length")
	[ "$look_busy" -eq 4 ]
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

# a live flow changes its class
class_packets()
{
	in_router "$load_limen" shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.interface == \"wan\" and
		.class == \"$1\") | .packets] | add // 0"
}
ip netns exec $client redis-cli -h $server4 -r 1000 -i 0.1 ping >/dev/null 2>&1 &
conversation=$!
grows()
{
	grows_before=$(class_packets "$1")
	sleep 1
	[ "$(class_packets "$1")" -ge $((grows_before + 5)) ]
}
check "a conversation is in its class" wait_for 20 grows voice
configure "$(echo "$recipe" | sed -e '/class bulk/s/"mqtt"/"redis"/' \
	-e '/class voice/s/"redis"/"mqtt"/')"
check "limen reload" in_router "$load_limen" reload --socket "$native_socket"
check "the live flow is in another class" wait_for 20 grows bulk
left=$(class_packets voice)
sleep 1
equal "and no more in the old one" "$left" "$(class_packets voice)"

kill -9 "$native_pid"
wait "$native_pid" 2>/dev/null
native_pid=
check "its class holds with the daemon killed" wait_for 20 grows bulk
kill $conversation 2>/dev/null

check "cleared" shape clear
equal "no rule is left" "" "$({ in_router nft list ruleset
	in_router iptables-save; in_router ip6tables-save; } 2>/dev/null |
	grep limen)"
equal "no qdisc is left" "" "$(in_router tc qdisc show | grep 6c69)"
finish
