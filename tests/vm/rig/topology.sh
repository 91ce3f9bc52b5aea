# SPDX-License-Identifier: GPL-2.0-or-later
#
# topology.sh - three hosts in three network namespaces; sourced
#
#	client eth0 ---- lan router wan ---- eth0 server
#
#	client 10.77.1.2/24, fd77:1::2/64	router 10.77.1.1, fd77:1::1
#	server 10.77.2.2/24, fd77:2::2/64	router 10.77.2.1, fd77:2::1
#
# The router forwards; client and server have default routes through it.
# Works in a guest and on a host alike, as root; several can be up at a time
# under different TOPOLOGY_PREFIX, which goes in front of the namespaces' names.
#
#	. tests/vm/rig/topology.sh
#	topology_up && trap topology_down EXIT
#	in_client ping -c 1 $server4

: "${TOPOLOGY_PREFIX=}"
client=${TOPOLOGY_PREFIX}client
router=${TOPOLOGY_PREFIX}router
server=${TOPOLOGY_PREFIX}server

client4=10.77.1.2	client6=fd77:1::2
router4=10.77.1.1	router6=fd77:1::1
router4_wan=10.77.2.1	router6_wan=fd77:2::1
server4=10.77.2.2	server6=fd77:2::2

in_client()
{
	ip netns exec "$client" "$@"
}

in_router()
{
	ip netns exec "$router" "$@"
}

in_server()
{
	ip netns exec "$server" "$@"
}

# topology_host NAMESPACE: one host without links
topology_host()
{
	# addresses are usable at once: nobody else could have them
	ip netns add "$1" &&
	ip -n "$1" link set lo up &&
	ip netns exec "$1" sysctl -qw net.ipv6.conf.all.accept_dad=0 \
		net.ipv6.conf.default.accept_dad=0
}

# topology_port NAMESPACE DEVICE ADDRESS...
topology_port()
{
	topology_namespace=$1
	topology_device=$2
	shift 2
	for topology_address; do
		ip -n "$topology_namespace" address add "$topology_address" \
			dev "$topology_device" || return
	done
	ip -n "$topology_namespace" link set "$topology_device" up
}

# topology_is_linked NAMESPACE: its links carry. One whose other end has just come
# up drops packets until the kernel has told itself.
topology_is_linked()
{
	! ip -n "$1" -o link show type veth | grep -qv 'state UP'
}

topology_linked()
{
	topology_tries=0
	until topology_is_linked "$client" && topology_is_linked "$router" &&
	      topology_is_linked "$server"; do
		topology_tries=$((topology_tries + 1))
		[ $topology_tries -lt 600 ] || return
		sleep 0.1
	done
}

topology_up()
{
	topology_host "$client" && topology_host "$router" &&
	topology_host "$server" &&
	ip link add lan netns "$router" type veth peer name eth0 netns "$client" &&
	ip link add wan netns "$router" type veth peer name eth0 netns "$server" &&
	in_router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 &&
	topology_port "$router" lan $router4/24 $router6/64 &&
	topology_port "$router" wan $router4_wan/24 $router6_wan/64 &&
	topology_port "$client" eth0 $client4/24 $client6/64 &&
	topology_port "$server" eth0 $server4/24 $server6/64 &&
	ip -n "$client" route add default via $router4 &&
	ip -n "$client" -6 route add default via $router6 &&
	ip -n "$server" route add default via $router4_wan &&
	ip -n "$server" -6 route add default via $router6_wan &&
	topology_linked
}

# topology_down: ends what runs in the namespaces, too
topology_down()
{
	for topology_namespace in "$client" "$router" "$server"; do
		ip netns pids "$topology_namespace" 2>/dev/null | xargs -r kill -9 2>/dev/null
		ip netns delete "$topology_namespace" 2>/dev/null
	done
	return 0
}

# no_conversations [FILTER]: TCP connections have ended at both ends, and no packet
# of theirs is to come; FILTER is ss's
no_conversations()
{
	for topology_namespace in "$client" "$server"; do
		[ -z "$(ip netns exec "$topology_namespace" ss -Htn \
			state connected exclude time-wait "$@")" ] || return
	done
}

# flow_mark PROTOCOL PORT [FAMILY]: the marks of the router's
# flows to the port
flow_mark()
{
	in_router conntrack -L -f "${3:-ipv4}" -p "$1" --orig-port-dst "$2" \
		2>/dev/null | sed -n 's/.* mark=\([0-9]*\).*/\1/p' | sort -u |
		paste -sd ' '
}

# flow_has MARK PROTOCOL PORT [FAMILY]: they have this one, and no other
flow_has()
{
	topology_mark=$1
	shift
	[ "$(flow_mark "$@")" = "$topology_mark" ]
}

# flow_is NAME MARK PROTOCOL PORT [FAMILY]: a test, with tests/lib.sh: they have, as
# soon as limend has told the kernel, which it does behind letting the packet go
flow_is()
{
	topology_test=$1
	topology_mark=$2
	shift
	wait_for 10 flow_has "$@"
	shift
	equal "$topology_test" "$topology_mark" "$(flow_mark "$@")"
}
