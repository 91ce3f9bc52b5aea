#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen inspect of programs and libraries: compiled here in each way, and those
# of the system, against what they were asked to be and what readelf says.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
limen=$PWD/${B:-build}/limen
case ${B-} in /*) limen=$B/limen ;; esac
dir=$(mktemp -d "${TMPDIR:-/tmp}/limen-inspect.XXXXXX") || exit 1
trap 'rm -rf "$dir" "$test_log"' EXIT

cat >"$dir/a.c" <<'END'
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
	char buf[64];
	strcpy(buf, argv[argc - 1]);
	printf("%s\n", buf);
	return 0;
}
END
cat >"$dir/calls.c" <<'END'
static long call(long nr, long a)
{
	long ret;
	__asm__ volatile("syscall" : "=a"(ret) : "a"(nr), "D"(a)
			 : "rcx", "r11", "memory");
	return ret;
}
void _start(void)
{
	long nr = call(39, 0);		/* getpid */
	call(231 + (nr & 0), 0);	/* exit_group */
	call(60, 0);			/* exit */
	call(nr, 0);			/* who knows */
}
END

# made NAME FLAG...: compile a.c
made()
{
	local name=$1
	shift
	gcc -o "$dir/$name" "$@" "$dir/a.c" 2>"$dir/log" || cat "$dir/log"
}

# is NAME FILTER EXPECTED
is()
{
	equal "$1: $2 is $3" "$3" \
		"$("$limen" inspect -j "$dir/$1" | jq -r ".files[0].$2")"
}

made hard -O2 -fstack-protector-all -D_FORTIFY_SOURCE=2 -pie -fPIE \
	-Wl,-z,relro,-z,now
is hard kind program
is hard pie true
is hard nx true
is hard relro full
is hard stack_protector true
is hard fortified 1
is hard libc glibc
is hard static false
is hard syscalls.sites 0

made soft -O0 -fno-stack-protector -U_FORTIFY_SOURCE -no-pie \
	-z execstack -Wl,-z,norelro
is soft pie false
is soft nx false
is soft relro no
is soft stack_protector false
is soft fortified 0

made half -O0 -fno-stack-protector -pie -fPIE -Wl,-z,relro,-z,lazy
is half relro partial

made static -O2 -static
is static static true
is static libc glibc
is static interpreter null
check "static: it makes write by itself" sh -c \
	"'$limen' inspect -j '$dir/static' | jq -e '.files[0].syscalls.calls |
		any(.name == \"write\")'"
made static-pie -O2 -static-pie
is static-pie pie true
is static-pie static true

gcc -shared -fPIC -Wl,-soname,liba.so.1 -o "$dir/liba.so" "$dir/a.c" 2>/dev/null
is liba.so kind library
is liba.so soname liba.so.1

for libc in musl:/lib/ld-musl-x86_64.so.1 klibc:/lib/klibc-abc.so \
		glibc:/lib64/ld-linux-x86-64.so.2; do
	gcc -o "$dir/by-${libc%%:*}" -Wl,--dynamic-linker="${libc#*:}" \
		"$dir/a.c" 2>/dev/null
	is "by-${libc%%:*}" libc "${libc%%:*}"
done

gcc -O2 -nostdlib -static -o "$dir/calls" "$dir/calls.c"
is calls syscalls.sites 4
is calls 'syscalls.calls | map(.name) | sort | join(" ")' "exit exit_group getpid"
is calls syscalls.unknown 1
strip --strip-section-headers "$dir/calls" 2>/dev/null ||
	objcopy --strip-all "$dir/calls"
is calls syscalls.sites 4

# the same imports and libraries as readelf finds
for file in /bin/bash /usr/bin/gcc "$(realpath /lib/x86_64-linux-gnu/libc.so.6)" \
		"$limen"; do
	equal "$file: imports" \
		"$(readelf -W --dyn-syms "$file" | awk '$7 == "UND" && $8 {
			sub(/@.*/, "", $8); print $8 }' | LC_ALL=C sort | md5sum)" \
		"$("$limen" inspect -j "$file" | jq -r '.files[0].imports[].name' |
			LC_ALL=C sort | md5sum)"
	equal "$file: libraries" \
		"$(readelf -dW "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | paste -sd ' ')" \
		"$("$limen" inspect -j "$file" | jq -r '.files[0].needed | join(" ")')"
	equal "$file: build-id" \
		"$(readelf -nW "$file" | sed -n 's/.*Build ID: //p')" \
		"$("$limen" inspect -j "$file" | jq -r '.files[0].build_id // ""')"
done

# compressed: the same as it was, and damaged ones are told
for packer in xz zstd gzip; do
	$packer -qc "$dir/hard" >"$dir/hard.$packer"
	is "hard.$packer" packing $packer
	equal "$packer: the same inside" \
		"$("$limen" inspect -j "$dir/hard" | jq -c '.files[0] | del(.file, .packing)')" \
		"$("$limen" inspect -j "$dir/hard.$packer" |
			jq -c '.files[0] | del(.file, .packing)')"
	head -c 1000 "$dir/hard.$packer" >"$dir/short.$packer"
	check "$packer: cut off" sh -c "! '$limen' inspect '$dir/short.$packer' 2>&1 |
		grep -v 'compression: cut off'"
	check_fails "$packer: cut off is an error" "$limen" inspect "$dir/short.$packer"
	{ head -c 1000 "$dir/hard.$packer"; head -c 3000 /dev/zero; } >"$dir/bad.$packer"
	check_fails "$packer: damaged is an error" "$limen" inspect "$dir/bad.$packer"
done
head -c 600000000 /dev/zero | zstd -qc >"$dir/bomb"
check "a file that grows too large is refused" sh -c \
	"'$limen' inspect '$dir/bomb' 2>&1 | grep 'what is in it is too large'"

# what is no such file, and several at once
for bad in /etc/passwd /dev/null /nowhere /tmp "$dir/log"; do
	check_fails "$bad is refused" "$limen" inspect "$bad"
done
check_fails "one bad among good ones is told" "$limen" inspect /bin/true /nowhere
equal "all of several files are shown" 3 \
	"$("$limen" inspect -j /bin/true /nowhere -- /bin/false 2>/dev/null |
		jq '.files | length')"
check "every program of the system can be read" sh -c \
	"find /usr/bin /usr/sbin -type f -size -2000k | head -n 150 |
		xargs '$limen' inspect -j -- >'$dir/all' 2>'$dir/err'
	! grep -v 'not an ELF file' '$dir/err' && jq -e '.files | length > 100' '$dir/all'"
finish
