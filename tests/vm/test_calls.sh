#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What counting crossings costs a system call, in instructions, which are the
# same however busy this machine is.

. "$(dirname "$0")/../lib.sh"
results=build/bench.tsv
check "a system call is counted and watched" \
	env B=build tests/bench/kernel/run_calls 6.1 || finish

# of NAME: instructions that it adds
of()
{
	awk -v name="calls.6.1.$1" '$1 == name { print int($2) }' "$results"
}
# below NAME LIMIT ACTUAL
below()
{
	check "$1: $3 instructions" test "$3" -ge 0 -a "$3" -lt "$2"
}
equal "not attached it costs nothing" "0 0 0" \
	"$(of off) $(of off_again) $(of none_again)"
below "counting, besides the way to a probe" 60 $(($(of count) - $(of tracepoints)))
below "counting and taking times, all together" 200 "$(of time)"
check "perf trace -s costs more than ten times as much" \
	test "$(of perf_trace)" -gt $((10 * $(of time)))
check "strace -c costs more than fifty times as much" \
	test "$(of strace)" -gt $((50 * $(of time)))
finish
