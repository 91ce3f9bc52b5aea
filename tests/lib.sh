# SPDX-License-Identifier: GPL-2.0-or-later
#
# lib.sh - what test scripts share; sourced, from any folder of tests/:
#
#	#!/bin/sh
#	. "$(dirname "$0")/../lib.sh"
#	check "the module is loaded" grep -q ^limen /proc/modules
#	finish
#
# Every helper prints one result line for tests/run.  Times are those since the
# result before.

test_count=0
test_failures=0

test_log=$(mktemp "${TMPDIR:-/tmp}/limen-test.XXXXXX") || exit 1
trap 'rm -f "$test_log"' EXIT
trap 'exit 143' HUP INT TERM

# test_clock: hundredths of a second since boot, in $test_now; starts no process
test_clock()
{
	read -r test_now test_rest </proc/uptime
	test_rest=${test_now#*.}
	test_now=$((${test_now%.*} * 100 + 1$test_rest - 100))
}
test_clock
test_before=$test_now

# test_took: seconds since the result before, in $test_seconds
test_took()
{
	test_clock
	test_rest=$((test_now - test_before))
	test_before=$test_now
	test_seconds=$((test_rest / 100)).$((test_rest / 10 % 10))$((test_rest % 10))
}

# comment: standard input as comment lines
comment()
{
	sed 's/^/# /'
}

# ok NAME
ok()
{
	test_took
	test_count=$((test_count + 1))
	echo "ok $1 [$test_seconds]"
}

# not_ok NAME [REASON]
not_ok()
{
	test_took
	test_count=$((test_count + 1))
	test_failures=$((test_failures + 1))
	echo "not ok $1${2:+: $2} [$test_seconds]"
}

# check NAME COMMAND...: the command succeeds; what it printed is shown if not
check()
{
	test_name=$1
	shift
	test_status=0
	"$@" >"$test_log" 2>&1 </dev/null || test_status=$?
	if [ $test_status -eq 0 ]; then
		ok "$test_name"
		return 0
	fi
	not_ok "$test_name" "status $test_status"
	comment <"$test_log"
	return 1
}

# check_fails NAME COMMAND...: the command fails, and not by a signal
check_fails()
{
	test_name=$1
	shift
	test_status=0
	"$@" >"$test_log" 2>&1 </dev/null || test_status=$?
	if [ $test_status -ne 0 ] && [ $test_status -lt 128 ]; then
		ok "$test_name"
		return 0
	fi
	not_ok "$test_name" "status $test_status where a failure was expected"
	comment <"$test_log"
	return 1
}

# equal NAME EXPECTED ACTUAL
equal()
{
	if [ "$2" = "$3" ]; then
		ok "$1"
		return 0
	fi
	not_ok "$1" "not what was expected"
	printf 'expected: %s\nactual: %s\n' "$2" "$3" | comment
	return 1
}

# wait_for SECONDS COMMAND...: until the command succeeds; fails, and says so,
# when time is up.  SECONDS are those of an idle machine: four times as long is
# waited, since others may use it, too.
wait_for()
{
	test_clock
	test_deadline=$((test_now + $1 * 400))
	shift
	until "$@" >/dev/null 2>&1; do
		test_clock
		if [ $test_now -ge $test_deadline ]; then
			echo "waited in vain: $*" | comment
			return 1
		fi
		sleep 0.1
	done
}

# finish: the script's last line.  Tells the runner how many results there were,
# so that a script which ended early is noticed.
finish()
{
	echo "1..$test_count"
	[ $test_failures -eq 0 ]
	exit
}

# vm_run SCRIPT [OPTION...]: run SCRIPT in a guest (options: tests/vm/rig/vm).
# Its result lines pass through; one more test is that the guest lived to the
# end of it, and another that its kernel had nothing to complain about, unless
# VM_EXPECT, an extended regular expression, matches the complaint.
vm_run()
{
	test_script=$1
	shift
	test_root=$(cd "$(dirname "$test_script")" && pwd -P) || exit 1
	test_script=$test_root/$(basename "$test_script")
	while [ ! -x "$test_root/tests/vm/rig/vm" ]; do
		[ "$test_root" != / ] || { not_ok "$test_script" "not in the project"; return; }
		test_root=$(dirname "$test_root")
	done
	test_console=$(mktemp "${TMPDIR:-/tmp}/limen-console.XXXXXX") || exit 1
	trap 'rm -f "$test_log" "$test_console"' EXIT

	test_status=0
	# in the background, so that a signal to this shell is not held up
	"$test_root/tests/vm/rig/vm" -l "$test_console" "$@" -- "$test_script" &
	test_vm=$!
	trap 'kill $test_vm; wait $test_vm; exit 143' HUP INT TERM
	wait $test_vm || test_status=$?
	trap 'exit 143' HUP INT TERM

	test_name=$(basename "$test_script")
	case $test_status in
	0) ok "guest of $test_name ran to the end" ;;
	1)
		ok "guest of $test_name ran to the end"
		# a failed test there explains it, or tests/run asks for one
		test_failures=$((test_failures + 1))
		;;
	124) not_ok "guest of $test_name ran to the end" "time limit" ;;
	125) not_ok "guest of $test_name ran to the end" "it died" ;;
	126) not_ok "guest of $test_name ran to the end" "it could not be set up" ;;
	*) not_ok "guest of $test_name ran to the end" "status $test_status" ;;
	esac
	check "kernel log of $test_name is clean" \
		"$test_root/tests/vm/rig/scan-console" "$test_console" "${VM_EXPECT-}"
	rm -f "$test_console"
}

# vm_suite [OPTION...]: the rest of this script runs in a guest
#
#	#!/bin/sh
#	. "$(dirname "$0")/../lib.sh"
#	vm_suite -L -T
#	. tests/vm/rig/topology.sh
#	check "the server answers" in_client ping -c 1 $server4
#	finish
vm_suite()
{
	if [ -e /run/job/argv ]; then
		return 0
	fi
	vm_run "$0" "$@"
	finish
}
