#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 3000
#
# test_reject.sh [KEY...] - what a class rejects is answered, and queues are made,
# on the other kernels.

. "$(dirname "$0")/../lib.sh"
[ $# -gt 0 ] || set -- 5.10 6.12 7.3
for key; do
	vm_run "$(dirname "$0")/../vm/test_reject.sh" -L -T -S -t 900 -k $key
done
finish
