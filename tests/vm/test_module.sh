#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 2500
#
# The module alone, without limend: the door, the packet path, and its life.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/module
"$module/build" || exit 1
vm_run "$module/guest.sh" -L -T -t 1500
vm_run "$module/guest_nodebugfs.sh" -L -T -a debugfs=off
finish
