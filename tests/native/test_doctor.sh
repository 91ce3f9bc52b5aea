#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen doctor finds what gets in the way of shaping without the module: each
# thing is done, seen, and undone. What needs the module is in
# tests/vm/test_cli.sh.

. "$(dirname "$0")/../lib.sh"
# what limend takes by itself
native_queue=0
. tests/native/native.sh
native_up
programs=$native_build

diagnose()
{
	in_router "$programs/limen" doctor -j --socket "${1-$native_socket}" \
		>"$native_dir/doctor"
}

# finding CHECK [PART]: its result, or another part of it
finding()
{
	jq -r --arg check "$1" --arg part "${2-result}" \
		'.findings[] | select(.check == $check) | .[$part]' \
		"$native_dir/doctor"
}

has_htb=yes
in_router tc qdisc add dev wan root htb 2>/dev/null || has_htb=no
in_router tc qdisc del dev wan root 2>/dev/null

native_configure 'class web { members = { "http" } mark = 0x10 }'
check "limend starts" native_start || finish
diagnose
equal "nobody else holds a queue" good "$(finding queue-holder)"
equal "nobody writes its marks" good "$(finding marks)"
equal "nobody asks for queues" good "$(finding shaping)"

# what was changed is not in force yet
touch -d '1 minute' "$native_conf"
diagnose
equal "a configuration that was not read" "note limen reload" \
	"$(finding reload) $(finding reload mend)"
touch -d '1 hour ago' "$native_conf"
diagnose
equal "and one that was" good "$(finding reload)"

# rules
diagnose
equal "no rule brings packets" bad "$(finding rules)"
in_router iptables -t mangle -A FORWARD -j NFQUEUE --queue-num 0 --queue-bypass
diagnose
equal "one does" good "$(finding rules)"
in_router iptables -t mangle -A INPUT -p udp -j NFQUEUE --queue-num 9 \
	--queue-bypass
diagnose
equal "a rule to a queue that nobody reads" note "$(finding rules)"
check "which one" sh -c 'echo "$1" | grep -q "queue 9.*pass unseen"' sh \
	"$(finding rules text)"
in_router iptables -t mangle -F INPUT
in_router iptables -t mangle -A INPUT -p udp -j NFQUEUE --queue-num 9
diagnose
equal "one that drops them" bad "$(finding rules)"
check "is called so" sh -c 'echo "$1" | grep -q "queue 9.*are dropped"' sh \
	"$(finding rules text)"
in_router iptables -t mangle -F
if in_router nft add table inet own 2>/dev/null; then
	in_router nft add chain inet own seen \
		'{ type filter hook forward priority mangle; }'
	if in_router nft add rule inet own seen queue flags bypass to 0-1 \
			2>/dev/null; then
		diagnose
		equal "a rule to one queue more than there are" bad \
			"$(finding rules)"
		check "that is said, too" sh -c 'echo "$1" |
			grep -q "queue 1, too.*a part of the flows"' sh \
			"$(finding rules text)"
	fi
	in_router nft delete table inet own
fi
in_router iptables -t mangle -A FORWARD -j NFQUEUE --queue-num 0 --queue-bypass

# somebody who is started while another program has the queue
diagnose "$native_dir/nobody"
equal "a queue that is held" bad "$(finding queue-holder)"
equal "and by whom" \
	"$(awk '$1 == 0 { print $2 }' /proc/$native_pid/net/netfilter/nfnetlink_queue)" \
	"$(finding queue-holder text | sed 's/.*port \([0-9]*\).*/\1/')"
sed "s#$native_socket#$native_dir/other#" "$native_conf" >"$native_dir/other.conf"
check_fails "limend does not start beside it" in_router timeout 60 \
	"$limend" -f "$native_dir/other.conf" -Q 0

# marks
in_router iptables -t mangle -A FORWARD -j MARK --set-xmark 0x30/0x30
diagnose
equal "a rule that writes its bits" bad "$(finding marks)"
check "which ones" sh -c 'echo "$1" | grep -q 0x30' sh "$(finding marks text)"
in_router iptables -t mangle -F
in_router iptables -t mangle -A FORWARD -j MARK --set-xmark 0x300/0x300
diagnose
equal "a rule that writes other bits" good "$(finding marks)"
in_router iptables -t mangle -F

# queues
if [ $has_htb = yes ]; then
	native_configure 'class web { members = { "http" } rate = "1mbit" }
		interface wan { egress = "20mbit" }'
	check "limen reload" in_router "$programs/limen" reload \
		--socket "$native_socket"
	check "shaped" in_router "$programs/limen" shape apply \
		--socket "$native_socket"
	in_router ethtool -K wan gso on tso on >/dev/null 2>&1
	diagnose
	equal "an interface that joins packets" note "$(finding offloads)"
	in_router ethtool -K wan gro off gso off tso off >/dev/null 2>&1
	diagnose
	equal "and no more" good "$(finding offloads)"
	check "cleared" in_router "$programs/limen" shape clear
fi

# kernels that were built with less
config=$native_dir/config-$(uname -r)
for option in NF_CONNTRACK_LABELS NET_SCH_HTB NET_SCH_FQ_CODEL NET_SCH_CAKE \
	NET_SCH_INGRESS IFB NET_CLS_U32 NET_ACT_SKBEDIT NET_ACT_MIRRED \
	NET_ACT_CTINFO NET_ACT_CONNMARK; do
	echo "CONFIG_$option=y"
done | sed '1s/^/\n/' >"$native_dir/whole"
# diagnose_built [OPTION...]: without these
diagnose_built()
{
	cp "$native_dir/whole" "$config"
	for option; do
		sed -i "s/^CONFIG_$option=y/# CONFIG_$option is not set/" "$config"
	done
	ip netns exec "$router" unshare -m sh -c '
		mount --bind "$1" /boot && shift && exec "$@"' sh \
		"$native_dir" "$programs/limen" doctor -j \
		--socket "$native_socket" >"$native_dir/doctor"
}
if unshare -m sh -c "mount --bind '$native_dir' /boot" 2>/dev/null; then
	diagnose_built
	equal "a kernel with all" "good good good" \
		"$(finding kernel) $(finding htb) $(finding tc-modules)"
	diagnose_built NF_CONNTRACK_LABELS
	equal "without connection labels the daemon is alone" note \
		"$(finding kernel)"
	diagnose_built NET_ACT_CTINFO NET_SCH_CAKE
	equal "without parts of traffic control" note "$(finding tc-modules)"
	check "which ones" sh -c 'echo "$1" | grep -q "sch_cake act_ctinfo:"' \
		sh "$(finding tc-modules text)"
	diagnose_built NET_SCH_HTB
	equal "without htb" note "$(finding htb)"
fi
check "limend ends well" native_stop
finish
