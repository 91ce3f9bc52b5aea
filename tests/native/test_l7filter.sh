#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limend in l7-filter's place: its file, its directory of patterns, its
# options; the marks as connection tracking and rules of iptables see them.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

l7=$native_dir/l7
l7_conf=$l7/l7.conf
mkdir -p "$l7/pat/extra" "$l7/pat/zz"

# pattern FILE NAME REGEX [LINE]: in l7-filter's form
pattern()
{
	printf '# %s\n# Pattern attributes: good fast\n# Protocol groups: test\n\n%s\n%s\n%s\n' \
		"$2" "$2" "$3" "${4-}" >"$l7/pat/$1"
}

pattern http.pat http 'http/(0\.9|1\.0|1\.1) [1-5][0-9][0-9] [\x09-\x0d -~]*(server:|date:)'
pattern extra/ssh.pat ssh '^ssh-[12]\.[0-9]'
pattern ssl.pat ssl '^\x16\x03[\x01-\x03].*\x03\x03'
# the last folder in the alphabet counts
pattern extra/dns.pat dns '^this is not the one$'
pattern zz/dns.pat dns '^.?.?.?.?[\x01\x02].?.?.?.?.?.?[\x01-?][a-z0-9][\x01-?a-z]*'
pattern redis.pat redis '^will not be used' \
	'userspace pattern=^\*[1-9][0-9]?\x0d\x0a\$'
pattern never.pat never '^nobody says this$'

cat >"$l7_conf" <<-E
	# what the old daemon read
	redis	4
	http 3
	ssh 200
	ssl 5
	dns 6  and more
	never 255
	wrong
	http 9
E

# l7_start [OPTION...]: with the marks in bits 8 to 15
l7_start()
{
	native_start --l7-filter "$l7_conf" -p "$l7/pat" -q $native_queue \
		-m 0xff00 "$@"
}

# behind the queue packets are counted by their mark
count_marks()
{
	# a rule that needs connection tracking starts it
	in_router iptables -A FORWARD -m conntrack --ctstate INVALID
	in_router iptables -t mangle -A FORWARD -j NFQUEUE \
		--queue-num $native_queue
	for mark in 0 1 2 3 4 5 6 200; do
		in_router iptables -A FORWARD -m mark \
			--mark $((mark << 8))/0xff00 -m comment \
			--comment "mark:$mark:"
	done
}

# marked MARK: packets with it since the last reset
marked()
{
	in_router iptables -nvxL FORWARD | awk -v mark="mark:$1:" \
		'index($0, mark) { print $1 }'
}

# has_marked MARK NUMBER: sooner or later; the last packets of a conversation may
# come behind its client's end
has_marked()
{
	[ "$(marked "$1")" -ge "$2" ]
}

# not before everything of the conversations so far has come
reset()
{
	wait_for 20 no_conversations
	in_router iptables -Z FORWARD
	in_router conntrack -F >/dev/null 2>&1
}

native_up
native_configure
# the marks are those of l7-filter's file
sed -i '/_mark\|mark_/d' "$native_conf"
chmod -R a+rX "$l7"

check_fails "an option without its file" "$limend" -m 0xff00
check_fails "a mask with a hole" \
	"$limend" --l7-filter "$l7_conf" -p "$l7/pat" -m 0xf0f0
equal "it can be checked" "$l7_conf: 6 patterns, 6 marks" \
	"$("$limend" -t --l7-filter "$l7_conf" -p "$l7/pat" -m 0xff00 2>/dev/null)"
echo "absent 3" >"$l7/absent.conf"
check "a pattern that is not there has its place" sh -c "
	'$limend' -t --l7-filter '$l7/absent.conf' -p '$l7/pat' 2>&1 |
		grep '$l7/absent.conf:1:1: there is no absent.pat in $l7/pat '"

count_marks
check "limend starts" l7_start || finish
check "it says what it left out" \
	grep -q "$l7_conf:8:6: .*no mark" "$native_log"
check "twice the same protocol, too" \
	grep -q "$l7_conf:9:1: .*line 3" "$native_log"
check "the servers start" services_up http ssh dns redis

reset
check "http" use_http $server4
flow_is "its mark" $((3 << 8)) tcp 80
check "its first packets had mark 1" has_marked 1 3
check "those behind the decision have its own, empty ones too" \
	wait_for 20 has_marked 3 3
equal "no packet went unmarked" 0 "$(marked 0)"
check "ssh" use_ssh $server4
flow_is "its mark, of a folder" $((200 << 8)) tcp 22
check "https" use_https $server4
flow_is "its mark" $((5 << 8)) tcp 443
check "redis, whose pattern is that for user space" use_redis $server4
flow_is "its mark" $((4 << 8)) tcp 6379
check "dns, of the last folder" use_dns $server4
flow_is "its mark" $((6 << 8)) udp 53

# Given up: packets are counted with and without payload
reset
in_server python3 -c '
import socket
s = socket.create_server(("0.0.0.0", 5555))
while True:
	c = s.accept()[0]
	for i in range(20):
		c.sendall(b"z" * 1000)
		c.recv(10)
	c.close()' >/dev/null 2>&1 &
wait_for 20 sh -c "ip netns exec $server ss -Hltn 'sport = :5555' | grep -q ."
check "a protocol that no pattern has" in_client python3 -c "
import socket
s = socket.create_connection(('$server4', 5555), 60)
while s.recv(1000):
	s.sendall(b'zzz')"
flow_is "its mark" $((2 << 8)) tcp 5555
check "packets behind that have it" wait_for 20 has_marked 2 1

# What is in other bits stays
reset
in_router iptables -t mangle -I FORWARD -j MARK --set-xmark 0x70001/0xff00ff
in_router iptables -A FORWARD -m mark --mark 0x70301/0xffffff
check "http again" use_http $server4
check "other bits are left alone" [ "$(in_router iptables -nvxL FORWARD |
	awk '/0x70301/ { print $1 }')" -ge 1 ]
flow_is "those of the connection, too" $((3 << 8)) tcp 80

# A mark of somebody else's, in ours
in_router iptables -t mangle -R FORWARD 1 -j MARK --set-xmark 0x600/0xff00
reset
check "with a foreign mark" use_http $server4
flow_is "it is passed through, unseen" 0 tcp 80
check "all of it" wait_for 20 has_marked 6 8
equal "nothing else" 0 "$(marked 1)"
# which needs a kernel that tells the connection with the packet
[ "$(native_ask status queues.0.conntrack)" != True ] ||
	check "that is said" grep -q "mark of somebody else's" "$native_log"
check "limend ends well" native_stop

reset
check "with -c" l7_start -c
check "the same" use_http $server4
flow_is "the foreign mark is overwritten" $((3 << 8)) tcp 80
equal "on every packet" 0 "$(marked 6)"
check "its packets" wait_for 20 has_marked 3 3
in_router iptables -t mangle -D FORWARD 1
check "it ends well, too" native_stop

# Marks that are kept in the connection and restored, as its users did
in_router iptables -t mangle -I FORWARD -j CONNMARK --restore-mark
in_router iptables -t mangle -A FORWARD -j CONNMARK --save-mark
reset
: >"$native_log"
check "with few packets and bytes" l7_start -n 3 -b 100 -s
check "http, with marks restored and saved" use_http $server4
flow_is "three packets are not enough for it" $((2 << 8)) tcp 80
# seven packets until both have greeted; mark 1 has been saved meanwhile
printf 'ssh 7\nhttp 3\n' >"$l7_conf"
check "limend ends well" native_stop
check "once more" l7_start
check "ssh" use_ssh $server4
flow_is "mark 1, once saved, does not hold it" $((7 << 8)) tcp 22

# A new file, without a new start
printf 'ssh 8\n' >"$l7_conf"
check "the file is read anew" native_ask reload
reset
check "ssh again" use_ssh $server4
flow_is "its new mark" $((8 << 8)) tcp 22
check "no packet is stuck" \
	[ "$(native_ask status queues.0.queue_dropped queues.0.user_dropped \
	queues.0.send_failed queues.0.truncated queues.0.malformed |
	sort -u)" = 0 ]
check "limend ends well at last" native_stop

# By its old name, with its old options, in the background
ln -s "$(realpath "$limend")" "$l7/l7-filter"
saved_pid=$(cat /var/run/l7-filter.pid 2>/dev/null)
if [ -z "$saved_pid" ] && [ ! -e /run/limen/limend.sock ]; then
	check "under its old name" in_router "$l7/l7-filter" -f "$l7_conf" \
		-p "$l7/pat" -q $native_queue -m 0xff00 -z
	native_pid=$(cat /var/run/l7-filter.pid)
	check "it is in the background" kill -0 "$native_pid"
	reset
	check "ssh" use_ssh $server4
	flow_is "its mark" $((8 << 8)) tcp 22
	kill -TERM "$native_pid"
	check "it ends" wait_for 20 sh -c "! kill -0 $native_pid"
	native_pid=
	rm -f /var/run/l7-filter.pid
fi
finish
