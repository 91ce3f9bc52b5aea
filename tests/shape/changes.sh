# SPDX-License-Identifier: GPL-2.0-or-later
#
# changes.sh - a recipe is changed a hundred times under programs that fill the
# link, and no connection is lost; a flow follows a change with its next packet;
# then the daemon is killed, and what it had decided stays where it is. Sourced
# after on_machine.sh or on_guest.sh.

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

# recipe_moved NUMBER: the conversation is in class bulk, its own is another's
recipe_moved()
{
	on_configure "mark_mask = 0xff0000
		class bulk { members = { \"redis\" } precedence = 7 }
		class c$(($1 % 7)) { members = { \"http\" } rate = \"10%\" }
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
equal "packets come by $on_transport" "$on_transport" \
	"$(limen status -j | jq -r .transport.kind)"
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

# queues are changed in place: their figures go on
before=$(packets bulk)
recipe $change
sed -i '/class bulk/s/precedence = 7/precedence = 6 ceiling = "15mbit"/' \
	"$limend_conf"
check "limen reload" limen reload
check "another ceiling" limen shape apply
check "what the queue has sent before is not forgotten" \
	test "$(packets bulk)" -ge "$before"
equal "and it has the new ceiling" 15mbit "$(limen shape -j -f "$limend_conf" |
	jq -r '[.queues[] | select(.class == "bulk") | .ceiling] | unique[]')"

# the next packet: nothing is on its way when the class changes
kill $download
wait $download 2>/dev/null
load_stop
# drained CLASS: nothing waits there
drained()
{
	[ "$(limen shape -j -f "$limend_conf" | jq "[.queues[] |
		select(.class == \"$1\") | .backlog] | add")" -eq 0 ]
}
check "nothing waits any more" wait_for 60 drained bulk
check "nor is on its way" wait_for 60 no_conversations '( dport = :80 or sport = :80 )'
kill -STOP $counter
sleep 1
recipe_moved $change
check "limen reload" limen reload
own=$(packets c$((change % 7)))
bulk=$(packets bulk)
counted=$(count)
kill -CONT $counter
check "the conversation goes on" wait_for 60 more
equal "not one packet more is in its old class" "$own" \
	"$(packets c$((change % 7)))"
check "all are in the new one" test "$(packets bulk)" -ge $((bulk + 40))

# what is decided stays so without a daemon
on_kill
own=$(packets c$((change % 7)))
bulk=$(packets bulk)
counted=$(count)
check "with the daemon killed the conversation goes on" wait_for 60 more
check "in its class" test "$(packets bulk)" -ge $((bulk + 40))
equal "and in no other" "$own" "$(packets c$((change % 7)))"
kill $counter
wait $counter 2>/dev/null
check "cleared" limen shape clear
services_down
finish
