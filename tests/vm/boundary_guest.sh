#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# boundary_guest.sh - crossings against the truth of a program that knows how
# often it crosses, and against what the kernel and other tools count in the
# same run. In a guest, on whatever kernel it is, with limen.ko loaded.

here=$(dirname "$(readlink -f "$0")")
. "$here/../lib.sh"
cd "$here/../.." || exit 1
cross=$PWD/build/tests/vm/module/cross
limen=${B:-build}/limen
sys=/sys/kernel/limen/crossings

# what the shell itself reads and writes is as little as can be
value()
{
	read -r $1 <$sys/total/$2
}

# between NAME LOW HIGH ACTUAL
between()
{
	if [ "$2" -le "$4" ] && [ "$4" -le "$3" ]; then
		ok "$1"
	else
		not_ok "$1" "$4 is not between $2 and $3"
	fi
}

# calls_of CALL BITS: entered and failed
calls_of()
{
	$limen syscalls -j | jq -r --arg call "$1" --argjson bits "$2" \
		'[.syscalls[] | select(.call == $call and .bits == $bits)][0] |
		"\(.calls // 0) \(.failed // 0)"'
}

equal "nothing is counted at first" off "$(cat $sys/mode)"
check "nothing was counted" sh -c "! grep -v '^0$' $sys/total/*"
check_fails "a mode that is none" sh -c "echo much >$sys/mode"
check "switching on" $limen boundary --on
equal "what is counted" time "$(cat $sys/mode)"
between "the probes tell what they cost" 1 100000000 "$(cat $sys/call_cost_ps)"
equal "this kernel has all tracepoints" "[]" "$($limen boundary -j |
	jq -c '[.kinds[] | select(.counted | not) | .kind]')"

# exact numbers of calls
before=$(calls_of getppid 64)/$(calls_of getpgid 64)/$(calls_of getpid 32)
value u1 syscall_unlisted; value c1 syscall_compat
$cross calls 1000
value u2 syscall_unlisted; value c2 syscall_compat
# switching on tries out what a getppid() takes
equal "calls, failures, and the 32-bit table, to the call" \
	"50000 0/0 0/0 0 -> 51000 0/1000 1000/1000 0" \
	"$before -> $(calls_of getppid 64)/$(calls_of getpgid 64)/$(calls_of getpid 32)"
equal "numbers past the table" 1000 $((u2 - u1))
equal "32-bit calls in all" 1000 $((c2 - c1))

# the same program under strace -c, in the same run
if command -v strace >/dev/null; then
	strace -c -e trace=getpgid,getppid -o /tmp/strace "$cross" calls 500
	set -- $(calls_of getpgid 64) $(calls_of getppid 64)
	equal "as many as strace -c counts" \
		"$(awk '$NF == "getpgid" { print $4, $5 }' /tmp/strace)" \
		"$(($1 - 1000)) $(($2 - 1000))"
	# a shell that starts, as another's may, asks for its parent once
	seen=$(awk '$NF == "getppid" { print $4 }' /tmp/strace)
	between "and of what shells call, too" "$seen" $((seen + 5)) \
		$(($3 - 51000))
fi
if command -v perf >/dev/null && mount -t tracefs none /sys/kernel/tracing 2>/dev/null ||
		[ -d /sys/kernel/tracing/events ]; then
	set -- $(calls_of getppid 64)
	counted=$(perf stat -a -x, -e syscalls:sys_enter_getppid "$cross" calls 700 \
		2>&1 >/dev/null | awk -F, '/getppid/ { print $1 }')
	if [ -n "$counted" ]; then
		perf_calls=$1
		set -- $(calls_of getppid 64)
		between "as many as perf counts" "$counted" $((counted + 5)) \
			$(($1 - perf_calls))
	fi
fi

# bytes; all are looked at before anything is written
kinds="byte_read byte_written byte_received byte_sent byte_spliced byte_teed
	byte_vmspliced byte_sendfiled byte_ranged message_unmeasured"
for kind in $kinds; do value before_$kind $kind; done
$cross bytes 60000
for kind in $kinds; do value after_$kind $kind; done
for kind in $kinds; do
	grown=$((after_$kind - before_$kind))
	case $kind in
	# the loader reads libraries, and the shell these files
	byte_read) between "$kind" 120000 140000 $grown ;;
	byte_written) equal "$kind" 120000 $grown ;;
	byte_received|byte_sent) equal "$kind" 150000 $grown ;;
	message_unmeasured) equal "$kind" 0 $grown ;;
	*) equal "$kind" 60000 $grown ;;
	esac
done

# the same file by read and write, and by splice: sum of a process's row
row()
{
	$limen processes -j | jq -r --arg comm "$1" --arg key "$2" \
		'[.processes[] | select(.comm == $comm)] | max_by(.pid)[$key] // 0'
}
head -c 3000000 /dev/urandom >/tmp/big
$cross copy /tmp/big /tmp/copy
equal "a proxy that reads and writes moves nothing" 0 "$(row cross moved)"
between "it copies everything twice" 6000000 6010000 "$(row cross copied)"
$cross move /tmp/big /tmp/move
equal "a proxy that splices moves everything, in and out" 6000000 "$(row cross moved)"
between "it copies nothing" 0 10000 "$(row cross copied)"
check "both made the same file" cmp /tmp/copy /tmp/move

# signals, io_uring, page faults
value before signal_delivered
$cross signals 300
value after signal_delivered
between "signals" 300 305 $((after - before))
value before uring_submitted
if $cross uring 500; then
	value after uring_submitted
	equal "requests of an io_uring" 500 $((after - before))
fi
# the kernel's own thread takes them: hardly a call is made
value before uring_submitted; value calls_before syscall_entered
if $cross polled 2000; then
	value after uring_submitted; value calls_after syscall_entered
	equal "requests that no call hands over" 2000 $((after - before))
	between "hardly any call" 0 1000 $((calls_after - calls_before))
fi
value before fault_user
$cross pages 4000
value after fault_user
between "page faults" 4000 4600 $((after - before))

# context switches, against what the kernel says of the process
mkfifo /tmp/end
sleep 1000 >/tmp/end &
holder=$!
$cross turns 500 </tmp/end &
pid=$!
waits_for_end()
{
	# of its own input: the loader reads, too
	[ "$(cut -d ' ' -f 1,2 /proc/$pid/syscall 2>/dev/null)" = "0 0x0" ] &&
	[ -z "$(cat /proc/$pid/task/$pid/children)" ]
}
wait_for 60 waits_for_end || not_ok "the turns are over"
sleep 0.3
set -- $(awk '/ctxt_switches/ { print $2 }' /proc/$pid/status)
equal "context switches, as in /proc/PID/status" "$1 $2" \
	"$($limen processes -j | jq -r --argjson pid $pid \
	'[.processes[] | select(.pid == $pid)][0] | "\(.voluntary) \(.forced)"')"
between "a token that goes round makes its holder wait" 20 2100 "$1"
kill $holder
wait $pid $holder 2>/dev/null

# Interrupts, against /proc/interrupts. They never stop, so one count is read
# around the other, both ways: what is read around has seen all that was seen
# inside, however long the reading takes.
interrupts()
{
	awk -v of="$1" '$1 ~ of {
		for (i = 2; i <= NF && $i ~ /^[0-9]+$/; i++) sum += $i
	} END { print sum + 0 }' /proc/interrupts
}
# what flushes another processor's table (TLB) is a call (CAL), too
device="^([0-9]+|LOC):" ipi="^(RES|CAL):"
interrupts_counted()
{
	value user irq_user; value kernel irq_kernel
	echo $((user + kernel))
}
ipis_counted()
{
	value sum irq_ipi
	echo $sum
}
# windows NAME COUNTED TRUTH
windows()
{
	outer1=$($2) inner1=$(interrupts "$3")
	$cross sleep 30
	inner2=$(interrupts "$3") outer2=$($2)
	between "$1: none is missed" 1 $((outer2 - outer1)) $((inner2 - inner1))
	outer1=$(interrupts "$3") inner1=$($2)
	$cross sleep 30
	inner2=$($2) outer2=$(interrupts "$3")
	between "$1: none is counted twice" 1 $((outer2 - outer1)) \
		$((inner2 - inner1))
}
windows "interrupts" interrupts_counted "$device"
windows "interrupts of other CPUs" ipis_counted "$ipi"
value before irq_user
$cross hammer &
pid=$!
interrupted()
{
	value after irq_user
	[ "$after" -gt "$before" ]
}
check "interrupts hit user mode too" wait_for 60 interrupted
kill $pid
wait $pid 2>/dev/null

# times: sleeps of 10 ms are in the buckets from 2^23 ns on
$cross sleep 20
equal "sleeps took at least as long as they slept" true "$($limen syscalls -j |
	jq '[.syscalls[] | select(.call == "clock_nanosleep" or .call == "nanosleep")]
	| all(.mean_ns >= 10000000 and .p50_ns >= 16777216) and length > 0')"

# without times
check "counting alone" $limen boundary --count
value before syscall_ns
$cross calls 1000
value after syscall_ns
equal "no time is taken then" "$before" "$after"

# on and off under load, and the module goes while it is on
for i in 1 2 3; do $cross hammer & done
hammers=$(jobs -p)
for i in 1 2 3 4; do
	for mode in time count off; do echo $mode; done
done | while read -r mode; do echo $mode >$sys/mode || echo failed; done >/tmp/modes &
switching=$!
# the probes are tried each time, which must not show
never_back()
{
	local before after
	for kind in syscall_entered switch_voluntary; do
		value $kind $kind
	done
	while kill -0 $switching 2>/dev/null; do
		for kind in syscall_entered switch_voluntary; do
			before=${!kind}
			value $kind $kind
			[ "${!kind}" -ge "$before" ] || {
				echo "$kind: ${!kind} after $before"
				return 1
			}
		done
	done
}
check "counts never go back meanwhile" never_back
wait $switching
equal "switched 12 times under load" "" "$(cat /tmp/modes)"
equal "off" off "$(cat $sys/mode)"
value before syscall_entered
sleep 0.2
value after syscall_entered
equal "nothing is counted when it is off" "$before" "$after"
equal "what was counted stays" true "$([ "$before" -gt 1000 ] && echo true)"
sum=0
for cpu in $sys/cpu*/syscall_entered; do
	read -r one <$cpu
	sum=$((sum + one))
done
equal "the CPUs together are the total" "$before" $sum

# for the machine's administrator alone
as_nobody()
{
	setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
}
check_fails "nobody may not look" as_nobody $limen boundary
check_fails "nobody may not read the files" as_nobody cat $sys/mode
in_container()
{
	unshare -Urn "$@"
}
if in_container true 2>/dev/null; then
	equal "nor the root of a container" 4 \
		"$(in_container $limen boundary >/dev/null 2>&1; echo $?)"
	equal "nor switch it on" 4 \
		"$(in_container $limen boundary --on >/dev/null 2>&1; echo $?)"
	equal "nor see the layout" 4 \
		"$(in_container $limen layout >/dev/null 2>&1; echo $?)"
	check "its own hooks it may see" in_container $limen hooks
fi

check "on" $limen boundary --on
check "the module goes while everything is attached" rmmod limen
check "and comes again" insmod "$LIMEN_KO"
equal "off again" off "$(cat $sys/mode)"
kill $hammers
wait $hammers 2>/dev/null
finish
