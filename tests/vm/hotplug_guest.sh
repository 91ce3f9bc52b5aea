#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# hotplug_guest.sh - a processor that was not there when crossings were switched
# on, in a guest with limen.ko, room in a second socket, and QEMU's monitor at
# /dev/ttyS3

here=$(dirname "$(readlink -f "$0")")
. "$here/../lib.sh"
cross=$here/../../build/tests/vm/module/cross
crossings=/sys/kernel/limen/crossings
cpus=/sys/devices/system/cpu

check "crossings are timed" sh -c "echo time >$crossings/mode"
equal "two processors count" "cpu0 cpu1" "$(cd $crossings && echo cpu*)"
stty -F /dev/ttyS3 raw -echo
echo "device_add max-x86_64-cpu,socket-id=1,die-id=0,core-id=0,thread-id=0,id=third" \
	>/dev/ttyS3
check "a third one is put in" wait_for 60 test -e $cpus/cpu2
# what there is none of is nobody's yet
check "and switched on" wait_for 60 sh -c "echo 1 >$cpus/cpu2/online"
check "it has a folder" test -e $crossings/cpu2/syscall_entered
taskset 4 "$cross" calls 1000
check "it counts" test "$(cat $crossings/cpu2/syscall_entered)" -ge 1000
check "and measures" test "$(cat $crossings/cpu2/syscall_timed)" -ge 1000
equal "posture asks all three" 3 "$(cat /sys/kernel/limen/posture/cpus)"
entered=$(cat $crossings/cpu2/syscall_entered)
check "it is switched off" sh -c "echo 0 >$cpus/cpu2/online"
check "what it has counted is kept" test \
	"$(cat $crossings/cpu2/syscall_entered)" -ge "$entered"
equal "posture asks two" 2 "$(cat /sys/kernel/limen/posture/cpus)"
check "rmmod with one away" rmmod limen
check "the others are as they were" test -e $cpus/cpu1
finish
