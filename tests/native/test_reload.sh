#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Reload: under traffic, right and wrong, by the socket and by SIGHUP.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up
native_configure 'class web { members = {"http"} mark = 1 }'
native_rules
check "limend starts" native_start || finish
check "the servers start" services_up http redis

# http_is NAME MARK: of a connection that is made now; older ones may still have
# packets to come
http_has()
{
	[ "$(in_router conntrack -L -f ipv4 -p tcp --orig-port-dst 80 \
		--orig-port-src "$http_port" 2>/dev/null |
		sed -n 's/.* mark=\([0-9]*\).*/\1/p')" = "$1" ]
}
http_is()
{
	http_port=$(in_client curl -gsS --max-time 60 -o /dev/null \
		-w '%{local_port}' "http://$server4/")
	check "$1" wait_for 10 http_has "$2"
}

http_is "http's mark before" 1

# A transfer that lasts through all of it, rate-limited by the client.
ip netns exec "$client" curl -gsS --limit-rate 1000000 --max-time 600 \
	-o "$native_dir/big" "http://[$server6]/big" &
transfer=$!

native_configure 'class web { members = {"http"} mark = 9 }'
check "a reload by the socket" native_ask reload
http_is "http's mark after" 9

native_configure 'class web { members = {"htttp"} mark = 3 }'
check_fails "a reload with a wrong member" native_ask reload
equal "what it says" \
	"$native_conf:7:24: class 'web': no label 'htttp': did you mean 'http'?" \
	"$(native_ask reload)"
http_is "http's mark is as it was" 9
equal "the state tells of it" "False" "$(native_ask status reload.ok)"

native_configure 'class web { members = {"http"} mark = 3'
check_fails "a reload with a missing brace" native_ask reload

native_configure 'class web { members = {"http"} mark = 4 }'
printf 'limen 1\nname wrong\nkind nonsense\n' >"$native_dir/patterns/wrong.pat"
check_fails "a reload with a wrong pattern" native_ask reload
case $(native_ask reload) in
"$native_dir/patterns/wrong.pat:3:"*) ok "its place is said" ;;
*) not_ok "its place is said" "$(native_ask reload)" ;;
esac
rm "$native_dir/patterns/wrong.pat"
http_is "http's mark is still as it was" 9

reloads()
{
	grep -c 'reload: done' "$native_log"
}
done_before=$(reloads)
kill -HUP $native_pid
reloaded()
{
	[ "$(reloads)" -gt "$done_before" ]
}
check "a reload by SIGHUP" wait_for 20 reloaded
http_is "http's mark after SIGHUP" 4

# a pattern of one's own, and without it again
cat >"$native_dir/patterns/apps/threshold.pat" <<'E'
limen 1
name threshold
title A page of the test
kind protocol
groups test
source the test itself
transport tcp
order 10
rule
	client ^GET /index\.html
example
	client "GET /index.html HTTP/1.0\r\n"
counterexample
	client "GET /other.html HTTP/1.0\r\n"
E
labels=$(native_ask status patterns.labels)
check "a reload with a new pattern" native_ask reload
equal "there is one label more" $((labels + 1)) \
	"$(native_ask status patterns.labels)"
use_http $server4 index.html
use_redis $server4
check "and it finds its flow" sh -c \
	"tests/native/ask $native_socket protocols | grep -q threshold"
rm "$native_dir/patterns/apps/threshold.pat"
check "a reload without it" native_ask reload

native_configure 'queue_maxlen = 99
class web { members = {"http"} mark = 4 }'
equal "what takes a restart is said" \
	"queue_maxlen has changed: that takes a restart" \
	"$(native_ask reload notes.0)"

i=0
while [ $((i += 1)) -le 20 ]; do
	native_ask reload >/dev/null || break
	use_redis $server4 || break
done
equal "20 more reloads with traffic" 21 $i

check "the transfer that lasted through it all" wait $transfer
check "is whole" cmp "$native_dir/big" "$services/www/big"
check "limend ends well" native_stop
finish
