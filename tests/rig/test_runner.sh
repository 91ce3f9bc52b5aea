#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Does the runner notice what a test program can do wrong?  Each case is a
# program in a project of its own, with a copy of the runner.

. "$(dirname "$0")/../lib.sh"
tests=$(cd "$(dirname "$0")/.." && pwd -P)
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree" "$test_log"' EXIT
mkdir -p "$tree/tests/unit" "$tree/build/tests/unit"
cp "$tests/run" "$tests/lib.sh" "$tree/tests/"
unset B

# program FILE: a test program from standard input
program()
{
	rm -f "$tree"/tests/unit/* "$tree"/build/tests/unit/*
	cat >"$tree/$1"
	chmod +x "$tree/$1"
}

# expect STATUS LASTLINE PATTERN [RUNNER-OPTION...]: what the runner says of it
expect()
{
	expect_status=$1 expect_last=$2 expect_pattern=$3
	shift 3
	status=0
	output=$("$tree/tests/run" "$@" unit 2>&1) || status=$?
	echo "$output"
	[ $status = "$expect_status" ] &&
	[ "$(echo "$output" | tail -n 1)" = "$expect_last" ] &&
	echo "$output" | grep -q "$expect_pattern"
}

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo ok one
echo noise
echo 'ok two [1.25]'
END
check "passing tests" expect 0 "2 passed, 0 failed" '^ok   test_a: two \[1.25 s\]$'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo ok one
echo the cause
echo 'not ok two: broken [0.5 s]'
echo '# the consequence'
exit 1
END
check "a failing test" expect 1 "1 passed, 1 failed" '^FAIL test_a: two: broken \[0.50 s\]$'
check "shows what came before it" expect 1 "1 passed, 1 failed" '| the cause$'
check "and the comments after it" expect 1 "1 passed, 1 failed" '| # the consequence$'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo ok one
kill -SEGV $$
END
check "a program that dies" expect 1 "1 passed, 1 failed" 'died: Segmentation fault'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo ok one
sleep 100 &
sleep 100
END
# as long as it takes until its first line has come
hangs()
{
	for limit in 1 5 30; do
		expect 1 "1 passed, 1 failed" "time limit of $limit s" \
			-t $limit && return
	done
	return 1
}
check "a program that hangs" hangs

program tests/unit/test_a.sh <<'END'
#!/bin/sh
# time-limit: 1
sleep 100
END
check "a time limit of its own" expect 1 "0 passed, 1 failed" 'time limit of 1 s'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
sleep 100 &
echo ok one
END
check "one that leaves a process behind" expect 0 "1 passed, 0 failed" '^ok '

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo hello
END
check "a program without a result" expect 1 "0 passed, 1 failed" 'no result'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo ok one
exit 3
END
check "a bad status with no failed test" expect 1 "1 passed, 1 failed" 'status 3'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo 1..3
echo ok one
END
check "fewer tests than planned" expect 1 "1 passed, 1 failed" '1 tests, where 3 were planned'

program tests/unit/test_a.sh <<'END'
#!/bin/sh
echo ok one of a part that ended early
echo ok two
echo 1..1
END
check "more tests than planned" expect 1 "2 passed, 1 failed" '2 tests, where 1 were planned'

program tests/unit/test_a.sh <<'END'
#!/no/such/interpreter
END
check "a program that cannot start" expect 1 "0 passed, 1 failed" 'cannot be started'

chmod -x "$tree/tests/unit/test_a.sh"
check "a script that is not executable" expect 1 "0 passed, 1 failed" 'not executable'

rm -f "$tree"/tests/unit/*
check "a suite without programs" expect 1 "0 passed, 1 failed" 'no test programs'

program build/tests/unit/test_c <<'END'
#!/bin/sh
[ "$CMOCKA_MESSAGE_OUTPUT" = TAP ] || exit 9
printf '1..3\nok 1 - first\nnot ok 2 - second\n# 0x1 != 0x2\nnot ok 3 # SKIP third\n'
exit 1
END
check "cmocka's lines" expect 1 "1 passed, 1 failed" '^FAIL test_c: second '
check "cmocka's explanation" expect 1 "1 passed, 1 failed" '| # 0x1 != 0x2'
check "a skipped test counts as neither" expect 1 "1 passed, 1 failed" '^skip test_c: third'

# Each waits for the other: they end only if they run at once.
program tests/unit/test_a.sh <<'END'
#!/bin/sh
here=$(dirname "$0")
name=$(basename "$0" .sh)
echo ok first
: >"$here/$name.came"
i=0
until [ -e "$here/test_a.came" ] && [ -e "$here/test_b.came" ]; do
	[ $((i += 1)) -lt 600 ] || exit 1
	sleep 0.1
done
echo ok second
END
cp "$tree/tests/unit/test_a.sh" "$tree/tests/unit/test_b.sh"
check "two at once" expect 0 "4 passed, 0 failed" '^ok ' -j 2
rm "$tree"/tests/unit/*.came
together()
{
	"$tree/tests/run" -j 2 unit | sed 's/ \[.*//' | paste -sd , |
		grep -E 'test_([ab]).sh,ok   test_\1: first,ok   test_\1: second,==.*,4 passed'
}
check "each one's lines are together" together
check_fails "no jobs at all" "$tree/tests/run" -j 0 unit

program tests/unit/test_a.sh <<'END'
#!/bin/sh
. "$(dirname "$0")/../lib.sh"
check good true
check bad sh -c 'echo from stdout; echo from stderr >&2; exit 4'
check_fails "good too" false
check_fails "bad too" sh -c 'kill -SEGV $$'
equal same a a
equal different a b
wait_for 1 test -e "$0" && ok waited
wait_for 0 false || ok "waited in vain"
finish
END
check "lib.sh's helpers" expect 1 "5 passed, 3 failed" '^FAIL test_a: bad: status 4'
check "lib.sh shows a failed command's output" expect 1 "5 passed, 3 failed" '| # from stderr'
finish
