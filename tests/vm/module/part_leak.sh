# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_leak.sh - the module goes, kmemleak finds nothing that it forgot, and the
# kernel's log has no complaint; the last part, on a kernel that has it

check "the module goes" rmmod limen
# what is freed after a grace period is not leaked, and an object is reported
# only when two looks have not found it
sleep 6
for look in 1 2; do
	echo scan >/sys/kernel/debug/kmemleak
	sleep 5
done
equal "kmemleak finds nothing" "" "$(cat /sys/kernel/debug/kmemleak)"
dmesg >/tmp/dmesg
check "the whole log is clean" "$here/../rig/scan-console" /tmp/dmesg
