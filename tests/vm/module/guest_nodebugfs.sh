#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_nodebugfs.sh - debugfs is a luxury: on a kernel that has it locked
# (debugfs=off) everything else works

exec "$(dirname "$(readlink -f "$0")")/guest.sh" nodebugfs
