#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 1900
#
# A kernel that is locked down lets no module in that is not signed: each
# command says so in a line, and works as far as it can.

. "$(dirname "$0")/../lib.sh"
here=$(dirname "$0")
"$here/rig/kbuild" "${LIMEN_KERNEL:-6.1}" >/dev/null || exit 1
for lockdown in integrity confidentiality; do
	vm_run "$here/lockdown_guest.sh" -a "lockdown=$lockdown"
done
finish
