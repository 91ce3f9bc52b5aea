#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen top with the module: every view at the sizes people have, the main view
# as in README.md, and processes whose names try something.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/top.sh

# a process with the longest name there is, of bytes that a terminal obeys or
# nobody can read, that makes system calls all the time
hostile_up()
{
	python3 -c '
import ctypes, sys, time
libc = ctypes.CDLL(None)
libc.prctl(15, {
	"escape": b"\033[2J\033]0;own\007",
	"bytes": b"\xff\xfe\xc3(\xe2\x80\xae\x9b31m",
	"markup": b"<script>x</scr",
}[sys.argv[1]], 0, 0, 0)
while True:
	for i in range(100):
		libc.getppid()
	time.sleep(0.05)' "$1" &
	talkers="$talkers $!"
}

top_router
for kind in escape bytes markup; do
	hostile_up $kind
done

# every view, and at other sizes those that use the room
top 80 24
views "at 80 24" "1 overview module bound, daemon up interactive redis" \
	"2 protocols BYTES/S http" "3 flows FROM decided $server4:80" \
	"4 classes BACKLOG web" "5 queues CEILING 50mbit" \
	"6 boundary syscall_entered" "7 syscalls getppid P99" \
	"8 processes COMM limend" "9 patterns TRIES Redis" "0 posture smep" \
	"e events PROTO dns" "c counters packet_decided"
for size in "120 40" "200 60"; do
	tm resize-window -x ${size% *} -y ${size#* }
	views "at $size" "1 overview module bound, daemon up" "3 flows BYTES" \
		"7 syscalls calls by their time"
done
for size in "40 10" "20 5" "5 2" "80 24"; do
	tm resize-window -x ${size% *} -y ${size#* }
	sleep 1
done
views "after smaller ones" "1 overview module bound, daemon up"

# names of processes
keys 8
keys F4 C-u "comm~own" Enter
shows "a name of escapes is shown harmless" '\x1b[2J\x1b]0;own\x07' " 1 row"
keep hostile-escape
equal "the terminal's title is not theirs" no \
	"$(tm display -p '#{pane_title}' | grep -q own && echo yes || echo no)"
keys F4 C-u "comm~31m" Enter
shows "a name that is no UTF-8" '\xff\xfe\xc3(' " 1 row" F10Quit
keep hostile-bytes
keys F4 C-u Enter
in_router "$limen" processes -j >"$limend_dir/processes"
check "in JSON, too" jq -e '[.processes[].comm | select(test("x1b|xff|script"))] |
	length == 3' "$limend_dir/processes"
check "which is harmless" python3 tests/native/harmless 0 "$limend_dir/processes"
page=/run/job/out/page.html
check "and in a page" in_router "$limen" report -o $page --duration 2
check "which is sound" tests/native/page $page 1 1
check "and has them" grep -qF '&lt;script&gt;x&lt;/scr' $page

# the main view
keys 1
shows "the main view" "module bound, daemon up" "redis"
# all of its traffic has been measured sooner or later
is_in_readme()
{
	screen >"$limend_dir/main"
	tests/native/view --all "$limend_dir/main" >"$limend_dir/view" 2>&1
}
if wait_for 60 is_in_readme; then
	ok "is the one in README.md"
else
	not_ok "is the one in README.md"
	comment <"$limend_dir/view"
fi
keep main
top_down
finish
