#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The ring road of the module, without limend.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/module
"$module/build" "${LIMEN_KERNEL:-6.1}" || exit 1
vm_run "$module/guest_ring.sh" -L -T
finish
