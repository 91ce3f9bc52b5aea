#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 9000
#
# The module alone, on a kernel with KASAN, lockdep, DEBUG_ATOMIC_SLEEP and
# kmemleak. The kernel is built the first time, which takes an hour.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/../vm/module
check "the debug kernel is there" "$module/../rig/fetch" debug || finish
"$module/build" debug || exit 1
# The serial console's lock may not be taken where an interrupt prints, says
# lockdep, and then says nothing else: warnings are read from the log instead.
vm_run "$module/guest_debug.sh" -L -T -k debug -m 2048 -t 4000 \
	-a "loglevel=4 log_buf_len=8M"
vm_run "$module/guest_debug_crossings.sh" -L -T -S -k debug -m 2048 -t 2400 \
	-a "loglevel=4 log_buf_len=8M"
finish
