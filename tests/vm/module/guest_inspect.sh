#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_inspect.sh [FOLDER...] - limen inspect against the kernel itself
#
# Each module below the FOLDERs of /lib/modules/RELEASE/kernel (default: all) and
# spoilt ones are judged by limen and given to the kernel, with the module noinit
# loaded, so that none is ever run; without a FOLDER some of other kernels, too, as
# far as those have been fetched. PRELOAD: modules to load before, if there.

here=$(dirname "$(readlink -f "$0")")
. "$here/../../lib.sh"
bin=$(cd "$here/../../../build/tests/vm/module" && pwd) || exit 1
limen=$here/../../../build/limen
release=$(uname -r)
modules=/lib/modules/$release/kernel
kernel=$(cat /run/job/kernel)
noinit=$here/../../../build/vm/noinit-$(basename "$kernel")/kmod/noinit.ko

# what packages of the kernel leave on a machine
mkdir -p /usr/src /boot
[ -e "/usr/src/linux-headers-$release" ] || ln -s \
	"$kernel/root/usr/src/linux-headers-$release" /usr/src/
[ -e "/boot/config-$release" ] || cp "$kernel/root/boot/config-$release" /boot \
	2>/dev/null

for module in ${PRELOAD-}; do
	modprobe -q "$module" 2>/dev/null
done

# Unpacked, as modprobe does it where the kernel cannot.
foreign()
{
	local name path to

	mkdir /tmp/foreign
	for name in dummy veth nf_tables ext4 loop; do
		find "$kernel"/../*/root/lib/modules/*/kernel -name "$name.ko*" \
			! -path "*/$release/*"
	done | while read -r path; do
		to=${path#*/lib/modules/}
		to=/tmp/foreign/${to%%/*}.$(basename "${path%.xz}")
		case $path in
		*.xz) xz -dc "$path" >"$to" ;;
		*) cp "$path" "$to" ;;
		esac
		echo "$to"
	done
}

mkdir /tmp/samples
good=$(find "$modules" -name 'dummy.ko*')
{
	python3 "$here/samples.py" "$good" /tmp/samples
	[ $# -gt 0 ] || foreign
} >/tmp/spoilt
(cd "$modules" && find "${@:-.}" -name '*.ko*' -printf "$modules/%p\n") |
	sort >/tmp/installed

# judge LIST OUT: what limen says, as loads prints it
judge()
{
	xargs -n 300 "$limen" inspect -j -- <"$1" 2>/tmp/inspect.log |
		jq -r '.files[] | [.file, if .loads == "yes" then "-"
			elif .loads == "unknown" then "unknown"
			elif .kind == "program" then "ENOEXEC"
			else .errno end] | @tsv' >"$2"
}

judge /tmp/spoilt /tmp/spoilt.said
judge /tmp/installed /tmp/installed.said
insmod "$noinit" || exit 1
"$bin/loads" </tmp/spoilt >/tmp/spoilt.true
"$bin/loads" </tmp/installed >/tmp/installed.true
rmmod noinit

# same NAME LIST: both said the same of everything
same()
{
	equal "$1: all were judged" "$(wc -l <"$2")" "$(wc -l <"$2.said")"
	check "$1: $(grep -c -- '-$' "$2.true") load, $(grep -cv -- '-$' "$2.true") do not, as limen said" \
		diff "$2.said" "$2.true"
}

same "spoilt and foreign" /tmp/spoilt
same "installed" /tmp/installed
check "some load" grep -q -- '-$' /tmp/installed.true
for error in ENOEXEC ENOENT EINVAL EBADMSG; do
	check "some do not: $error" grep -q "$error$" /tmp/spoilt.true
done

# not by their errors alone
said()
{
	"$limen" inspect "/tmp/samples/$1.ko" >/tmp/said 2>&1
	grep -q -- "$2" /tmp/said || { cat /tmp/said; return 1; }
}
check "it says that a symbol is missing" said symbol_missing \
	"no  *alloc_netdev_xyz: this kernel does not export it"
check "it says that a file is cut off" said cut_at_1000 "cut off"
check "it says that it is no ELF file" said text "not an ELF file"
check "it says which machine it is for" said machine_arm "it is for aarch64"
check_fails "a module that will not load has another status" \
	"$limen" inspect /tmp/samples/symbol_missing.ko
check "one that will load has 0" "$limen" inspect "$good"
check "a module can be called by its name" "$limen" inspect dummy

# what is loaded
modprobe dummy
"$limen" modules -j >/tmp/modules
equal "modules: as many as the kernel counts" "$(wc -l </proc/modules)" \
	"$(jq '.modules | length' /tmp/modules)"
equal "modules: the symbols of one are those nm finds" \
	"$(case $good in *.xz) xz -dc "$good" ;; *) cat "$good" ;; esac >/tmp/dummy.ko
	nm -u /tmp/dummy.ko | awk '{ print $2 }' | sort | paste -sd ' ')" \
	"$(jq -r '.modules[] | select(.name == "dummy") | .uses' /tmp/modules |
		tr ' ' '\n' | sort | paste -sd ' ')"
equal "modules: its file is what runs" same \
	"$(jq -r '.modules[] | select(.name == "dummy") | .running' /tmp/modules)"
equal "inspect: its file is what runs" "EEXIST the same file" \
	"$("$limen" inspect -j dummy | jq -r '.files[0] | "\(.errno) \(.running)"')"
python3 - /tmp/dummy.ko <<'END'
import sys
data = open(sys.argv[1], "rb").read()
at = data.index(b"\4\0\0\0\x14\0\0\0\3\0\0\0GNU\0") + 16
open(sys.argv[1], "wb").write(data[:at] + b"\0\0\0\0" + data[at + 4:])
END
equal "inspect: another build is not" "another file" \
	"$("$limen" inspect -j /tmp/dummy.ko | jq -r '.files[0].running')"
finish
