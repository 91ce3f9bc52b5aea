# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_crossings.sh - crossings are counted, switched on and off, and looked at
# while everything crosses; what the counts are, boundary_guest.sh sees

cross="$module_bin/cross"
crossings=/sys/kernel/limen/crossings

"$cross" hammer &
hammer_pid=$!
disown
spawn "$client" ping -q -i 0.05 $server4 >/dev/null 2>&1
ping_pid=$spawned

# each kind of crossing once, and every file and dump read
cross_all()
{
	"$cross" bytes 5000 && "$cross" signals 20 && "$cross" pages 200 &&
	"$cross" turns 20 </dev/null || return
	# 32-bit calls, where a kernel has none, end in a fault that it logs
	[ ! -e /proc/sys/abi/vsyscall32 ] || "$cross" calls 50 || return
	# nor is io_uring in every kernel
	"$cross" uring 10 2>/dev/null
	find "$crossings" /sys/kernel/debug/limen /sys/kernel/limen/posture \
		-type f -exec cat {} + >/dev/null 2>&1
	return 0
}

for mode in time count off; do
	check "switch: $mode" sh -c "echo $mode >$crossings/mode"
	check "everything crosses: $mode" cross_all
done
switch()
{
	local i mode
	for ((i = 0; i < ${CROSSINGS_ROUNDS:-6}; i++)); do
		for mode in time off count time count off; do
			echo $mode >$crossings/mode || return
		done
	done
}
check "on and off, again and again, under load" switch

# a processor goes and comes, while it counts and while it is switched on
cpu1=/sys/devices/system/cpu/cpu1/online
come_and_go()
{
	local i mode
	for ((i = 0; i < ${HOTPLUG_ROUNDS:-3}; i++)); do
		for mode in time off count; do
			echo 0 >$cpu1 && echo $mode >$crossings/mode &&
				echo 1 >$cpu1 && cross_all || return
		done
	done
}
entered=0
read -r entered 2>/dev/null <$crossings/cpu1/syscall_entered
check "processors come and go under load" come_and_go
check "what one has counted is kept" test \
	"$(cat $crossings/cpu1/syscall_entered)" -ge $entered -a $entered -gt 0
check "the module goes while a processor is away" eval "echo 0 >$cpu1 &&
	echo time >$crossings/mode && rmmod limen && echo 1 >$cpu1"
check "and comes" eval "echo 0 >$cpu1 && insmod '${LIMEN_KO:?}' &&
	echo time >$crossings/mode && echo 1 >$cpu1"
check "everything crosses with a processor that came back" cross_all
check "on once more" sh -c "echo time >$crossings/mode"
check "rmmod while crossings are counted" rmmod limen
check "insmod" insmod "${LIMEN_KO:?}"
check "it does not count" grep -qx off $crossings/mode
kill $hammer_pid $ping_pid
