#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 3600
#
# The module alone, on the other kernels.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/../vm/module
"$module/build" 5.10 6.12 7.3 || exit 1
for key in 5.10 6.12 7.3; do
	vm_run "$module/guest_short.sh" -L -T -t 550 -k $key
	vm_run "$module/guest_ring.sh" -L -T -t 500 -k $key
done
finish
