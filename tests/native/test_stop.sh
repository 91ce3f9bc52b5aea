#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The end of a daemon and the start of the next, under traffic: no transfer
# fails, whether it was asked to leave or killed.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up
native_configure 'class web { members = {"http"} mark = 1 }'
native_rules
check "the servers start" services_up http
check "limend starts" native_start || finish

# crowd N: N clients at a time, until crowd_end; each failure leaves a line
crowd()
{
	: >"$native_dir/failures"
	: >"$native_dir/crowd"
	crowd_pids=
	for crowd_i in $(seq $1); do
		while [ -e "$native_dir/crowd" ]; do
			in_client curl -gsS -o /dev/null --max-time 200 \
				"http://$server4/" 2>>"$native_dir/failures"
			echo >>"$native_dir/done"
		done &
		crowd_pids="$crowd_pids $!"
	done
}

crowd_end()
{
	rm "$native_dir/crowd"
	wait $crowd_pids
}

crowd 20
in_client curl -gsS --limit-rate 2000000 --max-time 600 \
	-o "$native_dir/big" "http://$server4/big" &
transfer=$!
sleep 1
for round in 1 2 3 4 5; do
	check "limend leaves, $round" native_stop
	check "and the next one starts" native_start
	sleep 0.5
done
crowd_end
equal "transfers that failed" "" "$(cat "$native_dir/failures")"
comment <<E
$(wc -l <"$native_dir/done") transfers
E

crowd 20
for round in 1 2 3; do
	kill -9 $native_pid
	wait $native_pid 2>/dev/null
	check "a start after kill -9, $round" native_start
	sleep 0.5
done
crowd_end
equal "transfers that failed, killed" "" "$(cat "$native_dir/failures")"
check "the long transfer" wait $transfer
check "is whole" cmp "$native_dir/big" "$services/www/big"
check "limend ends well" native_stop
# its guard leaves a moment after it
queue_is_free()
{
	[ -z "$(in_router cat /proc/net/netfilter/nfnetlink_queue)" ]
}
check "nobody holds the queue" wait_for 20 queue_is_free
finish
