#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Does the rig report what happened in a guest, whatever it was?  First on the
# host, four guests for the ways to end; then in a fifth one, what it offers.

. "$(dirname "$0")/../lib.sh"

project=$(cd "$(dirname "$0")/../.." && pwd -P)
vm=$project/tests/vm/rig/vm

# ends STATUS STDOUT [OPTION...] -- COMMAND...: a guest's status and output
ends()
{
	ends_status=$1 ends_stdout=$2
	shift 2
	status=0
	stdout=$("$vm" "$@" 2>"$errors") || status=$?
	echo "status $status, stdout '$stdout', stderr:"
	cat "$errors"
	[ "$status" = "$ends_status" ] && [ "$stdout" = "$ends_stdout" ]
}

if [ ! -e /run/job/argv ]; then
	errors=$(mktemp) || exit 1
	results=$(mktemp -d) || exit 1

	check "status and stdout" ends 7 "out  a 'b'" -o "$results" -l "$results/console" -- sh -c \
		'echo "out  $1"; echo error >&2; echo kept >/run/job/out/file; touch made-here; exit 7' \
		sh "a 'b'"
	equal "stderr is apart" error "$(cat "$errors")"
	equal "results come back" kept "$(cat "$results/file")"
	check "what the guest writes stays there" test ! -e "$project/made-here"
	check "the console is kept" grep -q 'Linux version' "$results/console"
	check "a clean console is found clean" \
		"$project/tests/vm/rig/scan-console" "$results/console"

	# setting a line's mode waits until what was written is out
	check "a panic is status 125" ends 125 before -l "$results/console" -- \
		sh -c 'echo before; stty -F /dev/ttyS1 -echo; echo c >/proc/sysrq-trigger'
	check "the panic is shown" grep -q 'sysrq triggered crash' "$errors"
	check_fails "the panic is found in the console" \
		"$project/tests/vm/rig/scan-console" "$results/console"

	check "the time limit is status 124" ends 124 "" -t 12 -- sleep 600
	check "no such command is status 127" ends 127 "" -- ./no-such-command
	rm -rf "$errors" "$results"
fi

vm_suite -T

. tests/vm/rig/topology.sh
equal "starts in the project" "$project" "$PWD"
check "two processors" test "$(nproc)" = 2
check "the kernel's modules are there" modprobe nf_conntrack
for host in "$router4" "$router4_wan" "$server4" "$router6" "$router6_wan" "$server6"; do
	check "client reaches $host" in_client ping -q -c 1 -W 20 "$host"
done
check "server reaches the client, IPv4" in_server ping -q -c 1 -W 20 "$client4"
check "server reaches the client, IPv6" in_server ping -q -c 1 -W 20 "$client6"
check "the router forwards" sh -c "ip netns exec $router nstat -asz IpForwDatagrams |
	awk '/IpForwDatagrams/ { exit !(\$2 > 0) }'"
check "the server is two hops away" in_client ping -q -c 1 -W 20 -t 2 "$server4"
check_fails "and not one" in_client ping -q -c 1 -W 1 -t 1 "$server4"
topology_down
equal "and the namespaces can go" "" "$(ip netns)"
finish
