#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What "limen patterns --cost" says of a daemon at work: tries, hits and time
# of each pattern, and a hostile one that reaches its limit.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh
limen=$native_build/limen

costs()
{
	in_router "$limen" patterns --cost --socket "$native_socket" "$@"
}

# cost NAME KEY: of one pattern
cost()
{
	costs -j | jq -r --arg n "$1" \
		".patterns[] | select(.name == \$n).$2"
}

native_up
native_configure
# tried on every stream, and as slow as it can be on a run of "a"; no byte
# must be there that could be looked for first
cat >"$native_dir/patterns/hostile.pat" <<-X
	limen 1
	name hostile
	source test
	transport tcp
	order 99
	rule
	$(printf '\teither ^(?:a+)+(?:a+)+(?:a+)+[!?]')
	example
	$(printf '\tclient "aaa!"')
	counterexample
	$(printf '\tclient "b!"')
X
native_rules
check "limend starts" native_start || finish
check "the servers start" services_up http dns
equal "nothing has cost time yet" 0 "$(costs -j | jq '.patterns | length')"

for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
	use_http $server4 && use_dns $server4
done >"$test_log" 2>&1
check "many flows" test $? -eq 0
a=$(printf '%4000s' '' | tr ' ' a)
in_client curl -gsS --max-time 10 -o "$native_dir/out" --http0.9 \
	-X "$a" "http://$server4/" >/dev/null 2>&1
in_client python3 -c "
import socket
s = socket.create_connection(('$server4', 80), 30)
s.sendall(b'a' * 1400)
s.settimeout(1)
try:
	s.recv(100)
except OSError:
	pass"

# hits_reach NAME: decisions may be a moment behind the programs
hits_reach()
{
	[ "$(cost "$1" hits)" -ge 25 ]
}

limit_reached()
{
	[ "$(cost hostile limit_hits)" -ge 1 ]
}

check "each http flow is a hit" wait_for 20 hits_reach http
check "each dns flow, too" wait_for 20 hits_reach dns
check "what was hit was tried" [ "$(cost http tries)" -ge 25 ]
check "some of it was timed" [ "$(costs -j | jq '[.patterns[].ns] | add')" -gt 0 ]
check "a mean is the time of one try" sh -c "$(printf '%s' \
	"ip netns exec $router '$limen' patterns --cost -j --socket '$native_socket'") |
	jq -e '.patterns | all(.ns_per_try == null or
		.ns_per_try == ((.ns / .tries) | floor))'"
check "the hostile one was stopped by the limit" wait_for 20 limit_reached
equal "it has labelled nothing" 0 "$(cost hostile hits)"
equal "the others never reach it" "" "$(costs -j |
	jq -r '.patterns[] | select(.limit_hits > 0 and .name != "hostile").name')"
equal "the dearest come first" true \
	"$(costs -j | jq '[.patterns[].ns] | . == (sort | reverse)')"
equal "by tries, if asked for" true \
	"$(costs --sort tries -j | jq '[.patterns[].tries] | . == (sort | reverse)')"
equal "only what was tried is there" 0 \
	"$(costs -j | jq '[.patterns[] | select(.tries == 0)] | length')"
check "the table says the same" sh -c "ip netns exec $router '$limen' patterns \
	--cost --socket '$native_socket' | grep -q '^hostile .* [1-9]'"
check "limend ends well" native_stop
finish
