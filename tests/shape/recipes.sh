# SPDX-License-Identifier: GPL-2.0-or-later
#
# recipes.sh - the recipes of limend.conf(5), as they stand there: each is
# accepted, and traffic of real programs goes where it says. What arrives is
# left out where this kernel cannot send it to a queue. Sourced after
# on_machine.sh or on_guest.sh.

on_up

# queue_of CLASS: bytes that have gone through its queues
queue_of()
{
	limen shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.class == \"$1\") | .bytes] | add // 0"
}

can_ingress=no
in_router ip link add probe type ifb &&
in_router tc qdisc add dev probe ingress &&
in_router tc filter add dev probe ingress u32 match u32 0 0 \
	action skbedit priority 1:1 2>/dev/null && can_ingress=yes
in_router ip link del probe
[ $can_ingress = yes ] || echo "# no ingress queues in this kernel"

# recipe NUMBER [SED]: in force, changed so
recipe()
{
	tests/man/recipe "$1" | sed "${2-}" >"$limend_dir/recipe"
	on_configure "$(cat "$limend_dir/recipe")"
	check "recipe $1 is right" in_router "$limend" -t -f "$limend_conf" ssh
	[ $can_ingress = yes ] ||
		sed -i '/^[[:space:]]*ingress/d' "$limend_conf"
	if [ $is_up = no ]; then
		check "limend starts" on_start || finish
		is_up=yes
	else
		check "recipe $1 is taken over" limen reload
	fi
	check "recipe $1 is shaped" limen shape apply
}
is_up=no

# goes CLASS BYTES COMMAND...: so much of it is in the class's queue
goes()
{
	goes_class=$1 goes_bytes=$2
	shift 2
	goes_before=$(queue_of "$goes_class")
	"$@" >/dev/null 2>&1
	check "$1 ${2-} is in class $goes_class" \
		test $(($(queue_of "$goes_class") - goes_before)) -ge "$goes_bytes"
}

services_big=300000
check "the servers start" services_up http ssh dns

recipe 1
goes interactive 2000 use_ssh $server4
goes interactive 50 use_dns $server4
goes default 200 use_http $server4 big

# the handshake that every client begins with
use_torrent()
{
	{
		printf '\023BitTorrent protocol\0\0\0\0\0\0\0\0%040d' 1
		# much more than is on its way before a flow is decided
		head -c 200000 /dev/zero
	} | in_client timeout 100 python3 -c '
import socket, sys
s = socket.create_connection((sys.argv[1], 6881), 60)
s.sendall(sys.stdin.buffer.read())
s.shutdown(socket.SHUT_WR)
s.recv(1)' $server4
}
service_run peer python3 -c '
import socket
l = socket.create_server(("0.0.0.0", 6881))
while True:
	s, _ = l.accept()
	while s.recv(65536):
		pass
	s.close()'
service_wait peer 6881
recipe 2
goes torrent 100000 use_torrent
equal "its ceiling" 1mbit "$(limen shape -j \
	-f "$limend_conf" | jq -r '[.queues[] | select(.class == "torrent") |
	.ceiling] | unique | .[]')"

recipe 2 's/ceiling.*/reject = true/; /precedence/d'
if use_torrent >"$limend_dir/torrent" 2>&1; then
	not_ok "forbidden" "it goes through"
else
	check "forbidden, it is reset" grep -q \
		-e ConnectionReset -e BrokenPipe -e 'not connected' \
		"$limend_dir/torrent" || comment <"$limend_dir/torrent"
fi
check "and http is not" use_http $server4 big

use_youtube()
{
	in_client curl -gsSk -o /dev/null --max-time 60 \
		--resolve "www.youtube.com:443:$server4" https://www.youtube.com/big
}
recipe 3
goes video 200000 use_youtube
goes work 2000 use_ssh $server4

recipe 4
goes web 200000 use_http $server4 big
equal "guests have so much together" 5mbit "$(limen \
	shape -j -f "$limend_conf" | jq -r '.queues[] |
	select(.class == "link" and .direction == "egress") | .rate')"
[ $can_ingress = no ] ||
	equal "and in the other direction" 2mbit "$(limen shape -j \
		-f "$limend_conf" | jq -r '.queues[] |
		select(.class == "link" and .direction == "ingress") | .rate')"
equal "and the line is free of queues" "" \
	"$(in_router tc qdisc show dev wan | grep 6c69)"

recipe 6
in_server iptables -t mangle -A PREROUTING -m dscp --dscp-class EF
in_server iptables -t mangle -A PREROUTING -m dscp --dscp 1
check "ssh" use_ssh $server4
check "http" use_http $server4 big
for point in 0x2e 0x01; do
	marked=$(in_server iptables -t mangle -nvxL PREROUTING |
		awk -v p=$point '$0 ~ p { print $1 }')
	check "packets come with code point $point ($marked)" \
		test "$marked" -gt 3
done

recipe 5
equal "no queue is left" "" "$(in_router tc qdisc show | grep 6c69)"
check "rules" on_rules
# one_has MARK PORT: one of the flows
one_has()
{
	flow_mark tcp "$2" | tr ' ' '\n' | grep -qx "$1"
}
check "youtube" use_youtube
check "a film's connection has its mark" wait_for 10 one_has 65536 443
check "ssh" use_ssh $server4
check "work's connection has its mark" wait_for 10 one_has 131072 22

check "limend ends well" on_stop
services_down
finish
