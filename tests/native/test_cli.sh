#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The command line with a daemon and without the module: every command as
# text and as JSON, hostile names, and errors that say what to do.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh
limen=$native_build/limen
said=$native_dir/said	# by the command before

# show COMMAND...: in the router, at the daemon of this test
show()
{
	in_router "$limen" "$@" --socket "$native_socket"
}

# status_is NAME EXPECTED COMMAND...: the exit status
status_is()
{
	local name=$1 expected=$2 status=0
	shift 2
	show "$@" >"$said" 2>&1 || status=$?
	equal "$name" "$expected" "$status"
}

# value NAME EXPECTED FILTER COMMAND...: what jq finds in the JSON
value()
{
	local name=$1 expected=$2 filter=$3
	shift 3
	equal "$name" "$expected" "$(show "$@" -j | jq -r "$filter")"
}

native_up
native_configure 'class web { id = 9 members = {"http"} mark = 1 dscp = "AF11" }'
native_rules

# nobody is there
in_router "$limen" --socket "$native_socket" >"$native_dir/out" 2>&1
equal "status of nothing has ten lines" 10 "$(wc -l <"$native_dir/out")"
status_is "status: trouble" 1 status
for command in flows protocols classes counters patterns monitor reload; do
	status_is "$command: nobody to ask" 3 $command
	check "$command: says how to start it" \
		grep -q 'not running.*systemctl start limend' "$said"
done
# what this machine can
start="limend &"
[ ! -d /run/systemd/system ] || start="systemctl start limend"
module="load it: modprobe limen"
[ -e /proc/modules ] || module="this kernel loads none"
status_is "flows: how to load the module" 3 flows
check "flows: says modprobe, or that it would not help" \
	grep -q "$module" "$said"
status_is "doctor: something is bad" 1 doctor
check "doctor: the command that mends it" grep -q -- "-> $start" "$said"
value "doctor: JSON tells the same" "bad $start" \
	'.findings[] | select(.check == "daemon") | "\(.result) \(.mend)"' doctor
ip netns exec "$router" "$limen" flows --interval 0.1 \
	--socket "$native_socket" >"$said" 2>&1 &
watcher=$!
wait_for 10 grep -q "$module" "$said"
sleep 1
kill $watcher
equal "watch: a failure that lasts is told once" 1 \
	"$(grep -c "$module" "$said")"
status_is "shape: a configuration that is not there" 1 shape -f /nowhere
status_is "usage" 2 flows --no-such-option
status_is "boundary cannot be on and off" 2 boundary --on --off
status_is "record wants a file" 2 record
check "and says so" grep -q -- '-o FILE' "$said"
status_is "record --raw counts nothing" 2 record -o /dev/null --raw -n 3
status_is "record: a list that is none" 2 record -o /dev/null --ring 1,x
status_is "record: nobody to ask" 3 record -o "$native_dir/none"
check_fails "and no file" test -e "$native_dir/none"

# somebody is
check "limend starts" native_start || finish
check "the web server starts" services_up http
# not by show: the number must be the program's, not a subshell's
at_daemon="ip netns exec $router $limen --socket $native_socket"
$at_daemon monitor >"$native_dir/text" &
monitor=$!
$at_daemon monitor -j >"$native_dir/json" &
monitor_json=$!
native_monitored 2
check "http" use_http "$server4"
hostile=$(printf 'a\033[2J\302\233\342\200\256x')
in_client curl -gs -o /dev/null -A "$hostile" -H "Host: $hostile" \
	"http://$server4/" || :
for file in text json; do
	wait_for 20 sh -c "[ \$(grep -c decided '$native_dir/$file') -ge 2 ]"
done
kill $monitor $monitor_json

status_is "status: fine" 0 status
value "status: the road" nfqueue .daemon.road status
value "status: decided" 2 .flows.decided_total status
value "status: how packets come, and that none was timed" \
	"queue true null" \
	'"\(.transport.kind) \(.transport.why | length > 0) \(.latency.p50_ns)"' status
value "status: top" http '.protocols.top[0].name' status
value "flows: from the daemon" "daemon 2" '"\(.from) \(.flows | length)"' flows
value "flows: label and state" "http decided" \
	'.flows[0] | "\(.label) \(.state)"' flows
value "flows: filtered" "10.77.1.2 80" '.flows[0] | "\(.a) \(.b_port)"' \
	flows --filter "label=http bytes>1 b=$server4" -n 1
value "flows: nothing left" 0 '.flows | length' flows --filter label=ssh
value "protocols: http" "2 web" \
	'.protocols[] | select(.name == "http") | "\(.flows) \(.class)"' protocols
equal "protocols: as text" "http web" \
	"$(show protocols | awk '/^http/ { print $1, $2 }')"
value "classes" "9 web 0x1 10 http" \
	'.classes[0] | "\(.id) \(.name) \(.mark) \(.dscp) \(.members)"' classes
value "counters" true \
	'[.counters[] | select(.name == "flows_decided").value] | . == [2]' counters
value "counters: each says what it counts" true \
	'[.counters[] | .unit and .help] | all and length > 40' counters
value "patterns: http was hit" 2 \
	'.patterns[] | select(.name == "http").hits' patterns
value "patterns: sorted" true \
	'[.patterns[].tries] | . == (sort | reverse)' patterns --sort tries
value "doctor: nothing bad" true .ok doctor

equal "monitor: lines" 2 "$(grep -c ' decided http' "$native_dir/text")"
check "monitor: one JSON object a line" jq -es \
	'all(.event == "decision" and .proto == "tcp" and (.fields | type) == "object")' \
	"$native_dir/json"
check_fails "a hostile host puts no control character into text" \
	grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80\xae' \
	"$native_dir/text"
check "its bytes are told in JSON, harmless" \
	grep -qF 'a\\x1b[2J\\xc2\\x9b\\xe2\\x80\\xaex' "$native_dir/json"
check_fails "nor into JSON" \
	grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80\xae' \
	"$native_dir/json"
show flows >"$native_dir/text"
check_fails "nor into a table" \
	grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80\xae' \
	"$native_dir/text"

# looks follow each other; one line each
$at_daemon counters -j --interval 0.2 >"$native_dir/json" &
monitor=$!
wait_for 10 sh -c "[ \$(wc -l <'$native_dir/json') -ge 3 ]"
kill $monitor
check "watch: rates from the second look on" jq -es \
	'(.[0].counters | all(.rate == null)) and (.[1].counters | any(.rate != null))' \
	<(head -n 2 "$native_dir/json")
check "no colours in a pipe" sh -c \
	"! '$limen' status --socket '$native_socket' | grep -q '\\['"
check "colours on request" sh -c \
	"'$limen' status --color always --socket '$native_socket' | grep -q '\\['"

status_is "reload" 0 reload
check "reload: tells" grep -q '^reloaded: [0-9]* patterns, 1 classes' "$said"
echo 'nonsense = 1' >>"$native_conf"
status_is "reload of a wrong file" 1 reload
check "reload: says where" grep -q 'limend.conf:[0-9]*:1: ' "$said"
value "status: the failed reload" true .patterns.reload_failed status
status_is "doctor: the failed reload" 1 doctor

# may not: as somebody else
cp "$limen" "$native_dir/limen"
as_nobody()
{
	in_router setpriv --reuid nobody --regid nogroup --clear-groups \
		"$native_dir/limen" "$@" --socket "$native_socket"
}
status=0
as_nobody reload >"$said" 2>&1 || status=$?
equal "as nobody: denied" 4 $status
check "as nobody: says what to be" grep -q 'be root or a member of control_group' \
	"$said"

# completion asks the running system
equal "completion: classes" "class=web" \
	"$(in_router "$limen" --complete --socket "$native_socket" flows --filter class=w)"
equal "completion: protocols" "label=bittorrent" \
	"$(in_router "$limen" --complete --socket "$native_socket" flows --filter \
		label=bittorr)"

# what waits in the queues of a class, whoever made them
in_router tc qdisc add dev wan root handle 6c69: htb default 1
in_router tc class add dev wan parent 6c69: classid 6c69:1 htb rate 1gbit quantum 1500
in_router tc class add dev wan parent 6c69: classid 6c69:19 htb rate 8kbit quantum 1500
in_router tc filter add dev wan parent 6c69: protocol ip u32 \
	match ip dport 9 0xffff flowid 6c69:19
value "classes: nothing waits" "0 0" \
	'.classes[] | select(.name == "web") | "\(.backlog) \(.dropped)"' classes
in_client python3 -c '
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(40):
	s.sendto(bytes(1000), (sys.argv[1], 9))' "$server4"
# behind limend, for which they wait first
waits()
{
	[ "$(show classes -j | jq '.classes[] | select(.name == "web") |
		.backlog > 2000')" = true ]
}
check "classes: something waits" wait_for 10 waits
in_router tc qdisc del dev wan root

check "limend ends well" native_stop
status_is "and is missed" 1 status
finish
