#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 900
#
# The module's sources please the compiler at its most careful (make W=1) and
# sparse, against the headers of the kernel that is tested by default.

. "$(dirname "$0")/../lib.sh"
rig=$(cd "$(dirname "$0")/../vm/rig" && pwd)
. "$rig/env.sh"
"$rig/fetch" "$default_key" || exit 1
release=$(cat "$kernels/$default_key/release")
headers=$kernels/$default_key/root/usr/src/linux-headers-$release
out=$(mktemp -d "${TMPDIR:-/tmp}/limen-build.XXXXXX") || exit 1
trap 'rm -rf "$out" "$test_log"' EXIT
cp -r kmod include "$out"
find "$out/kmod" \( -name '*.o' -o -name '.*.cmd' \) -delete
check "make W=1 C=2" make -C "$headers" M="$out/kmod" W=1 C=2 CC=gcc modules
cp "$test_log" "$out/log"
check "sparse looked at every file" test "$(grep -c '^  CHECK .*kmod' "$out/log")" \
	-ge "$(ls kmod/*.c | wc -l)"
equal "no warning" "" "$(grep -i 'warning:\|error:' "$out/log" | head -n 20)"
finish
