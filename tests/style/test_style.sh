#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What a machine can tell of the style: one check per rule, over the files
# that git tracks. The rest is for people.

cd "$(dirname "$(readlink -f "$0")")/../.." || exit 1
failures=0

# rule NAME LINES: the rule holds if LINES, its violations, is empty
rule()
{
	if [ -z "$2" ]; then
		echo "ok $1"
	else
		echo "not ok $1: $(wc -l <<<"$2") violations"
		head -n 20 <<<"$2" | sed 's/^/# /'
		failures=1
	fi
}

mapfile -t code < <(git ls-files '*.c' '*.h')
mapfile -t scripts < <(git ls-files | while read -r f; do
	case $f in *.c|*.h|*.md|*.pat|patterns/*) continue ;; esac
	head -c 2 "$f" 2>/dev/null | grep -q '^#!' && echo "$f"
done)

rule spdx-line "$(git ls-files '*.c' '*.h' '*.sh' '*.py' '*.pat' 'man/*' \
	'*Makefile' '*Kbuild' '*.mk' | while read -r f; do
	head -n 3 "$f" | grep -q SPDX-License-Identifier || echo "$f"; done
	for f in "${scripts[@]}"; do
	head -n 3 "$f" | grep -q SPDX-License-Identifier || echo "$f"; done)"

rule module-licence "$(git ls-files 'kmod/*.c' 'kmod/*.h' |
	xargs -r grep -L 'SPDX-License-Identifier: GPL-2.0-only')"

rule abi-licence "$(grep -L 'GPL-2.0 WITH Linux-syscall-note' \
	$(git ls-files 'include/limen/*.h'))"

rule trailing-blanks "$(grep -nE '[ 	]+$' "${code[@]}" "${scripts[@]}")"

rule tabs-not-blanks "$(grep -nE '^ {8,}' "${code[@]}")"

# 100 columns, a tab counting up to the next multiple of eight; a message may
# be longer, so that it can be searched for
rule line-length "$(for f in "${code[@]}"; do
	expand "$f" | awk -v f="$f" 'length > 100 && !/^ *"/ { print f ":" NR ": " length }'
done)"

rule kernel-versions-only-in-compat "$(grep -nE \
	'LINUX_VERSION_CODE|KERNEL_VERSION' "${code[@]}" | grep -v '^kmod/compat/')"

# one library, one file or one folder that includes it
rule library-doors "$(
check_door()
{
	grep -nE "^#[ ]*include <$1" "${code[@]}" | grep -vE "^($2|tests/)"
}
check_door 'pcre2.h' 'daemon/engine/regex.c'
check_door 'pcap' 'daemon/source/pcap.c'
check_door 'nettle/' 'daemon/decode/'
check_door 'confuse.h' 'lib/config/'
check_door '(n?curses)' 'cli/dash/'
check_door '(gelf|libelf)' 'cli/elf/'
check_door 'seccomp.h' 'daemon/sandbox.c|lib/syscall_name.c'
check_door 'cap-ng.h' 'daemon/sandbox.c'
check_door 'libnetfilter_queue' 'daemon/source/')"

rule directions "$(
grep -nE '^#[ ]*include "(\.\./)?(daemon|cli|kmod)/' $(git ls-files 'lib/*.[ch]' 'kmod/*.[ch]')
grep -nE '^#[ ]*include "(\.\./)*cli/' $(git ls-files 'daemon/*.[ch]')
grep -nE '^#[ ]*include "(\.\./)*(daemon|kmod)/' $(git ls-files 'cli/*.[ch]')
grep -nE '^#[ ]*include' include/limen/*.h | grep -vE '<linux/types.h>|<limen/')"

rule no-unfinished-words "$(grep -nE '\b(TODO|FIXME|XXX|HACK)\b' \
	"${code[@]}" $(git ls-files '*.sh' 'man/*') | grep -v '^tests/style/')"

exit $failures
