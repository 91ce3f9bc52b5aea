# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_ring.sh - the ring road: what is in a record, and readers that behave
# badly; every number is exact

nobody="setpriv --reuid 65534 --regid 65534 --clear-groups"
talk="$module_bin/talk"
ko=${LIMEN_KO:?}
spawn "$server" "$talk" serve 7
talk_pid=$spawned
spawn "$server" "$talk" serve 2599
liar_pid=$spawned

# sum NAME: of what ringtool counted last
sum()
{
	local words
	read -ra words <<<"${answer##*records}"
	words=(records "${words[@]}")
	for ((i = 0; i < ${#words[@]}; i += 2)); do
		[ "${words[i]}" != "$1" ] || echo "${words[i + 1]}"
	done
}

# sums NAME...
sums()
{
	local name all=
	for name; do
		all+=" $(sum "$name")"
	done
	echo ${all# }
}

# of system calls
read=0 poll=7

# say PORT COUNT SIZE [ADDRESS]: datagrams there and back
say()
{
	in_client "$talk" udp "$1" "${4:-$server4}" 7 "$2" "$3"
}

# readers RING...: one each, called r0, r1, ..., mapped
readers()
{
	local i
	for i; do
		ring_start r$i router
		tool r$i open && tool r$i attach $i && tool r$i map || return
	done
}

tool_start a router

# limits
for wrong in \
	"0 65536 256:error 34 ring_count 0 is out of range: 1 to 64" \
	"65 65536 256:error 34 ring_count 65 is out of range: 1 to 64" \
	"1 32768 256:error 34 ring_size 32768 is out of range: 65536 to 268435456" \
	"1 536870912 256:error 34 ring_size 536870912 is out of range: 65536 " \
	"1 100000 256:error 22 ring_size 100000 is no power of two" \
	"1 65536 65535:error 34 ring_size 65536 is too small for a record of " \
	"1 131072 65536:error 34 snaplen 65536 is out of range: 0 to 65535" \
	"8 268435456 256:error 34 8 rings of 268435456 bytes are more than"; do
	check "refused: rings ${wrong%%:*}" tool_says a "^${wrong#*:}" \
		rings ${wrong%%:*}
done
ring_start r router
tool r open
check "nobody is bound: no ring" tool_says r '^error 19 ' attach 0
check "bind" tool_says a 'transport=0 rings=2x65536 snaplen=256' rings 2 65536 256
equal "in sysfs" "ring 2 65536 256" \
	"$(for f in transport ring_count ring_size snaplen; do ns_file $f; done | xargs)"
equal "a folder for each ring" "0 1" "$(ls "$router_sysfs/rings" | xargs)"
check "debugfs has them, too" grep -q '^ring 1 waiting 0 ' "$router_debugfs/rings"
equal "the device is not for everybody" "error 1 Operation not permitted" \
	"$(echo open | in_router $nobody "$module_bin/ringtool")"
check "nothing without attach" tool_says r '^error 6 ' map
check "not even reading" tool_says r '^error 6 ' read 100
check "no such ring" tool_says r '^error 34 ' attach 2
check "attach" tool_expect r attach 0
check "one ring a file" tool_says r '^error 114 ' attach 1
ring_start s router
tool s open
check "one file a ring" tool_says s '^error 16 ' attach 0
tool_end s
ring_start s server
tool s open
check "rings are their namespace's" tool_says s '^error 19 ' attach 0
tool_end s
tool r map
check "a new ring is empty" tool_expect r zero
for what in protect write long past; do
	tool r refused $what
	check "refused: $what" test "$(grep -c . <<<"$answer") $(grep -c \
		'denied\|not permitted\|Invalid' <<<"$answer")" = \
		"$([ $what = long ] && echo "1 1" || echo "2 2")"
done
tool_end r
equal "a reader that ends is gone" "0 0" \
	"$(ns_file rings/0/has_reader) $(ns_file rings/1/has_reader)"

# records
tool a rings 1 1048576 256
readers 0
say 2500 1 10 >/dev/null
in_router conntrack -F 2>/dev/null
tool r0 take
mark_counters
equal "undecided datagrams come back" "sent 10 got 10" "$(say 2500 10 100)"
tool r0 take
equal "20 records, both ways" "20 2560 2560 10 0 0" \
	"$(sums records bytes wire reply unsound foreign)"
check "the last one, field by field" tool_says r0 \
	'^l3 2 l4 17 sport 2500 dport 7 zone 0 cap 128 wire 128 in [1-9].* out [1-9].* gso_size 0 flags 1 hook 2' show
equal "counted" "20 0 0 20" "$(added packet_copied) $(added ring_lost) \
$(added packet_queued) $(added packet_tracked)"
equal "nobody slept: nobody was woken" 0 "$(added ring_wakeup)"
tool_send r0 poll 50000
tool_sleeps r0 $poll
mark_counters
say 2500 5 100 >/dev/null
tool_wait r0
equal "a sleeping reader is woken, once" "events in 1" \
	"${answer%$'\n'} $(added ring_wakeup)"
say 2500 1 1000 >/dev/null
tool r0 take
equal "only the head is copied" "12 $((10 * 128 + 2 * 256)) $((10 * 128 + 2 * 1028))" \
	"$(sums records bytes wire)"
say 2500 2 100 $server6 >/dev/null
in_client "$talk" udp 2501 $server6 7 1 100 dstopts >/dev/null
tool r0 take
equal "IPv6" "6 6 0" "$(sums records ipv6 unsound)"

# a record that is begun and cannot be finished
vm=${ko%/kmod/*}
check "a module that lies about lengths" \
	insmod "${vm%/*}/liar-${vm##*/}/kmod/liar.ko"
mark_counters
equal "passes what it lies about" "sent 3 got 3" \
	"$(in_client "$talk" udp 2502 $server4 2599 3 100)"
tool r0 take
equal "which is not in the ring, but what comes back is" "3 3 0 0 384" \
	"$(sums records discarded unsound foreign wire)"
equal "and is counted as lost" "3 3" "$(added packet_copied) $(added ring_lost)"
check "the lies end" rmmod liar
equal "then nothing is lost" "sent 3 got 3 0" \
	"$(in_client "$talk" udp 2502 $server4 2599 3 100) \
$(($(added ring_lost) - 3))"

# sizes
tool_end r0
tool a rings 1 1048576 0
readers 0
say 2502 3 100 >/dev/null
tool r0 take
equal "snaplen 0" "6 0 768 0" "$(sums records bytes wire unsound)"
tool_end r0
tool a rings 1 1048576 64
readers 0
say 2502 3 100 >/dev/null
tool r0 take
equal "snaplen 64" "6 384 768 0 0" "$(sums records bytes wire unsound foreign)"
tool_end r0
tool a rings 1 16777216 65535
readers 0
say 2503 2 4000 >/dev/null
say 2503 1 65507 >/dev/null
tool r0 take
equal "snaplen 65535, fragments are seen whole" \
	"6 $((4 * 4028 + 2 * 65535)) $((4 * 4028 + 2 * 65535)) 0 0" \
	"$(sums records bytes wire unsound foreign)"
for device in "$router lan" "$router wan" "$client eth0" "$server eth0"; do
	ip -n ${device% *} link set ${device#* } mtu 9000
done
say 2503 2 8000 >/dev/null
tool r0 take
equal "jumbo packets" "4 $((4 * 8028)) 0" "$(sums records bytes foreign)"
for device in "$router lan" "$router wan" "$client eth0" "$server eth0"; do
	ip -n ${device% *} link set ${device#* } mtu 1500
done
mark_counters
equal "TCP, much at once" "sent 20 got 20" \
	"$(in_client "$talk" tcp 2504 $server4 7 20 60000)"
tool r0 take
check "comes as large segments, in pages" test "$(sum gso)" -gt 10
equal "whole, and nothing that was not sent" "$(sum wire) 0 0" \
	"$(sums bytes unsound foreign)"
equal "all of it" "$(added packet_copied) 0" "$(sum records) $(added ring_lost)"
in_router nft 'table ip raw { chain pre { type filter hook prerouting priority raw;
	udp sport 2505 ct zone set 9; udp dport 2505 ct zone set 9; }; }'
say 2505 2 100 >/dev/null
tool r0 take
equal "a conntrack zone" "4 4" "$(sums records zone)"
check "is in the record" tool_says r0 ' zone 9 ' show
in_router nft delete table ip raw
tool_end r0

# a namespace sees its own
tool_start b server
tool b rings 1 1048576 256
ring_start s server
tool s open
tool s attach 0
tool s map
tool a rings 1 65536 1000
readers 0
in_server "$talk" udp 2506 127.0.0.1 7 5 100 >/dev/null
tool s take
equal "what a host says to itself is in its ring" 10 "$(sum records)"
tool r0 take
equal "and in no other" 0 "$(sum records)"
tool_end s
tool_end b
tool_end r0

# two rings overflow at once
tool a rings 2 65536 1000
readers 0 1
mark_counters
full()
{
	[ "$(ns_file rings/0/lost)" -gt 0 ] && [ "$(ns_file rings/1/lost)" -gt 0 ]
}
# each flow fills the ring that it comes to, which is anybody's guess
said=0
for port in {2510..2539}; do
	[ $port -lt 2518 ] || ! full || break
	say $port 40 1000 >/dev/null
	said=$((said + 80))
done
lost=$(($(ns_file rings/0/lost) + $(ns_file rings/1/lost)))
check "both rings are full" full
equal "pushed and lost are all there were" "$said $lost" \
	"$(($(added packet_copied) + $(added ring_lost))) $(added ring_lost)"
check "the reader is told" tool_says r0 " lost $(ns_file rings/0/lost) " writer
tool r0 take
records=$(sum records)
tool r1 take
equal "what was not lost is there" "$(added packet_copied) 0 0" \
	"$((records + $(sum records))) $(sums unsound foreign)"
mark_counters
say 2510 5 1000 >/dev/null
equal "given back, the space is used again" "10 0" \
	"$(added packet_copied) $(added ring_lost)"

# a reader that lies
mark_counters
for position in 1 +8 -8 +4096 -65536 -65544 +0 0 0x8000000000000000 \
	0xffffffffffffffff 0xfffffffffffffff9; do
	tool r0 position $position
	tool r1 position $position
	tool r0 poll 0
	passed=$(say 2510 4 500)$(say 2511 4 500)
	[ "$passed" = "sent 4 got 4sent 4 got 4" ] || break
done
equal "lies about the position: packets pass" "sent 4 got 4sent 4 got 4" "$passed"
equal "and are counted" $((11 * 16)) \
	"$(($(added packet_copied) + $(added ring_lost)))"
tool r0 position +0
tool r1 position +0
say 2510 4 500 >/dev/null
say 2511 4 500 >/dev/null
tool r0 take
records=$(sum records)
tool r1 take
equal "back at the truth, it reads again" "16 0" \
	"$((records + $(sum records))) $(sum unsound)"

# under load: positions, maps, unmaps
load()
{
	while :; do
		in_client "$talk" udp $1 $server4 7 200 900
		in_client "$talk" tcp $1 $server4 7 5 30000
	done >/dev/null 2>&1
}
load 2520 &
load_pids=$!
load 2521 &
load_pids+=" $!"
check "storm" tool_expect r0 storm ${RING_STORM_MS:-3000}
check "maps twice" tool_expect r1 map
check "unmaps" tool_expect r1 unmap
tool r1 close
check "what is mapped holds the ring" test "$(ns_file rings/1/has_reader)" = 1
tool r1 unmap
check "unmapped, it is free" wait_for 60 eval '[ "$(ns_file rings/1/has_reader)" = 0 ]'
tool_kill r0
check "a reader that dies is gone" test "$(ns_file rings/0/has_reader)" = 0
tool_end r1
readers 0 1
tool r0 position +0
tool r1 position +0
reads_on()
{
	tool r0 take
	[ "$(sum records)" -gt 0 ] && return
	tool r1 take
	[ "$(sum records)" -gt 0 ]
}
check "the next one takes over" wait_for 60 reads_on
equal "sound records" 0 "$(sum unsound)"

# bind anew
check "the same shape" tool_expect a rings 2 65536 1000 closed
tool r0 poll 0
equal "keeps the rings" "" "$(grep hup <<<"$answer")"
check "another shape" tool_expect a rings 1 131072 1000
check "ends them" tool_says r0 hup poll 0
check "what was in there can still be read" tool_expect r0 take
equal "the new ring has no reader" "0 0" "$(ls "$router_sysfs/rings" | xargs) \
$(ns_file rings/0/has_reader)"
tool_end r0
tool_end r1
for round in 1 2 3 4; do
	tool a rings $((round % 3 + 1)) $((65536 << round % 3)) 300 || break
	readers 0 || break
	tool a $([ $((round % 2)) = 0 ] && echo unbind ||
		echo bind 100 1 open) || break
	tool_end r0
done
equal "rings come and go under load" 4 $round
tool a rings 1 65536 300
readers 0
tool_kill a
check "the daemon dies: its readers are told" wait_for 60 tool_says r0 hup poll 0
equal "and the rings are gone" "" "$(ls "$router_sysfs/rings")"
check "what is mapped stays" tool_expect r0 take
check_fails "rmmod waits for who has it mapped" rmmod limen
tool_end r0
kill $load_pids
ip netns pids "$client" | xargs -r kill 2>/dev/null
wait $load_pids 2>/dev/null
check "then the module can go" wait_for 60 rmmod limen
check "and come" insmod "$ko"

# streams
tool_start a router
tool a rings 2 1048576 65535
ring_start r router
tool r open
tool r attach 0
tool r nonblock
check "nothing to read" tool_says r '^error 11 ' read 4096
check "what is read cannot be mapped" tool_says r '^error 16 ' map
tool_end r
tool a rings 1 1048576 65535
ring_start r router
tool r open
tool r attach 0
say 2530 5 101 >/dev/null
tool r read 216
check "whole records, where they fit" test "$answer" = "got 216"$'\n'
tool r read 100
first=${answer#got }
tool r read 65536
equal "and all of the rest" $((9 * 216)) $((first + ${answer#got }))
in_client "$talk" tcp 2531 $server4 7 10 60000 >/dev/null
say 2530 5 101 >/dev/null
mark=$(counter packet_copied)
check "into a file" tool_says r '^spliced [1-9]' stream /tmp/stream 500
check "as they are" tool_says r ' unsound 0 foreign 0$' count /tmp/stream
answer=${answer%$'\n'}
equal "all of them" "$((mark - 10)) 0" "$(sum records) ${answer##*left }"
tool_send r read 65536
tool_sleeps r "$read 0x[^0]"
say 2530 1 101 >/dev/null
tool_wait r
first=${answer#got }
check "a reader waits" test $((first)) -gt 0
# it was woken by one of the two, and may have been slow
[ $((first)) -eq $((2 * 216)) ] || tool r read 65536
tool_send r read 65536
tool_sleeps r "$read 0x[^0]"
tool_end a
tool_wait r
equal "until it is over" "got 0" "${answer%$'\n'}"
tool_end r

# what must not wait does not, whoever waits, and where there is only a record
# that is to be skipped
tool_start a router
tool a rings 1 1048576 65535
ring_start r router
tool r open
tool r attach 0
check "who may not wait does not wait for one who does" tool_says r \
	'^error 11 ' both 4096
tool_end r
ring_start r router
tool r open
tool r attach 0
kill $liar_pid
check "a module that lies about lengths, and nobody to answer" \
	insmod "${vm%/*}/liar-${vm##*/}/kmod/liar.ko"
mark_counters
in_client "$talk" udp 2532 $server4 2599 1 100 >/dev/null
check "the lies end" rmmod liar
equal "a record was discarded and none copied" "1 0" \
	"$(added ring_lost) $(added packet_copied)"
check "a pipe's lock is not held for the next one" tool_says r '^error 11 ' \
	stream /tmp/stream 500
check "and then there is nothing to read" tool_says r '^spliced 0' \
	stream /tmp/stream 100
tool_end r
tool_end a

# what rings take is charged to the memory group of who binds, if this kernel
# has such groups, and can be mapped all the same
group_bytes()
{
	local bytes
	read -r bytes </tmp/groups/daemon/memory.current
	echo "$bytes"
}
if grep -q '^memory.*1$' /proc/cgroups; then
	mkdir /tmp/groups
	mount -t cgroup2 groups /tmp/groups
	echo +memory >/tmp/groups/cgroup.subtree_control
	mkdir /tmp/groups/daemon
	tool_start a router
	echo ${tool_pid[a]} >/tmp/groups/daemon/cgroup.procs
	before=$(group_bytes)
	check "a daemon in a memory group makes rings" tool_expect a \
		rings 1 16777216 256
	check "they are charged to it" test $(($(group_bytes) - before)) -ge 16777216
	readers 0
	check "and mapped" test -z "$answer"
	say 2540 5 100 >/dev/null
	tool r0 take
	equal "and read" "10 0 0" "$(sums records unsound foreign)"
	tool a unbind
	tool_end r0
	check "they are charged no longer" wait_for 60 \
		eval '[ $(($(group_bytes) - before)) -lt 8388608 ]'
	echo 67108864 >/tmp/groups/daemon/memory.max
	check "more than it may have is refused" tool_says a '^error 12 ' \
		rings 1 268435456 256
	check "and given back" wait_for 60 \
		eval '[ $(($(group_bytes) - before)) -lt 8388608 ]'
	check "what it may have is not" tool_expect a rings 1 16777216 256
	tool_end a
else
	echo "# this kernel has no memory groups"
fi
kill $talk_pid
