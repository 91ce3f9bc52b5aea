#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 36000
#
# test_module.sh [PART...] - the module alone, on a kernel with KASAN, lockdep,
# DEBUG_ATOMIC_SLEEP and kmemleak. The kernel is built the first time, which
# takes an hour.
#
# Each part of tests/vm/module has a guest to itself, and at its end the guest's
# memory is looked through and its log read: what is found is of that part, and
# a part can be had alone.

. "$(dirname "$0")/../lib.sh"
module=$(dirname "$0")/../vm/module
check "the debug kernel is there" "$module/../rig/fetch" debug || finish
"$module/build" debug || exit 1

if [ $# -eq 0 ]; then
	for part in "$module"/part_*.sh; do
		part=${part##*/part_}
		set -- "$@" "${part%.sh}"
	done
fi
for part; do
	# the odd ones: it ends every guest; its kernel has no debugfs
	case $part in leak|nodebugfs) continue ;; esac
	options=
	# code is patched while others run it
	[ $part != crossings ] || options=-S
	# The serial console's lock may not be taken where an interrupt prints,
	# says lockdep, and then says nothing else: warnings are read from the
	# log instead.
	vm_run "$module/guest_debug.sh" -L -T $options -k debug -m 2048 -t 3600 \
		-a "loglevel=4 log_buf_len=8M PART=$part"
done
finish
