#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 1800
#
# The module's sources please the compiler at its most careful (make W=1) and
# sparse, against the headers of every kernel that is tested; and are refused
# where a position in a ring could be read in halves.

. "$(dirname "$0")/../lib.sh"
rig=$(cd "$(dirname "$0")/../vm/rig" && pwd)
out=$(mktemp -d "${TMPDIR:-/tmp}/limen-build.XXXXXX") || exit 1
trap 'rm -rf "$out" "$test_log"' EXIT
# what MODULE_LICENSE() and its like become on 7.3 is beyond sparse 0.6.4
not_ours='main\.c:[0-9]*:1: error: bad constant expression$'
for key in 5.10 6.1 6.12 7.3; do
	check "$key: W=1 C=2" "$rig/kbuild" -c $key "$out/$key"
	log=$out/$key/build.log
	check "$key: sparse looked at every file" \
		test "$(grep -c '^  CHECK .*\.c$' "$log")" -ge "$(ls kmod/*.c | wc -l)"
	equal "$key: no warning" "" \
		"$(grep -i 'warning:\|error:' "$log" | grep -v "$not_ours" |
			head -n 20)"
done
compile()
{
	echo '#include "compat.h"' | gcc "$@" -nostdinc -D__KERNEL__ \
		-I"$out/none" -Ikmod/compat -fsyntax-only -x c - 2>&1
}
mkdir -p "$out/none/linux" "$out/none/net"
touch "$out/none/linux/fs.h" "$out/none/net/genetlink.h"
echo 'struct vm_area_struct { unsigned long vm_flags; };' >"$out/none/linux/mm.h"
equal "a 64-bit kernel is taken" "" "$(compile -DCONFIG_64BIT)"
check "one of 32 bits is refused" \
	test -n "$(compile | grep '#error "limen is for 64-bit kernels')"
finish
