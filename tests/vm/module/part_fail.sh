# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_fail.sh - every allocation that a command of the door makes fails once;
# needs a kernel with fault injection

debug=/sys/kernel/debug
for kind in failslab fail_page_alloc; do
	echo N >$debug/$kind/ignore-gfp-wait
	echo 0 >$debug/$kind/verbose
done
echo 0 >$debug/fail_page_alloc/min-order

# nothing of a command that was refused is left behind: it works after all of
# that, and some were refused; and of many names none was added without the rest
fails_once()
{
	local line
	tool f fail "$@" || { echo "$answer"; return 1; }
	echo "$answer"
	while read -r line; do
		[[ $line != torn* ]] || return
		[[ $line =~ ^failed\ [1-9] ]] && return
	done <<<"$answer"
	return 1
}

for round in 1 2; do
	ip netns add fail
	tool_start f fail
	check "bind ($round)" fails_once bind 100 1 open
	check "bind again ($round)" fails_once bind 100 2 closed
	for words in subscribe "label one" "label two 77" "fill many 40" state \
		labels classes counters "batch 20 1 decided"; do
		check "$words ($round)" fails_once $words
	done
	tool f class 1 mark 1 prio 1:20
	tool f class 2 drop
	tool f map 1 1
	tool f map 77 2
	check "policy ($round)" fails_once policy 1 0 1
	check "its classes are there ($round)" tool_says f '^class 2 ' classes
	check "policy again ($round)" fails_once policy 0 0 0
	check "rings ($round)" fails_once rings 1 65536 256
	check "other rings ($round)" fails_once rings 3 131072 256
	ring_start r fail
	tool r open
	check "they are there ($round)" tool_expect r attach 2
	check "and can be mapped ($round)" tool_expect r map
	[ $round = 2 ] || tool_end r
	check "all labels are there ($round)" tool_says f ' labels=42 ' state
	check "all of many new ones or none ($round)" fails_once new 3
	# in the second round it goes with all that it has
	# (an unbind that is done and cannot say so is refused the next time)
	[ $round = 2 ] || {
		tool f fail unbind
		check "unbind ($round)" tool_says f '^state=idle ' state
	}
	tool_end f
	# who has it mapped is told, and keeps the namespace
	[ $round = 1 ] || {
		check "its reader is told ($round)" wait_for 20 \
			tool_says r hup poll 0
		tool_end r
	}
	ino=$(netns_ino fail)
	ip netns delete fail
	check "the namespace goes ($round)" wait_for 20 \
		sh -c "! [ -e /sys/kernel/limen/net/$ino ]"
done

# crossings: what a switch that was refused has made is used by the next one
tool_start f router
crossings=/sys/kernel/limen/crossings
check "crossings are switched on" fails_once mode time
equal "they are timed" time "$(cat $crossings/mode)"
check "they are counted" test "$(cat $crossings/total/syscall_timed)" -gt 0
check "each processor has its folder" test "$(echo $crossings/cpu*)" = \
	"$(for cpu in $(seq 0 $(($(nproc) - 1))); do echo $crossings/cpu$cpu
		done | xargs)"
# one that fails leaves what was before in force, as far as that can be had
check "they are switched to counting" fails_once mode count
check "and off" tool_expect f mode off
equal "they are off" off "$(cat $crossings/mode)"
tool_end f
