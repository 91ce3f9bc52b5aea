#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 900
#
# Without the module: bittorrent with and without its encrypted handshake,
# HTTP/3, an application told by its server name, and mail that is encrypted
# half way are each held to the queue of their class. Then a recipe is changed
# a hundred times under them, and no connection is lost.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh
limend_conf=$native_conf
limend_dir=$native_dir
load_limen=$native_build/limen
. tests/shape/load.sh
. tests/shape/programs.sh

native_up
in_router tc qdisc add dev wan root htb 2>/dev/null ||
	native_skip "no htb here"
in_router tc qdisc del dev wan root

shape()
{
	in_router "$load_limen" shape --socket "$native_socket" "$@"
}

configure()
{
	native_configure "$1"
	sed -i -e '/^[[:space:]]*mark_mask = 0xff$/d' -e '/done_mark/d' \
		"$native_conf"
}

# both ways: mail is sent
queue_figure()
{
	in_router "$load_limen" shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.class == \"$1\") | .$2] | add // 0"
}

links='interface wan { egress = "20mbit" }
interface lan { egress = "20mbit" }'
configure "$programs_classes $links"
check "limend starts" native_start || finish
check "the servers start" programs_up || finish
check "shaped" shape apply

held "bittorrent" torrent 4000 $programs_size get_torrent
kill $programs_seeder
wait $programs_seeder 2>/dev/null
check "the seeder wants encryption" programs_seed --bt-require-crypto=true \
	--bt-min-crypto-level=arc4
held "bittorrent, encrypted" torrent 4000 $programs_size get_torrent_encrypted
held "HTTP/3" fast 6000 $programs_size get_http3
held "an application by its name" video 5000 $programs_size get_video
held "mail with STARTTLS" mail 3000 2000000 send_mail

# a hundred changes
cat >"$native_dir/count.py" <<'P'
import os, socket, sys, time
s = socket.create_connection((sys.argv[1], 6379))
n = 0
end = time.time() + 600
while time.time() < end:
	s.sendall(b"PING\r\n")
	got = s.recv(16)
	if not got.startswith(b"+PONG"):
		sys.exit("lost after %d" % n)
	n += 1
	with open(sys.argv[2] + ".new", "w") as file:
		file.write(str(n))
	os.replace(sys.argv[2] + ".new", sys.argv[2])
	time.sleep(0.01)
P
services_up redis
load_run curl -gs -o /dev/null "http://$server4/big"
in_client python3 "$native_dir/count.py" $server4 "$native_dir/count" \
	2>"$native_dir/lost" &
counter=$!
change=0
failed=0
while [ $change -lt 100 ]; do
	change=$((change + 1))
	configure "$programs_classes $links
		class c$((change % 7)) {
			members = { \"redis\" }
			rate = \"$((change % 40 + 1))%\"
			precedence = $((change % 8))
		}"
	in_router "$load_limen" reload --socket "$native_socket" \
		>/dev/null 2>"$native_dir/why" &&
	shape apply >/dev/null 2>"$native_dir/why" || {
		failed=$((failed + 1))
		comment <"$native_dir/why"
	}
done
equal "a hundred changes, none failed" 0 $failed
counted=$(cat "$native_dir/count")
more()
{
	[ "$(cat "$native_dir/count")" -gt $((counted + 20)) ]
}
check "the conversation goes on ($counted answers so far)" wait_for 30 more
equal "nothing was lost" "" "$(cat "$native_dir/lost")"
kill $counter
wait $counter 2>/dev/null
load_stop
check "no difference at the end" shape diff
check "cleared" shape clear
check "limend ends well" native_stop
finish
