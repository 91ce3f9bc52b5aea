#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Wrong configuration, wrong pattern, garbage captures: one clear line each,
# and a status that says so.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
limend=${limend-build/limend}
work=$(mktemp -d)

# complains NAME REGEX COMMAND...: fails, not by a signal, and what it says
# in a few lines matches
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
	     [ "$(grep -vc 'warning: ' "$work/err")" -le 3 ]; then
		ok "$complains_name"
	else
		not_ok "$complains_name" "not the message that was expected"
	fi
	comment <"$work/err"
}

# finds: the same for limend -t, whose findings are its output
finds()
{
	finds_name=$1
	finds_regex=$2
	shift 2
	complains "$finds_name" "$finds_regex" sh -c '"$@" >&2' - "$@"
}

# configuration: every mistake names file, line and column
wrong()
{
	printf '%s\n' 'patterns = { "'"$PWD/patterns"'" }' "$2" >"$work/wrong.conf"
	finds "$1" "wrong.conf:2(:[0-9]+)?:" $limend -t -f "$work/wrong.conf"
}
wrong "an unknown key" 'colour = "blue"'
wrong "a string where a number belongs" 'queue_base = "many"'
wrong "a number out of range" 'queue_base = 70000'
wrong "an unknown word" 'on_daemon_down = "perhaps"'
wrong "a class of an unknown protocol" 'class a { members = { "no-such-thing" } }'
wrong "a protocol in two classes" \
	'class a { members = { "http" } } class b { members = { "http" } }'
wrong "a protocol twice in one class" \
	'class a { members = { "http", "http" } }'
wrong "a mark outside the mask" 'mark_mask = 0xf class a { members = { "http" } mark = 0x10 }'
wrong "an end that is missing" 'class a { members = { "http" }'

# a pattern with a mistake
mkdir -p "$work/patterns"
printf 'limen 1\nname\tbroken\ntitle\tBroken\ntransport\ttcp\nsource\tnone\nrule\n\tclient ^(\n' \
	>"$work/patterns/broken.pat"
finds "a pattern that does not compile" "broken.pat:7:[0-9]+" \
	$limend -t -p "$work/patterns"
rm "$work/patterns/broken.pat"
cp patterns/secure/ssh.pat "$work/patterns"
check "a pattern by its name" $limend -t -p "$work/patterns" ssh
finds "a name that no pattern has" "^shs: error: no pattern" \
	$limend -t -p "$work/patterns" shs

# captures
head -c 5000 /dev/urandom >"$work/garbage.pcap"
complains "a capture of garbage" "garbage.pcap" $limend -r "$work/garbage.pcap" -p patterns
: >"$work/empty.pcap"
complains "an empty capture" "empty.pcap" $limend -r "$work/empty.pcap" -p patterns
complains "a capture that is not there" "nothing.pcap" $limend -r "$work/nothing.pcap" -p patterns
finds "nor is one to be checked with" "nothing.pcap: No such" \
	$limend -t -p "$work/patterns" -r "$work/nothing.pcap"
good=../shared/corpus/pcap/443-curl.pcap
if [ -e "$good" ]; then
	size=$(stat -c %s "$good")
	head -c $((size - 7)) "$good" >"$work/cut.pcap"
	complains "a capture that is cut" "cut.pcap" \
		$limend -r "$work/cut.pcap" -p patterns -j
	check "and its flows are told all the same" \
		grep -q '"label": *"tls"' "$work/out"
fi
rm -rf "$work"
finish
