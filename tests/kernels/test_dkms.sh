#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What make install-dkms puts on a machine is a module that dkms(8) can build.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree" "$test_log"' EXIT

check "the kernel" tests/vm/rig/fetch 6.1 || finish
kernel=${LIMEN_CACHE:-$HOME/.cache/limen}/kernels/6.1
release=$(cat "$kernel/release")
version=$(sed -n 's/^#define LIMEN_VERSION "\(.*\)"/\1/p' kmod/version.h)

check "its source is installed" make install-dkms DESTDIR="$tree"
mkdir "$tree/dkms"
check "dkms builds it" dkms build "limen/$version" -k "$release" \
	--kernelsourcedir "$kernel/root/usr/src/linux-headers-$release" \
	--dkmstree "$tree/dkms" --sourcetree "$tree/usr/src"
module=$(find "$tree/dkms" -name limen.ko)
equal "it is of this version" "$version" "$(modinfo -F version "$module")"
equal "and for that kernel" "$release" \
	"$(modinfo -F vermagic "$module" | cut -d ' ' -f 1)"
check "uninstalled" make uninstall-dkms DESTDIR="$tree"
equal "nothing is left" "" "$(find "$tree/usr/src" ! -type d)"
finish
