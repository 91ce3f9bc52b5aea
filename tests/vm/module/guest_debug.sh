#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_debug.sh - all parts with fewer repetitions on the debug kernel, where
# allocations can fail, and memory is looked through at the end

here=$(dirname "$(readlink -f "$0")")
# a console that stays empty is taken for one that does not work
echo "<3>guest_debug: begins" >/dev/kmsg

# in the order of guest.sh, then others; not those that have a guest of their own
parts="door hostile traffic actions daemons"
for part in "$here"/part_*.sh; do
	part=${part##*/part_}
	case ${part%.sh} in
	door|hostile|traffic|actions|daemons|life|fail|leak) ;;
	nodebugfs|crossings) ;;
	*) parts="$parts ${part%.sh}" ;;
	esac
done
LIFE_ROUNDS=8 HOSTILE_ROUNDS=2000
export LIFE_ROUNDS HOSTILE_ROUNDS
exec "$here/guest.sh" $parts life fail leak
