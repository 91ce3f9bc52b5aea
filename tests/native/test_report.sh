#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen report: pages of a running daemon and of a capture, whole, without a
# script and with hostile names as text. A real browser: make check-report.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
build=${B:-build}
limen=${build%/san}/limen
dir=$(mktemp -d "${TMPDIR:-/tmp}/limen-report.XXXXXX") || exit 1
peer=
trap '[ -z "$peer" ] || kill "$peer"; rm -rf "$dir" "$test_log"' EXIT

# status_is NAME EXPECTED COMMAND...: and one line says what is wrong
status_is()
{
	local name=$1 expected=$2 status=0
	shift 2
	"$@" >"$dir/said" 2>&1 || status=$?
	equal "$name" "$expected" "$status"
}

# nobody, and wrong use
status_is "nobody is there" 3 "$limen" report -o "$dir/none.html" \
	--socket "$dir/none"
check_fails "then there is no page" test -e "$dir/none.html"
status_is "without a file" 2 "$limen" report
check "says how to name one" grep -q -- '-o FILE.html' "$dir/said"
status_is "a duration that is none" 2 "$limen" report -o - --duration 0
status_is "no such capture" 1 "$limen" report -o - "$dir/none.pcap"
check "says which" grep -q none.pcap "$dir/said"
echo '{"a": 1}' >"$dir/wrong"
status_is "lines of something else" 1 "$limen" report -o - "$dir/wrong"
check "says where" grep -q "wrong:1:" "$dir/said"
echo 'no capture' >"$dir/wrong"
status_is "a file of something else" 1 "$limen" report -o "$dir/wrong.html" \
	"$dir/wrong"
check_fails "leaves no page" test -e "$dir/wrong.html"
echo '{"first": 1, "label": "tls"' >"$dir/wrong"
status_is "a line that is cut" 1 "$limen" report -o - "$dir/wrong"
status_is "a folder that is not there" 1 "$limen" report \
	-o "$dir/no/such.html" "$dir/wrong"

# a running daemon, with names that try something
tests/bench/limend_peer "$dir/ctl" --hostile --flows 300 >"$dir/peer" &
peer=$!
wait_for 30 grep -q ready "$dir/peer"
check "a page of a running daemon" "$limen" report -o "$dir/live.html" \
	--duration 2 --interval 0.5 --socket "$dir/ctl"
check "is whole and harmless" tests/native/page "$dir/live.html" 2 3
check "has the chart of protocols" grep -q 'Bytes a second by protocol' \
	"$dir/live.html"
check "says how many rows there were" grep -q 'the first 100 of 300' \
	"$dir/live.html"

# a capture: lines as limend prints them, one with hostile names
tests/native/capture json >"$dir/flows.json"
check "a page of a capture's flows" "$limen" report -o "$dir/flows.html" \
	"$dir/flows.json"
check "is whole and harmless, too" tests/native/page "$dir/flows.html" 2 2
check "says how many flows" grep -q '500, of which 500 decided' "$dir/flows.html"
"$limen" report -o - - <"$dir/flows.json" >"$dir/stdout.html"
check "from stdin to stdout" tests/native/page "$dir/stdout.html" 2 2
check "a capture itself is read by limend" sh -c "
	tests/native/capture >'$dir/http.pcap' &&
	'$limen' report -o '$dir/pcap.html' '$dir/http.pcap'"
check "and recognised" grep -q '>http<' "$dir/pcap.html"
finish
