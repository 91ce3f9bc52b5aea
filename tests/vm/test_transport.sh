#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 420
#
# The two roads to the daemon: which one is taken and why; on a ring nothing
# waits for the daemon, what it misses is counted, and it goes on after; a
# class that drops gets its queue.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T -t 400
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

sock=/run/limen/limend.sock

# road_is NAME TRANSPORT WHY
road_is()
{
	equal "$1" "$2: $3" "$(in_router build/limen status -j |
		jq -r '.transport | "\(.kind): \(.why)"')"
}

# ask COMMAND PATH...: the daemon's own answer, on one line
ask()
{
	tests/native/ask $sock "$@" | paste -sd ' '
}

# decides NAME: a flow that comes now is decided
decides()
{
	decides_before=$(router_counter flow_decided)
	use_http $server4 && wait_for 20 decided_more || {
		not_ok "$1"
		return
	}
	ok "$1"
}

decided_more()
{
	[ "$(router_counter flow_decided)" -gt "$decides_before" ]
}

check "the servers start" services_up http dns
shape='class web { members = { "http" } priority = "1:20" }'

# rings by default
check "limend binds" limend_up "ring_count = 2 ring_size = 65536
$shape"
road_is "a ring where no class drops" ring "no class drops or rejects"
equal "the module has the rings that were asked for" "ring 2 65536" \
	"$(cat $router_sysfs/transport) $(cat $router_sysfs/ring_count) $(
		cat $router_sysfs/ring_size)"
equal "one worker for each" "2 0 0 1 1" "$(ask status workers rings.0.ring \
	rings.0.worker rings.1.ring rings.1.worker)"
decides "a flow is decided by a ring"
equal "by its copy" 0 "$(router_counter packet_queued)"
check "which is counted" test "$(router_counter packet_copied)" -gt 0
decided_in_time()
{
	in_router build/limen status -j | jq -e '.latency.p50_ns > 0'
}
check "the time from push to verdict is measured" decided_in_time

# nothing waits for the daemon
kill -STOP $limend_pid
check "a request is answered while the daemon stands still" use_http $server4
check "so is a question" use_dns $server4
# more than both rings hold, of many flows, in datagrams that mean nothing
flood()
{
	in_client python3 -c 'if True:
	import socket, sys
	for i in range(40):
		s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
		for j in range(50):
			s.sendto(bytes([0xf1]) * 500, (sys.argv[1], 999))' $server4 &&
	[ "$(router_counter ring_lost)" -gt 0 ]
}
check "rings that nobody reads are full some day" flood
check "packets went on all the time" use_http "[$server6]"
kill -CONT $limend_pid
decides "the daemon goes on"
equal "records of before were still read" "$(router_counter packet_copied)" \
	"$(ask counters ring.records)"
lost=$(router_counter ring_lost)
equal "the loss is in the daemon's counters" "$lost" \
	"$(ask counters ring.lost)"
equal "and among the losses of limen status" "$lost" \
	"$(in_router build/limen status -j | jq .losses.ring_lost)"
in_router build/limen doctor -j >"$limend_dir/doctor"
equal "limen doctor tells how to mend it" bad "$(jq -r \
	'.findings[] | select(.check == "losses") | .result' "$limend_dir/doctor")"

# a class that drops comes to a daemon that has rings
limend_configure "ring_count = 2 ring_size = 65536
class no { members = { \"http\" } drop = true }"
check "limen reload takes the class" in_router build/limen reload
check "and says what is to be done" in_router sh -c \
	"build/limen reload | grep -q 'transport has changed'"
in_router build/limen doctor -j >"$limend_dir/doctor"
equal "limen doctor says it, too" note "$(jq -r \
	'.findings[] | select(.check == "transport") | .result' "$limend_dir/doctor")"
# the answer is longer than the decision takes
check_fails "what is decided is dropped all the same" \
	in_client curl -sS -o /dev/null --max-time 10 "http://$server4/big"
check "limend leaves cleanly" limend_down

# at the next start it gets a queue, and no byte passes
check "limend binds" limend_start
road_is "a queue where a class drops" queue "class 'no' drops"
ip netns exec $server python3 -c 'if True:
	import socket
	listener = socket.create_server(("", 8081))
	connection = listener.accept()[0]
	print(len(connection.recv(1000)))' >"$services/arrived" &
listener=$!
wait_for 20 sh -c "ip netns exec $server ss -Hltn 'sport = :8081' | grep -q ."
check_fails "a request is dropped" \
	in_client curl -sS -o /dev/null --max-time 5 "http://$server4:8081/never"
kill $listener 2>/dev/null
wait $listener 2>/dev/null
equal "not a byte of it has arrived" "" "$(cat "$services/arrived")"
check "limend leaves cleanly again" limend_down

# by wish
limend_configure "transport = ring
class no { members = { \"http\" } drop = true }"
check "limend -t warns of the wish" sh -c \
	"$limend -t -f '$limend_conf' dns | grep -q 'warning: .*first ones'"
check "a ring by wish" limend_start
road_is "although a class drops" ring "as configured"
check "it is logged" grep -q "class 'no' drops" "$limend_log"
check_fails "what is decided is dropped" \
	in_client curl -sS -o /dev/null --max-time 10 "http://$server4/big"
kill -9 $limend_pid
wait $limend_pid 2>/dev/null
check "the next daemon takes the rings over" limend_start
limend_configure "transport = ring
$shape"
check "limen reload lets http pass again" in_router build/limen reload
decides "the next daemon decides"

# recording beside the daemon
# record_start OPTION...: into $file
file=$limend_dir/file
record_start()
{
	rm -f "$file"
	ip netns exec $router build/limen record -o "$file" -j "$@" \
		>"$limend_dir/recorded" 2>&1 &
	recorder=$!
	wait_for 20 test -e "$file" || return
	# a file without a record may well be empty
	case "$*" in *--raw*) sleep 1 ;; *) wait_for 20 test -s "$file" ;; esac
}

record_stop()
{
	kill -INT $recorder
	wait $recorder
}

recorded()
{
	jq -r "$1" "$limend_dir/recorded"
}

check "limen record starts" record_start
decides "the daemon decides while it is recorded"
use_dns $server6
sleep 1
check "limen record ends" record_stop
cat "$limend_dir/recorded" | comment
equal "it is the daemon's word" "daemon 0" "$(recorded '"\(.by) \(.missed)"')"
packets=$(recorded .packets)
check "there are packets ($packets)" test "$packets" -ge 3
equal "capinfos sees them all" "$packets" \
	"$(capinfos -Mc "$file" | awk '/Number of packets/ { print $NF }')"
equal "in nanoseconds" "nanoseconds Linux cooked-mode capture v1" "$(capinfos "$file" |
	sed -n 's/.*Time precision = \([a-z]*\).*/\1/p;s/^File encapsulation: *//p' |
	sort -ru | paste -sd ' ')"
tshark -r "$file" -T fields -e frame.interface_name -e frame.comment -e _ws.col.Protocol \
	>"$limend_dir/frames" 2>/dev/null
check "tshark reads label and interface of the request" \
	grep -Eq '^lan	(provisional|decided) http	HTTP$' "$limend_dir/frames"
check "and of the answer to a question" \
	grep -Eq '^(lan|wan)	decided dns	DNS$' "$limend_dir/frames"
comment <"$limend_dir/frames"
frame_times()
{
	tshark -r "$file" -T fields -e frame.time_epoch 2>/dev/null | sort -n
}
now=$(date +%s)
check "the times are those of the clock" test "$(frame_times | head -n 1 | cut -d . -f 1)" -gt \
	$((now - 300)) -a "$(frame_times | tail -n 1 | cut -d . -f 1)" -le "$now"
equal "limend reads it, and finds the same" "dns http" "$($limend -r -j -p patterns "$file" |
	jq -r .label | sort -u | paste -sd ' ')"
check "so many packets and no more" record_start -n 1
use_http $server4
check "limen record leaves by itself" wait $recorder
equal "after that one" "1 1" "$(recorded .packets) $(tshark -r "$file" 2>/dev/null | wc -l)"
chmod 666 $sock
check_fails "only root may record" in_router setpriv --reuid=65534 --clear-groups \
	build/limen record -o /dev/null -n 1
chmod 660 $sock
check_fails "no file, no recording" in_router build/limen record
check_fails "a folder that is not there is told" in_router build/limen record -o /nowhere/x

# as they are, without this program's memory
check "limen record --raw starts" record_start --raw
decides "the daemon decides"
sleep 1
check "it ends" record_stop
equal "the file has what was moved" "$(recorded .bytes)" "$(stat -c %s "$file")"
raw_records()
{
	python3 - "$file" <<-'E'
		import struct, sys
		data, at, nr = open(sys.argv[1], "rb").read(), 0, 0
		while at < len(data):
		    length, index = struct.unpack_from("II", data, at)
		    if length & 0x40000000:
		        length &= 0x3fffffff
		    else:
		        cap, wire = struct.unpack_from("II", data, at + 8 + 48)
		        assert cap == length - 72 and wire >= cap, (at, length, cap)
		        assert data[at + 80] >> 4 in (4, 6)
		        nr += 1
		    at += (length + 15) & ~7
		assert at == len(data)
		print(nr)
	E
}
check "it is whole records" test "$(raw_records)" -gt 0

# the daemon is killed while it is recorded
record_start
kill -9 $limend_pid
wait $limend_pid 2>/dev/null
check_fails "the end of the daemon is told" wait $recorder
check "and what came is a whole file" capinfos "$file"

# without a daemon
check "limen record binds the module itself" record_start
equal "the namespace is bound" bound "$(cat $router_sysfs/state)"
check "http passes" use_http $server4
sleep 1
check "it ends" record_stop
equal "by itself" module "$(recorded .by)"
check "it has the request" sh -c "tshark -r '$file' 2>/dev/null | grep -q 'GET /'"
equal "the namespace is what it was" down "$(cat $router_sysfs/state)"
check "limen record --raw reads the ring itself" record_start --raw
check "http passes" use_http $server4
sleep 1
check "it ends" record_stop
equal "the file has what was moved" "$(recorded .bytes)" "$(stat -c %s "$file")"
check "it is whole records, too" test "$(raw_records)" -gt 0
check "limend binds after it" limend_start
check "limend leaves cleanly at last" limend_down
services_down
check "the module unloads" rmmod limen
finish
