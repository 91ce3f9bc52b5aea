# SPDX-License-Identifier: GPL-2.0-or-later
#
# changes.sh - a recipe is changed a hundred times under programs that fill the
# link, and no connection is lost; then the daemon is killed, and what it had
# decided stays where it is. Sourced after on_machine.sh or on_guest.sh.

cat >"$limend_dir/count.py" <<'P'
import os, socket, sys, time
s = socket.create_connection((sys.argv[1], 6379))
n = 0
while True:
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

# recipe NUMBER
recipe()
{
	on_configure "mark_mask = 0xff0000
		class bulk { members = { \"http\" } precedence = 7 }
		class c$(($1 % 7)) {
			members = { \"redis\" }
			rate = \"$(($1 % 40 + 1))%\"
			precedence = $(($1 % 8))
		}
		$on_ways"
}

# packets of the queues of CLASS
packets()
{
	limen shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.class == \"$1\") | .packets] | add // 0"
}

count()
{
	cat "$limend_dir/count" 2>/dev/null || echo 0
}

# more: the conversation has gone on since $counted
more()
{
	[ "$(count)" -gt $((counted + 20)) ]
}

# grows CLASS: packets go through it
grows()
{
	grows_before=$(packets "$1")
	sleep 1
	[ "$(packets "$1")" -ge $((grows_before + 10)) ]
}

on_up
on_few tcp http redis
services_big=2000000000
recipe 0
check "limend starts" on_start || finish
check "the servers start" services_up http redis
check "shaped" limen shape apply
load_run curl -gs -o /dev/null "http://$server4/big"
ip netns exec $client python3 "$limend_dir/count.py" $server4 \
	"$limend_dir/count" 2>"$limend_dir/lost" &
counter=$!
# one connection, that is not made anew when it ends
ip netns exec $client curl -gsS -o /dev/null "http://$server4/big" \
	2>"$limend_dir/broken" &
download=$!
counted=0
check "the conversation begins" wait_for 30 more

change=0
failed=0
while [ $change -lt 100 ]; do
	change=$((change + 1))
	recipe $change
	limen reload >/dev/null 2>"$limend_dir/why" &&
	limen shape apply >/dev/null 2>"$limend_dir/why" || {
		failed=$((failed + 1))
		comment <"$limend_dir/why"
	}
done
equal "a hundred changes, none failed" 0 $failed
counted=$(count)
check "the conversation goes on ($counted answers so far)" wait_for 60 more
equal "nothing of it was lost" "" "$(cat "$limend_dir/lost")"
check "the download goes on" kill -0 $download
equal "and was not broken" "" "$(cat "$limend_dir/broken")"
check "no difference at the end" limen shape diff
check "the conversation is in the class of the last change" \
	wait_for 30 grows c$((change % 7))

# what is decided stays so without a daemon
on_kill
bulk=$(packets bulk)
counted=$(count)
check "with the daemon killed the conversation goes on" wait_for 60 more
check "in its class" wait_for 30 grows c$((change % 7))
check "and the download in its own" test "$(packets bulk)" -gt $((bulk + 100))
kill $counter $download
wait $counter $download 2>/dev/null
load_stop
check "cleared" limen shape clear
services_down
finish
