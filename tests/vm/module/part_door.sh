# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_door.sh - binding, the tables, and what is shown of them

nobody="setpriv --reuid 65534 --regid 65534 --clear-groups"

# before anybody binds
check "no hooks before a bind" sh -c \
	'[ -z "$(ls /sys/kernel/limen/net)" ] && ! lsmod | grep -q nfnetlink_queue'
check "the versions are in sysfs" sh -c \
	'cd /sys/kernel/limen && cat version && [ $(cat door_version) = 1 ] &&
	 [ $(cat record_version) -ge 1 ] && [ $(cat generation) -gt 0 ] &&
	 [ $(cat generation) -le 4095 ]'
check_fails "sysfs is not for everybody" $nobody ls /sys/kernel/limen
equal "without a capability the door stays closed" \
	"error 1 the module answers only to CAP_NET_ADMIN" \
	"$(echo state | $nobody "$module_bin/genltool")"

tool_start a router
tool_start b router
check "a namespace nobody bound is idle" tool_says a 'state=idle portid=0' state

# bind
check "bind" tool_says a "state=bound portid=[0-9]+ pid=${tool_pid[a]} " \
	bind 100 2 open
check "bind asks for the queue's modules" sh -c \
	'lsmod | grep -q "^nfnetlink_queue" && lsmod | grep -q "^nf_conntrack_netlink"'
check "a second daemon is told who is bound" tool_says b \
	"error 16 process ${tool_pid[a]} is bound already, on netlink port" \
	bind 100 1 open
check "others can look" tool_says b "state=bound.*pid=${tool_pid[a]}" state
check "others cannot decide" tool_says b 'error 1 this socket is not' batch 1 0 testing
check "others cannot unbind" tool_says b 'error 1 ' unbind
check "the owner may bind again, with other parameters" tool_says a \
	'down=1 queues=200[+]3' bind 200 3 closed
equal "that counts as one daemon" 1 "$(counter daemon_bound)"
check "another namespace is not bound" sh -c \
	"echo state | ip netns exec server $module_bin/genltool | grep state=idle"

# labels
check "labels get ids" tool_says a '^1$' label tls
check "one by one" tool_says a '^2$' label youtube/tls
check "a known name keeps its id" tool_says a '^1$' label tls
check "a wanted id" tool_says a '^1000$' label ssh 1000
check "a taken id" tool_says a 'error 17 label dns' label dns 1000
check "a name with another id" tool_says a 'error 17 label ssh' label ssh 1001
check "an id out of range" tool_says a 'error 34 label x' label x 1536
equal "three labels" 3 "$(ns_file nr_labels)"
equal "a label's folder" "youtube/tls 0 0 0" \
	"$(for f in name class packets bytes; do ns_file labels/2/$f; done | xargs)"

# policy
tool a class 7 prio 1:20 mark 0x20000 dscp 46
tool a class 9 ctmark 0x90000 drop
tool a map 1 7
tool a map 1000 9
check "a policy" tool_expect a policy 0 9 0xff0000 open
check "its classes can be read" tool_says a 'class 7 priority 10020 flags b' classes
check "labels say their class" tool_says a '^1000 ssh class 9' labels
equal "class 7 in sysfs" "1:20 0x00020000 none 46 0 0 0" "$(for f in \
	priority mark ctmark dscp drop packets bytes; do
	ns_file classes/7/$f; done | xargs)"
equal "class 9 in sysfs" "none none 0x00090000 none 1" "$(for f in \
	priority mark ctmark dscp drop; do ns_file classes/9/$f; done | xargs)"
equal "the rest in sysfs" "bound queue open 200 3 0 9 0x00ff0000 7" "$(for f in \
	state transport on_daemon_down queue_base queue_count testing_class \
	unknown_class mark_mask labels/1/class; do ns_file $f; done | xargs)"
check "files are for root alone" sh -c \
	'[ -z "$(find /sys/kernel/limen -type f -perm /077)" ]'
check "debugfs shows the policy" sh -c '
	grep -q "^class 7 priority 1:20 mark 0x20000 dscp 46$" "$1" &&
	grep -q "^label 1000 ssh class 9$" "$1"' - \
	"$router_debugfs/policy"
check "debugfs shows the hooks in order" sh -c '
	grep -n "forward -145 watch .limen.$" "$1" &&
	grep -A1 "output -200 ipv4_conntrack_local" "$1" | grep -q "limen" &&
	grep -q "ipv6 input -145 watch_in .limen.$" "$1"' - \
	"$router_debugfs/hooks"
tool a class 9
check "a policy replaces the one before" tool_expect a policy 0 0 0
equal "vanished classes are gone from sysfs" 9 \
	"$(ls "$router_sysfs/classes")"
tool a class 1 mark 0x1
check "a policy that is wrong" tool_says a 'error 34 class with mark bits' policy 0 0 0xff0000
check "changes nothing" tool_says a '^class 9 ' classes

# the id table, of a namespace that nobody needs afterwards
ip netns add full
tool_start f full
tool f bind 100 1 open
check "as many labels as there can be" tool_expect f fill filler 1535
check "and then it is full" tool_says f 'error 28 no id left' label one_more
check "known ones can still be asked for" tool_says f '^[1-9]' label filler1000
check "the full table is counted" tool_says f 'label_full 1' counters
tool f labels
equal "all are listed, all ids differ" 1535 \
	"$(cut -d' ' -f1 <<<"$answer" | sort -u | grep -c .)"
tool_end f
ip netns delete full

# verdicts without flows
check "verdicts for flows that do not exist" tool_says a \
	'applied 0 missed 512 refused 0' batch 512 1 decided
check "verdicts with an id that does not exist" tool_says a \
	'applied 0 missed 0 refused 3' batch 3 0 decided
equal "missed ones are counted" 512 "$(counter verdict_missed)"
equal "refused ones too" 3 "$(counter verdict_refused)"

# events
check "subscribe" tool_expect b subscribe
tool a policy 0 0 0
tool a unbind
check "events" tool_says b 'event policy' events 100
check "an unbound namespace is idle" tool_says b 'state=idle portid=0' state
check "and has no hooks" sh -c '! grep limen "$1"' - \
	"$router_debugfs/hooks"
check_fails "nobody subscribes without a capability" sh -c \
	"echo subscribe | $nobody $module_bin/genltool | grep -q ^ok"
tool_end b
tool_end a

# a namespace of a user's own
if $nobody unshare -rn true 2>/dev/null; then
	check "root of a user namespace binds its own" sh -c \
		"printf 'bind 1 1 open\nlabel x\nunbind\n' |
		 $nobody unshare -rn $module_bin/genltool | grep -c ^ok | grep -qx 3"
fi
