#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_debug_crossings.sh - what reads and counts crossings, on the debug kernel

echo "<3>guest_debug_crossings: begins" >/dev/kmsg
exec "$(dirname "$(readlink -f "$0")")/guest.sh" crossings leak
