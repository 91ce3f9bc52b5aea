#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_ring.sh - the part of guest.sh that is about rings

exec "$(dirname "$(readlink -f "$0")")/guest.sh" ring
