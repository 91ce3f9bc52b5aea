#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Crossings: what the module counts against what is known.

. "$(dirname "$0")/../lib.sh"
here=$(dirname "$0")
"$here/module/build" || exit 1
vm_run "$here/boundary_guest.sh" -L -S
finish
