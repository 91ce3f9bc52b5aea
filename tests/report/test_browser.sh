#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Pages of limen report in a real browser: charts are drawn, names stay text.
# Not part of make check, since the browser is large: make check-report.
# time-limit: 240

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
build=${B:-build}
limen=${build%/san}/limen
dir=$(mktemp -d "${TMPDIR:-/tmp}/limen-browser.XXXXXX") || exit 1
peer=
trap '[ -z "$peer" ] || kill "$peer"; rm -rf "$dir" "$test_log"' EXIT

# browse PAGE OPTION...: its DOM is printed, or what the options say
browse()
{
	local page=$1
	shift
	timeout 100 chromium --headless --no-sandbox --disable-gpu \
		--user-data-dir="$dir/profile" --window-size=1100,1600 "$@" \
		"file://$page" 2>"$dir/said"
}

# sound NAME PAGE CHARTS COLOR...
sound()
{
	local name=$1 page=$2 charts=$3
	shift 3
	browse "$page" --dump-dom >"$dir/dom"
	equal "$name: charts in the browser" "$charts" \
		"$(grep -o '<svg class="chart"' "$dir/dom" | wc -l)"
	check "$name: its title is ours" grep -q '<title>limen report of' "$dir/dom"
	check_fails "$name: no script came to be" grep -qE '<(script|img)' "$dir/dom"
	browse "$page" --screenshot="$dir/page.png" >/dev/null
	check "$name: the charts have their colours" \
		tests/report/colors "$dir/page.png" "$@"
}

command -v chromium >/dev/null || {
	not_ok "there is a browser" "packaging/deps.sh browser"
	finish
}
tests/bench/limend_peer "$dir/ctl" --hostile --flows 300 >"$dir/peer" &
peer=$!
wait_for 30 grep -q ready "$dir/peer"
check "a page of a running daemon" "$limen" report -o "$dir/live.html" \
	--duration 3 --interval 0.5 --socket "$dir/ctl"
sound "running" "$dir/live.html" 3 3b7dd8 2e9e5b
tests/native/capture json >"$dir/flows.json"
check "a page of a capture" "$limen" report -o "$dir/flows.html" \
	"$dir/flows.json"
sound "capture" "$dir/flows.html" 2 3b7dd8 2e9e5b d9902f
finish
