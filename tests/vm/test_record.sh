#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen record: what the daemon inspects, and what comes by a ring of its own
# without one, in files that tshark, capinfos and limend itself read.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh

limend_few http dns
check "the servers start" services_up http dns
check "limend binds" limend_up

# recording beside the daemon
# record_start OPTION...: into $file
file=$limend_dir/file
record_start()
{
	rm -f "$file"
	ip netns exec $router build/limen record -o "$file" -j "$@" \
		>"$limend_dir/recorded" 2>&1 &
	recorder=$!
	# it is made when the records have begun to come
	wait_for 60 test -e "$file"
}

# record_has TEXT: what was said, and comments, stand in the file as they are
record_has()
{
	wait_for 60 grep -aq "$1" "$file"
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

began=$(date +%s)
check "limen record starts" record_start
limend_decides "the daemon decides while it is recorded"
use_dns $server6
check "the file has the request" record_has 'decided http'
check "and the question" record_has 'decided dns'
check "limen record ends" record_stop
cat "$limend_dir/recorded" | comment
equal "it is the daemon's word" "daemon 0 0" \
	"$(recorded '"\(.by) \(.missed) \(.nameless)"')"
packets=$(recorded .packets)
check "there are packets ($packets)" test "$packets" -ge 2
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
check "the times are those of the clock" test "$(frame_times | head -n 1 | cut -d . -f 1)" -ge \
	"$began" -a "$(frame_times | tail -n 1 | cut -d . -f 1)" -le "$now"
equal "limend reads it, and finds the same" "dns http" "$($limend -r -j -p patterns "$file" |
	jq -r .label | sort -u | paste -sd ' ')"
check "so many packets and no more" record_start -n 1
use_http $server4
check "limen record leaves by itself" wait $recorder
equal "after that one" "1 1" "$(recorded .packets) $(tshark -r "$file" 2>/dev/null | wc -l)"
chmod 666 $limend_socket
check_fails "only root may record" in_router setpriv --reuid=65534 --clear-groups \
	build/limen record -o /dev/null -n 1
chmod 660 $limend_socket
check_fails "no file, no recording" in_router build/limen record
check_fails "a folder that is not there is told" in_router build/limen record -o /nowhere/x

# as they are, without this program's memory
check "limen record --raw starts" record_start --raw
limend_decides "the daemon decides"
check "the request is in the file" record_has 'GET /'
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
check "the request is in the file, too" record_has 'GET /'
check "it ends" record_stop
equal "by itself" module "$(recorded .by)"
check "tshark reads the request" sh -c "tshark -r '$file' 2>/dev/null | grep -q 'GET /'"
equal "the namespace is what it was" down "$(cat $router_sysfs/state)"
check "limen record --raw reads the ring itself" record_start --raw
check "http passes" use_http $server4
check "the request is in this file, too" record_has 'GET /'
check "it ends" record_stop
equal "the file has what was moved" "$(recorded .bytes)" "$(stat -c %s "$file")"
check "it is whole records, too" test "$(raw_records)" -gt 0
check "limend binds after it" limend_start
check "limend leaves cleanly" limend_down
services_down
check "the module unloads" rmmod limen
finish
