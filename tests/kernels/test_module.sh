#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 9000
#
# test_module.sh [KEY...] - the module alone, on the other kernels.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/../vm/module
[ $# -gt 0 ] || set -- 5.10 6.12 7.3
"$module/build" "$@" || exit 1
for key; do
	vm_run "$module/guest_short.sh" -L -T -t 1200 -k $key
	vm_run "$module/guest_ring.sh" -L -T -t 1200 -k $key
done
finish
