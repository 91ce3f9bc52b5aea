#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# hotplug_guest.sh - a processor that was not there when crossings were switched
# on, in a guest with limen.ko, room in a second socket, and QEMU's monitor

here=$(dirname "$(readlink -f "$0")")
. "$here/../lib.sh"
. "$here/monitor.sh"
cross=$here/../../build/tests/vm/module/cross
crossings=/sys/kernel/limen/crossings
cpus=/sys/devices/system/cpu

# some kernels see no room: there it is one that is away
cpu=2
[ "$(cat $cpus/possible)" != 0-1 ] || cpu=1
[ $cpu = 2 ] || check "one is away" sh -c "echo 0 >$cpus/cpu1/online"
check "crossings are timed" sh -c "echo time >$crossings/mode"
equal "two processors count" "cpu0 cpu1" "$(cd $crossings && echo cpu*)"
if [ $cpu = 2 ]; then
	check "QEMU's monitor answers" monitor_open
	check "it has a processor to put in" monitor device_add \
		'{"driver": "max-x86_64-cpu", "id": "third", "socket-id": 1,
		  "die-id": 0, "core-id": 0, "thread-id": 0}'
	check "which is put in" wait_for 60 test -e $cpus/cpu2
fi
nr=$(($(nproc) + 1))
check "and switched on" wait_for 60 sh -c "echo 1 >$cpus/cpu$cpu/online"
check "it has a folder" test -e $crossings/cpu$cpu/syscall_entered
taskset -c $cpu "$cross" calls 1000
check "it counts" test "$(cat $crossings/cpu$cpu/syscall_entered)" -ge 1000
check "and measures" test "$(cat $crossings/cpu$cpu/syscall_timed)" -ge 1000
equal "posture asks it, too" $nr "$(cat /sys/kernel/limen/posture/cpus)"
entered=$(cat $crossings/cpu$cpu/syscall_entered)
check "it is switched off" sh -c "echo 0 >$cpus/cpu$cpu/online"
check "what it has counted is kept" test \
	"$(cat $crossings/cpu$cpu/syscall_entered)" -ge "$entered"
equal "posture asks the others" $((nr - 1)) \
	"$(cat /sys/kernel/limen/posture/cpus)"
check "rmmod with one away" rmmod limen
finish
