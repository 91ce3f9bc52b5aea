#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_debug.sh - the part that the kernel's command line names as PART, with
# fewer repetitions, on the debug kernel; memory is looked through at the end

here=$(dirname "$(readlink -f "$0")")
# a console that stays empty is taken for one that does not work
echo "<3>guest_debug: begins" >/dev/kmsg
echo "# part ${PART:?}"

LIFE_ROUNDS=8 HOSTILE_ROUNDS=2000 HOTPLUG_ROUNDS=1
export LIFE_ROUNDS HOSTILE_ROUNDS HOTPLUG_ROUNDS
exec "$here/guest.sh" "$PART" leak
