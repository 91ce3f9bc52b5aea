#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What limen inspect says of kernel modules is what the kernel says, of some
# hundred of them; all of all kernels: make check-kernels.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/module
"$module/build" || exit 1
rig=$module/../rig
"$rig/kbuild" -s "$module/../noinit" -n noinit 6.1 build/vm/noinit-6.1 \
	>/dev/null || exit 1
vm_run "$module/guest_inspect_some.sh"
finish
