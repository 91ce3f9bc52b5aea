#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What make install, uninstall and purge do to a machine, in a folder that
# stands for it. The programs are built anew as far as the folders ask for it.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree" "$test_log"' EXIT
chmod 755 "$tree"
prefix=$tree/prefix
root=$tree/root
mkdir "$tree/build" "$root"
# what the programs look for there is what was installed
ln -s "$root$prefix" "$prefix"
for part in lib daemon cli limen limend paths; do
	cp -a "build/$part" "$tree/build"
done

# apply VERB...: as from a shell of its own, whose files are for nobody else
apply()
(
	umask 077
	unset MAKEFLAGS MAKELEVEL MFLAGS
	make B="$tree/build" DESTDIR="$root" PREFIX="$prefix" \
		SYSCONFDIR="$prefix/etc" "$@"
)

left()
{
	(cd "$root$prefix" 2>/dev/null && find . ! -type d | head -n 5 | paste -sd ' ')
}

check "install" apply install
check "its limend finds its patterns" "$prefix/sbin/limend" -t ssh
equal "it names its own configuration" "$prefix/etc/limen/limend.conf" \
	"$("$prefix/sbin/limend" -t ssh | sed -n 's/: .*classes//p')"
equal "others can read the patterns" "" \
	"$(find "$prefix/share/limen/patterns" ! -perm -444)"
check_fails "no page names another folder" \
	grep -rl /usr/local "$prefix/share/man" "$prefix/lib" "$prefix/etc"
equal "each page is there" "$(find man -name '*.[1-8]' | wc -l)" \
	"$(find "$prefix/share/man/" -type f | wc -l)"
equal "each shell completes both programs" \
	"_limen _limend limen limen.fish limend limend.fish" \
	"$(find "$prefix/share/" -path '*completions*' -type f -printf '%f\n' |
		LC_ALL=C sort | paste -sd ' ')"

# over another version, by somebody who has changed something
mkdir "$prefix/share/limen/patterns/elsewhere"
cp patterns/secure/ssh.pat "$prefix/share/limen/patterns/elsewhere"
echo 'mark_mask = 0xff' >"$prefix/etc/limen/limend.conf"
check "install again" apply install
check "a pattern that has moved is there once" "$prefix/sbin/limend" -t ssh
equal "the configuration stays" "mark_mask = 0xff" \
	"$(cat "$prefix/etc/limen/limend.conf")"

check "uninstall" apply uninstall
equal "leaves the configuration" "./etc/limen/limend.conf" "$(left)"
check "purge" apply purge
equal "leaves nothing" "" "$(left)"
equal "nothing was put elsewhere" "" \
	"$(find "$root" ! -type d ! -path "$root$prefix/*")"
finish
