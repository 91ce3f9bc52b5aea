#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 900
#
# The module alone, without limend: the door, the packet path, and its life.

. "$(dirname "$0")/../lib.sh"
"$(dirname "$0")/module/build" || exit 1
vm_run "$(dirname "$0")/module/guest.sh" -L -T -t 800
finish
