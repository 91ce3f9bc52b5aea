#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_debug.sh - guest.sh with fewer repetitions on the debug kernel, where
# allocations can fail, and memory is looked through at the end

# a console that stays empty is taken for one that does not work
echo "<3>guest_debug: begins" >/dev/kmsg
LIFE_ROUNDS=8 HOSTILE_ROUNDS=2000
export LIFE_ROUNDS HOSTILE_ROUNDS
exec "$(dirname "$(readlink -f "$0")")/guest.sh" \
	door hostile traffic actions daemons life fail leak
