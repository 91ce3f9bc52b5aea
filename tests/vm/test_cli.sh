#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The command line with the module: flows out of connection tracking, counters
# of the kernel, the daemon's death, other rules that get in the way, and the
# examples of the manual pages that need a kernel of their own.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh
limen=build/limen
said=$limend_dir/said	# by the command before

show()
{
	in_router "$limen" "$@"
}

# status_is NAME EXPECTED COMMAND...
status_is()
{
	local name=$1 expected=$2 status=0
	shift 2
	show "$@" >"$said" 2>&1 || status=$?
	equal "$name" "$expected" "$status"
}

# value NAME EXPECTED FILTER COMMAND...
value()
{
	local name=$1 expected=$2 filter=$3
	shift 3
	equal "$name" "$expected" "$(show "$@" -j | jq -r "$filter")"
}

# diagnose: the doctor looks; finding CHECK: its result and command
diagnose()
{
	show doctor -j >"$limend_dir/doctor"
}

finding()
{
	jq -r --arg check "$1" \
		'.findings[] | select(.check == $check) | "\(.result) \(.mend)"' \
		"$limend_dir/doctor"
}

in_router sysctl -qw net.netfilter.nf_conntrack_acct=0
# flows that have ended are looked at as long as it takes
in_router sysctl -qw net.netfilter.nf_conntrack_tcp_timeout_time_wait=3600 \
	net.netfilter.nf_conntrack_tcp_timeout_close=3600 \
	net.netfilter.nf_conntrack_tcp_timeout_last_ack=3600

# the module alone
status_is "status: trouble" 1 status
check "status: the module is idle" grep -q '^module .* idle: no daemon' "$said"
diagnose
equal "doctor: the module is loaded" "good null" "$(finding module)"
equal "doctor: of the same version" "good null" "$(finding version)"
equal "doctor: labels" "good null" "$(finding kernel)"
equal "doctor: no daemon" "bad limend &" "$(finding daemon)"
equal "doctor: accounting is off" \
	"note sysctl -w net.netfilter.nf_conntrack_acct=1" "$(finding accounting)"
status_is "flows without a daemon" 0 flows

in_router sysctl -qw net.netfilter.nf_conntrack_acct=1
check "limend starts" limend_up 'mark_mask = 0xff
class web { id = 7 members = {"http"} priority = "1:20" mark = 0x10 ctmark = true }
class shell { members = {"ssh"} }' || finish
check "the servers start" services_up http ssh

# it is the packets behind the decision that carry mark and class
check "http" use_http_decided "$server4" big
check "http over IPv6" use_http_decided "$server6" index.html
check "ssh" use_ssh "$server4"
check "they are decided" wait_for 30 flows_decided 3

status_is "status: fine" 0 status
check "status: bound" grep -q "^module .* bound by pid $limend_pid" "$said"
value "status: flows" 3 .flows.decided status
value "status: most bytes" http '.protocols.top[0].name' status
value "status: latency was measured" true '.latency.p50_ns > 0' status
value "flows: out of the kernel" "module 3" \
	'"\(.from) \([.flows[] | select(.state == "decided")] | length)"' flows
value "flows: labels" "http http ssh" \
	'[.flows[] | select(.label) | .label] | sort | join(" ")' flows
value "flows: the class by name" web \
	'[.flows[] | select(.label == "http").class] | unique[]' flows
value "flows: the mark of the class" 16 \
	'[.flows[] | select(.label == "http").mark] | unique[]' flows
value "flows: bytes" true '.flows[0].b_bytes > 20000000' flows
value "flows: filtered" 1 '.flows | length' flows --filter "b=$server6"
# a ring holds nothing up: what passed before the verdict came is not http's
value "protocols: flows and bytes" "2 true web" \
	'.protocols[] | select(.name == "http") | "\(.flows) \(.bytes > 100000) \(.class)"' \
	protocols
value "classes: both sides" "web 1:20 0x10 true http true" \
	'.classes[] | select(.id == 7) | "\(.name) \(.priority) \(.mark) \(.ctmark) \(.members) \(.packets > 0)"' \
	classes
value "counters: of the module" true \
	'[.counters[] | select(.part == "module" and .name == "packet_decided").value > 100][0]' \
	counters
equal "counters: the same as in sysfs" "$(router_counter flow_decided)" \
	"$(show counters -j | jq '.counters[] | select(.part == "module" and .name == "flow_decided").value')"
diagnose
equal "doctor: bound" "good null" "$(finding binding)"
equal "doctor: a class without its qdisc" \
	"bad tc qdisc add dev DEVICE root handle 1: htb" "$(finding shaping)"
in_router tc qdisc add dev lan root handle 1: htb default 10
diagnose
equal "doctor: with it" "good null" "$(finding shaping)"

# others' rules
in_router nft -f - <<-E
	table inet other {
		flowtable fast { hook ingress priority 0; devices = { lan, wan }; }
		chain c {
			type filter hook forward priority 0;
			meta mark set meta mark or 0x01
		}
	}
E
diagnose
check "doctor: a flowtable" test "$(finding flowtable | cut -d ' ' -f 1)" = bad
equal "doctor: marks of others" "bad nft list ruleset | grep 'mark set'" \
	"$(finding marks)"
in_router nft delete table inet other
diagnose
equal "doctor: no more" "good null good null" \
	"$(finding flowtable) $(finding marks)"

# the daemon dies
kill -9 "$limend_pid"
wait "$limend_pid" 2>/dev/null
in_router "$limen" monitor -j >"$limend_dir/events" &
# somebody is a member of a group of generic netlink
listens()
{
	in_router awk '$2 == 16 && $4 !~ /^0+$/ { found = 1 } END { exit !found }' \
		/proc/net/netlink
}
wait_for 20 listens
status_is "status: the daemon is gone" 1 status
check "status: says what becomes of flows" \
	grep -q 'its daemon is gone: undecided flows pass' "$said"
value "flows: they keep their labels" "http http ssh" \
	'[.flows[] | select(.label) | .label] | sort | join(" ")' flows
value "flows: classes have numbers" 7 \
	'[.flows[] | select(.label == "http").class] | unique[]' flows
diagnose
equal "doctor: says so" "bad limend &" "$(finding binding)"
check "limend starts again" limend_start
check "http to it" use_http "$server4"
wait_for 20 grep -q '"decided"' "$limend_dir/events"
check "the module's events: bound, policy, decided" jq -es \
	'map(.event) | index("bound") != null and index("policy") != null and
	 index("decision") != null' "$limend_dir/events"
check "the module's events: the label" jq -es \
	'any(.event == "decision" and .label == "http" and .b_port == 80)' \
	"$limend_dir/events"

# not root
status=0
in_router setpriv --reuid nobody --regid nogroup --clear-groups "$limen" \
	flows >"$said" 2>&1 || status=$?
equal "as nobody: denied" 4 $status
check "as nobody: says sudo" grep -q 'sudo limen' "$said"

# what the pages show and only a kernel can try
page_examples()
{
	python3 -c '
import sys
sys.path.insert(0, "tests/man")
from mdoc import Page
for block in Page(sys.argv[1]).examples(sys.argv[2]):
	if sys.argv[3] in block:
		print(block)' "$@"
}
page_examples limend.conf.5 EXAMPLES "tc qdisc" | sed 's/eth0/wan/' >"$said"
check "limend.conf(5): queues" in_router sh -ex "$said"
page_examples limend.8 "Without the module" "nft" >"$said"
check "limend(8): rules of nft" in_router sh -ex "$said"
page_examples limend.8 "Without the module" "iptables" >"$said"
check "limend(8): rules of iptables" in_router sh -ex "$said"
in_router nft delete table inet limen
in_router iptables -t mangle -F
page_examples limen.4 EXAMPLES "state" | sed 1q >"$said"
check "limen(4): states" sh -ex "$said"
page_examples limen.4 EXAMPLES "http" >"$said"
check "limen(4): bytes of http" in_router bash -ex "$said"
page_examples limen.4 EXAMPLES "hooks" >"$said"
check "limen(4): hooks" sh -ex "$said"

check "limend ends well" limend_down

# what make vm does, with what README.md gives it
sed -n "/make vm CMD='/,/'\$/ { s/.*CMD='//; s/'\$//; p }" README.md >"$said"
check "README.md: traffic of one's own" sh -c \
	'tests/demo/session sh "$1" | grep -q "decided *http"' sh "$said"
finish
