#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 49000
#
# test_inspect.sh [KEY...] - what limen inspect says is what the kernel says, of
# all modules of each kernel: once alone, once after what many of them build upon
# has been loaded.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/../vm/module
rig=$module/../rig
"$module/build" || exit 1
[ $# -gt 0 ] || set -- 5.10 6.1 6.12 7.3
for key; do
	"$rig/kbuild" -s "$module/../noinit" -n noinit $key \
		build/vm/noinit-$key >/dev/null || exit 1
	for guest in guest_inspect guest_inspect_loaded; do
		vm_run "$module/$guest.sh" -k $key -m 2048 -t 6000
	done
done
finish
