# SPDX-License-Identifier: GPL-2.0-or-later
#
# native.sh - limend on this machine, in the topology's router, without the
# module: packets come by NFQUEUE rules; sourced after lib.sh
#
#	native_up		namespaces; skips the script where it cannot
#	native_configure [LINES] the configuration: patterns, sockets, LINES
#	native_start [OPTION...] starts limend and waits until it answers
#	native_stop		ends it by SIGTERM; its status
#	native_rules		queue what is not marked yet, both families
#	native_ask COMMAND [PATH...]
#	native_monitored NUMBER	waits until so many limen monitor are told of
#				decisions
#	native_pid, native_log, native_conf, native_socket

native_dir=$(mktemp -d "${TMPDIR:-/tmp}/limen-native.XXXXXX") || exit 1
native_log=$native_dir/log
native_conf=$native_dir/limend.conf
native_socket=$native_dir/ctl
native_pid=
# B may name the build with sanitizers, whose own system calls the sandbox
# refuses
native_build=${B:-build}
native_build=${native_build%/san}
: "${limend=$native_build/limend}"
: "${native_queue=40}"

TOPOLOGY_PREFIX=t$$-
services=$native_dir/services
mkdir "$services"
# the daemon reads here as another user
chmod 755 "$native_dir"
. tests/vm/rig/topology.sh
. tests/traffic/services.sh

native_skip()
{
	echo "ok $(basename "$0") # skip $1"
	echo "1..1"
	rm -rf "$native_dir"
	exit 0
}

native_down()
{
	[ -z "$native_pid" ] || kill -9 "$native_pid" 2>/dev/null
	services_down
	topology_down
	rm -rf "$native_dir" "$test_log"
}

native_up()
{
	[ "$(id -u)" = 0 ] || native_skip "not root"
	topology_up || native_skip "no network namespaces here"
	trap native_down EXIT
	in_router iptables -A OUTPUT -d 192.0.2.1 -j NFQUEUE --queue-num 1 \
		2>/dev/null || { native_down; native_skip "no NFQUEUE here"; }
	in_router iptables -F OUTPUT
}

# as somebody who may not read the project's folder reads them too
native_configure()
{
	[ -d "$native_dir/patterns" ] ||
		cp -r patterns "$native_dir/patterns"
	cat >"$native_conf" <<-E
		patterns = { "$native_dir/patterns" }
		state_dir = "$native_dir/state"
		control_socket = "$native_socket"
		sandbox = "${native_sandbox-debug}"
		mark_mask = 0xff
		done_mark = 0x80
		${1-}
	E
}

# answers, or will never
native_settled()
{
	tests/native/ask "$native_socket" status || ! kill -0 $native_pid
}

native_start()
{
	ip netns exec "$router" "$limend" -f "$native_conf" -Q $native_queue \
		"$@" >>"$native_log" 2>&1 &
	native_pid=$!
	if ! wait_for 30 native_settled || ! kill -0 $native_pid 2>/dev/null; then
		echo "limend does not come up:" >&2
		cat "$native_log" >&2
		return 1
	fi
}

native_stop()
{
	kill -TERM "$native_pid" || return
	native_status=0
	wait "$native_pid" || native_status=$?
	native_pid=
	return $native_status
}

native_rules()
{
	for native_tables in iptables ip6tables; do
		in_router $native_tables -t mangle -A FORWARD \
			-m connmark --mark 0/0xff -j NFQUEUE \
			--queue-num $native_queue --queue-bypass || return
	done
}

native_ask()
{
	tests/native/ask "$native_socket" "$@"
}

native_has_monitors()
{
	[ "$(native_ask status monitors)" -ge "$1" ]
}

native_monitored()
{
	wait_for 20 native_has_monitors "$1"
}

# native_is_idle: no packet waits for its verdict
native_is_idle()
{
	[ "$(native_ask status queues.0.depth)" = 0 ]
}
