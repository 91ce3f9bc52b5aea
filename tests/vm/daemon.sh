# SPDX-License-Identifier: GPL-2.0-or-later
#
# daemon.sh - limend on the topology's router; sourced after topology.sh
#
#	limend_up [CONFIGURATION [OPTION...]]
#			starts it and waits until it has bound; extra lines go
#			behind the basic configuration
#	limend_down	ends it by SIGTERM and waits
#	limend_pid, limend_log, limend_conf, limend_socket	its number and files
#	limend_decides NAME	a test: a flow that comes now is decided (http, by
#			tests/traffic/services.sh)
#	limend_monitored [NUMBER]	waits until so many (1) limen monitor are
#			told of decisions
#	use_http_decided HOST FILE	a page and, when its flow is decided, FILE
#			on the same connection; HOST is an address
#	flows_decided NUMBER	have so many been, in all?
#	limend_patterns		a directory instead of all of the project's
#	limend_few NAME...	makes it one with these patterns only: for tests
#			that start limend often, which takes seconds in a guest
#	router_counter NAME	a counter of the module in the router
#	router_sysfs	the router's folder in sysfs
#	class_packets_of CLASSID	packets an htb class of the router's
#			lan has sent

: "${limend_dir=$(mktemp -d "${TMPDIR:-/tmp}/limen-daemon.XXXXXX")}"
: "${limend=build/limend}"
# limend reads it again as another user
chmod 755 "$limend_dir"
limend_log=$limend_dir/log
limend_conf=$limend_dir/limend.conf
limend_socket=/run/limen/limend.sock
limend_pid=

limend_few()
{
	limend_patterns=$limend_dir/patterns
	mkdir -p "$limend_patterns"
	for limend_name; do
		find patterns -name "$limend_name.pat" -exec cp {} "$limend_patterns" \;
	done
}

limend_configure()
{
	cat >"$limend_conf" <<-E
		patterns = { "${limend_patterns-$PWD/patterns}" }
		state_dir = "$limend_dir/state"
		control_socket = "$limend_socket"
		$1
	E
}

limend_is_up()
{
	in_router build/limen status -j >"$limend_dir/status" 2>&1
}

limend_start()
{
	# not in_router: the number must be the daemon's, not a subshell's
	ip netns exec "$router" "$limend" -f "$limend_conf" "$@" \
		>>"$limend_log" 2>&1 &
	limend_pid=$!
	limend_tries=0
	until limend_is_up; do
		limend_tries=$((limend_tries + 1))
		if [ $limend_tries -gt 1500 ] || ! kill -0 $limend_pid 2>/dev/null; then
			echo "limend does not come up:" >&2
			cat "$limend_log" "$limend_dir/status" >&2
			return 1
		fi
		sleep 0.2
	done
}

limend_up()
{
	limend_configure "${1-}"
	[ $# -eq 0 ] || shift
	limend_start "$@"
}

limend_down()
{
	[ -n "$limend_pid" ] || return 0
	kill -TERM "$limend_pid" 2>/dev/null
	wait "$limend_pid"
	limend_status=$?
	limend_pid=
	return $limend_status
}

router_sysfs=/sys/kernel/limen/net/$(in_router stat -Lc %i /proc/self/ns/net)

router_counter()
{
	cat "$router_sysfs/counters/$1"
}

limend_decided_more()
{
	[ "$(router_counter flow_decided)" -gt "$limend_before" ]
}

limend_decides()
{
	limend_before=$(router_counter flow_decided)
	if use_http $server4 && wait_for 20 limend_decided_more; then
		ok "$1"
	else
		not_ok "$1"
	fi
}

limend_has_monitors()
{
	[ "$(tests/native/ask "$limend_socket" status monitors)" -ge "$1" ]
}

limend_monitored()
{
	wait_for 20 limend_has_monitors "${1-1}"
}

flows_decided()
{
	[ "$(router_counter flow_decided)" -ge "$1" ]
}

use_http_decided()
{
	in_client python3 -c '
import http.client, sys, time
host, path, counter = sys.argv[1:]

def decided():
	with open(counter) as file:
		return int(file.read())

before = decided()
patience = time.monotonic() + 100
server = http.client.HTTPConnection(host, 80, timeout=100)
server.request("GET", "/")
server.getresponse().read()
while decided() == before:
	if time.monotonic() > patience:
		sys.exit("the flow is not decided")
	time.sleep(0.05)
server.request("GET", "/" + path)
answer = server.getresponse()
while answer.read(1 << 16):
	pass' "$1" "$2" "$router_sysfs/counters/flow_decided"
}

class_packets_of()
{
	in_router tc -s class show dev lan classid "$1" |
		awk '$1 == "Sent" { print $4 }'
}
