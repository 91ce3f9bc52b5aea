#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen shape: what it makes is what it prints, what fails leaves everything
# as it was, what was there before comes back, and interfaces are followed.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/vm/daemon.sh
. tests/shape/load.sh

shape()
{
	in_router build/limen shape "$@" -f "$limend_conf"
}

tc()
{
	command tc -n "$router" "$@"
}

# all that tc tells, without numbers that the kernel gives by chance, and bursts,
# which tc rounds to microseconds
tree()
{
	{
		tc qdisc show
		tc class show dev wan
		tc filter show dev wan
		tc filter show dev wan ingress
		[ ! -e /sys/class/net/ifb-wan ] || tc class show dev ifb-wan
	} | sed -e 's/ fh [^ ]*//' -e 's/key ht [^ ]*//' -e 's/index [0-9]*//' \
		-e 's/order [0-9]*//' -e 's/u32 chain 0 $//' \
		-e 's/qdisc \(fq_codel\|cake\) [^ ]*/qdisc \1/' \
		-e 's/ leaf [^ ]*//' -e 's/pref 2775[34]/pref N/' \
		-e 's/refcnt [0-9]*//' -e 's/ burst [0-9]*b cburst [0-9]*b//' | sort
}

# by hand, as --dry-run says
by_hand()
{
	shape apply --dry-run >"$limend_dir/batch" &&
	sed -n 's/^# \(ip .*\)/\1/p' "$limend_dir/batch" |
		sed "s/^ip/ip -n $router/" | sh -e &&
	grep -v '^#' "$limend_dir/batch" | tc -batch -
}

in_router tc qdisc show >"$limend_dir/untouched"
while read -r kind overheads; do
	for overhead in $overheads; do
		limend_configure "$classes_of_link
			interface wan {
				egress = \"20mbit\" ingress = \"15mbit\"
				qdisc = \"$kind\" overhead = \"$overhead\"
			}"
		check "$kind, $overhead: applied" shape apply
		tree >"$limend_dir/applied"
		equal "$kind, $overhead: no difference" "" "$(shape diff)"
		check "$kind, $overhead: applied again" shape apply
		tree >"$limend_dir/again"
		check "$kind, $overhead: nothing has changed" \
			cmp "$limend_dir/applied" "$limend_dir/again"
		check "$kind, $overhead: cleared" shape clear
		in_router tc qdisc show >"$limend_dir/cleared"
		check "$kind, $overhead: all is gone" \
			cmp "$limend_dir/untouched" "$limend_dir/cleared"
		check "$kind, $overhead: by hand" by_hand
		tree >"$limend_dir/hand"
		if cmp -s "$limend_dir/applied" "$limend_dir/hand"; then
			ok "$kind, $overhead: what is printed is what is made"
		else
			not_ok "$kind, $overhead: what is printed is what is made"
			diff "$limend_dir/applied" "$limend_dir/hand" | comment
		fi
		check "$kind, $overhead: what was made by hand is cleared" shape clear
	done
done <<E
htb none pppoe
cake ethernet
E

# the other kind of queue is put in the same classes, and only there
limend_configure "$classes_of_link
	interface wan { egress = \"20mbit\" ingress = \"15mbit\" }
	interface lan { egress = \"20mbit\" qdisc = \"cake\" }"
check "two kinds on two interfaces" shape apply
equal "no difference" "" "$(shape diff)"
equal "cake is where it was asked for" "lan lan lan lan" \
	"$(tc qdisc show | sed -n 's/^qdisc cake .* dev \([^ ]*\).*/\1/p' |
	paste -sd ' ')"
sed -i 's/ingress = "15mbit"/& qdisc = "cake"/' "$limend_conf"
check "the difference is told" sh -c 'echo "$1" | grep -qx \
	"wan: class voice: its queue is fq_codel, should be cake"' sh "$(shape diff)"
check "the other kind" shape apply
equal "no difference is left" "" "$(shape diff)"
equal "nor a queue of the first kind" "" "$(tc qdisc show | grep fq_codel)"
tc qdisc del dev wan parent 6c69:11
equal "a plain queue is a difference" \
	"wan: class video: its queue is plain, should be cake" "$(shape diff)"
check "cleared" shape clear

# a kernel without it: the reason is said, and nothing is left
mkdir -p /run/modprobe.d
echo 'install sch_cake /bin/false' >/run/modprobe.d/no.conf
check "cake goes" wait_for 10 rmmod sch_cake
in_router tc qdisc show >"$limend_dir/untouched"
says_why()
{
	shape apply >"$limend_dir/why" 2>&1
}
check_fails "a kernel without cake" says_why
check "it is said" grep -q 'this kernel has no cake: modprobe sch_cake' \
	"$limend_dir/why"
in_router tc qdisc show >"$limend_dir/cleared"
check "and nothing is left" cmp "$limend_dir/untouched" "$limend_dir/cleared"
rm /run/modprobe.d/no.conf
limend_configure "$classes_of_link
	interface wan { egress = \"20mbit\" ingress = \"15mbit\" }"

# somebody else's comes back
tc qdisc add dev wan root handle 1: htb default 30
tc class add dev wan parent 1: classid 1:1 htb rate 5mbit burst 15k
tc class add dev wan parent 1:1 classid 1:30 htb rate 2mbit ceil 4mbit prio 3
tc class add dev wan parent 1:1 classid 1:31 htb rate 1mbit
tc qdisc add dev wan parent 1:30 handle 30: fq_codel target 7ms
tc qdisc add dev wan parent 1:31 handle 31: sfq perturb 10
tc filter add dev wan parent 1: protocol ip prio 3 u32 match ip dport 22 0xffff flowid 1:31
tc filter add dev wan parent 1: protocol ip prio 4 handle 5 fw flowid 1:31
tc qdisc add dev wan clsact
tc filter add dev wan ingress protocol ip pref 9 u32 match ip dport 9 0xffff action drop
tree >"$limend_dir/before"
check "somebody else's tree gives way" shape apply
equal "its filters of what arrives stay" 1 \
	"$(tc filter show dev wan ingress pref 9 | grep -c 'match 00000009')"
check "and comes back" shape clear
tree >"$limend_dir/after"
if cmp -s "$limend_dir/before" "$limend_dir/after"; then
	ok "whole"
else
	not_ok "whole"
	diff "$limend_dir/before" "$limend_dir/after" | comment
fi

# a failure in the middle: no such action in this kernel any more
mkdir -p /run/modprobe.d
echo 'install act_skbedit /bin/false' >/run/modprobe.d/no.conf
# actions are freed a moment after their filters
check "skbedit goes" wait_for 10 rmmod act_skbedit
check_fails "a kernel without skbedit" shape apply
tree >"$limend_dir/after"
if cmp -s "$limend_dir/before" "$limend_dir/after"; then
	ok "leaves everything as it was"
else
	not_ok "leaves everything as it was"
	diff "$limend_dir/before" "$limend_dir/after" | comment
fi
check_fails "no device is left" test -e /sys/class/net/ifb-wan
tc qdisc del dev wan root
tc qdisc del dev wan clsact

# the same where a class has the plain queue, as for want of fq_codel
limend_configure "$classes_of_link
	interface wan { egress = \"20mbit\" }"
check "shaped, with fq_codel" shape apply
tc qdisc del dev wan parent 6c69:11
equal "a plain queue is none where fq_codel may be wanting" "" "$(shape diff)"
tree >"$limend_dir/before"
limend_configure "$classes_of_link
	interface wan { egress = \"20mbit\" ingress = \"15mbit\" qdisc = \"cake\" }"
check_fails "cake, in a kernel without skbedit" shape apply
tree >"$limend_dir/after"
check "the plain queue is back, too" cmp "$limend_dir/before" "$limend_dir/after"
check "cleared" shape clear
rm /run/modprobe.d/no.conf

# the root that earlier ones made is no tree of somebody else's
tc qdisc add dev wan root handle 1: prio
tree >"$limend_dir/before"
check "applied" shape apply
tc qdisc del dev wan root
tc qdisc add dev wan root handle 6c69: cake bandwidth 20mbit
check "an earlier limen's cake gives way" shape apply
equal "no difference" "" "$(shape diff)"
tc qdisc del dev wan root
tc qdisc add dev wan root handle 6c69: cake bandwidth 20mbit
check "and is cleared" shape clear
tree >"$limend_dir/after"
check "what was kept is back" cmp "$limend_dir/before" "$limend_dir/after"
tc qdisc del dev wan root

# an interface that goes and comes is followed
limend_configure "$classes_of_link
	interface wan { egress = \"20mbit\" ingress = \"20mbit\" }
	interface late0 { egress = \"5mbit\" ingress = \"5mbit\" optional = true }"
check "limend binds" limend_start
check "applied while one is away" shape apply
equal "which is no difference" "" "$(shape diff)"
late()
{
	tc qdisc show dev late0 | grep -q 'htb 6c69:' &&
	tc filter show dev late0 ingress | grep -q 'Redirect to device ifb-late0'
}
ip -n "$router" link add late0 type dummy
ip -n "$router" link set late0 up
check "it is shaped when it comes" wait_for 20 late
ip -n "$router" link del late0
ip -n "$router" link add late0 type dummy
ip -n "$router" link set late0 up
check "and again" wait_for 20 late
check "cleared" shape clear
ip -n "$router" link del late0
ip -n "$router" link add late0 type dummy
ip -n "$router" link set late0 up
sleep 2
check_fails "not followed when nothing is shaped" late

check "limend leaves cleanly" limend_down
finish
