#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_short.sh - all of guest.sh, with fewer repetitions

LIFE_ROUNDS=10 HOSTILE_ROUNDS=3000
export LIFE_ROUNDS HOSTILE_ROUNDS
exec "$(dirname "$(readlink -f "$0")")/guest.sh"
