#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What a running daemon is given that is wrong: a second daemon, a mistake in
# what it reloads: one clear line each, and what ran before goes on. (What can
# be told without a module is in tests/native/test_bad_input.sh.)

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

work=$(mktemp -d)

# complains NAME REGEX COMMAND...: fails, not by a signal, and one line of
# what it says on stderr matches
complains()
{
	complains_name=$1
	complains_regex=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	complains_status=$?
	if [ $complains_status -eq 0 ] || [ $complains_status -ge 124 ]; then
		not_ok "$complains_name" "status $complains_status"
	elif [ "$(grep -cE "$complains_regex" "$work/err")" -ge 1 ] &&
	     [ "$(wc -l <"$work/err")" -le 3 ]; then
		ok "$complains_name"
	else
		not_ok "$complains_name" "not the message that was expected"
	fi
	comment <"$work/err"
}

check "the servers start" services_up http
check "limend binds" limend_up 'class web { members = { "http" } priority = "1:20" }'

limend_decides "it decides"

# a second daemon in the same namespace
cp "$limend_conf" "$work/second.conf"
sed -i "s#/run/limen/limend.sock#$work/second.sock#" "$work/second.conf"
complains "a second daemon is refused and told who is there" "$limend_pid|bound|running" \
	timeout 200 ip netns exec $router $limend -f "$work/second.conf"
limend_decides "the first one goes on"

# reload with a mistake: the old configuration goes on
echo 'colour = "blue"' >>"$limend_conf"
complains "reload tells of the mistake" "limend.conf:[0-9]+" in_router build/limen reload
limend_decides "the old configuration goes on"
limend_configure 'class web { members = { "http" } priority = "1:20" }'
check "reload of the mended one" in_router build/limen reload

# a pattern with a mistake
mkdir -p "$work/patterns"
chmod 755 "$work" "$work/patterns"
printf 'limen 1\nname\tbroken\ntitle\tBroken\ntransport\ttcp\nsource\tnone\nrule\n\tclient ^(\n' \
	>"$work/patterns/broken.pat"
limend_configure 'patterns = { "'"$work/patterns"'" }'
complains "reload tells of the pattern" "broken.pat:7" in_router build/limen reload
limend_decides "the old patterns go on"

# not root, module gone, daemon down
complains "limen without root says so" "root" \
	in_router setpriv --reuid 65534 --regid 65534 --clear-groups \
		build/limen counters
check "limend leaves cleanly" limend_down
complains "limen with the daemon down says what to do" "limend" in_router build/limen reload
services_down
rm -rf "$work"
finish
