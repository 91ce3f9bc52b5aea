#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# devices_guest.sh - a keyboard that is typed on, and a graphics device with a
# client, in a guest with both and QEMU's monitor.

here=$(dirname "$(readlink -f "$0")")
. "$here/../lib.sh"
. "$here/monitor.sh"
cd "$here/../.." || exit 1
limen=${B:-build}/limen

modprobe evdev
modprobe bochs 2>/dev/null || modprobe bochs-drm
wait_for 30 test -e /sys/class/drm/card0 || not_ok "the graphics device is there"
wait_for 30 test -e /sys/class/input/event0 || not_ok "the keyboard is there"
# nobody makes the nodes here if devtmpfs does not
node=$(grep -l 'Translated Set 2' /sys/class/input/event*/device/name |
	sed 's#.*/\(event[0-9]*\)/.*#\1#')

# of NODE COLUMN
of()
{
	jq -r --arg node "$1" --arg key "$2" \
		'.devices[] | select(.node == $node)[$key]' </tmp/devices
}
$limen devices -j >/tmp/devices
equal "a keyboard and its driver" "evdev atkbd AT Translated Set 2 keyboard" \
	"$(of input/$node kind) $(of input/$node driver) $(of input/$node name)"
equal "a graphics device and its driver" "drm bochs-drm" \
	"$(of dri/card0 kind) $(of dri/card0 driver)"
equal "nobody has them" "0 0" "$(of input/$node opened) $(of dri/card0 opened)"
equal "nobody types" 0 "$(of input/$node events_s)"

cat /dev/input/$node >/tmp/typed &
reader=$!
sleep 1000 </dev/dri/card0 &
client=$!
# it has become sleep behind having opened that
wait_for 10 grep -qx sleep /proc/$client/comm
check "QEMU's monitor answers" monitor_open
while monitor send-key '{"keys": [{"type": "qcode", "data": "a"}]}'; do
	sleep 0.05
done &
typist=$!
wait_for 30 test -s /tmp/typed || not_ok "keys arrive"
types()
{
	$limen devices -j >/tmp/devices
	[ "$(of input/$node events_s)" -gt 0 ]
}
wait_for 20 types
kill $typist
equal "who reads the keyboard" "1 cat($reader)" \
	"$(of input/$node opened) $(of input/$node holders)"
equal "who draws" "1 sleep($client)" \
	"$(of dri/card0 opened) $(of dri/card0 holders)"
check "reports of the keyboard are counted" test "$(of input/$node events_s)" -gt 0
check "its other reader gets them all the same" test -s /tmp/typed
kill $reader $client
wait 2>/dev/null
equal "users without rights see the devices" 2 "$(setpriv --reuid 65534 --clear-groups \
	$limen devices -j 2>/dev/null | jq '[.devices[] | select(.node == "dri/card0" or
	.node == "input/'$node'")] | length')"
finish
