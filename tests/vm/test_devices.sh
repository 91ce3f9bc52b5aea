#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# A keyboard that is typed on through QEMU's monitor, and a graphics device.

. "$(dirname "$0")/../lib.sh"
here=$(dirname "$0")
# on one processor at a time: a guest that types and looks is small
vm_run "$here/devices_guest.sh" -M -D bochs-display
finish
