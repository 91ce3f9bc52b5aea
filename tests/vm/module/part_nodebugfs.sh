# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_nodebugfs.sh - see guest_nodebugfs.sh

check_fails "there is no debugfs" test -e /sys/kernel/debug/limen
spawn "$server" "$module_bin/talk" serve 7
talk_pid=$spawned
tool_start a router
check "bind" tool_says a 'state=bound' bind 100 1 open
check "a label" tool_says a '^1$' label web
tool_begin a serve 100 1 50000 7 1 decided
wait_for 5 in_client "$module_bin/talk" udp 2500 $server4 7 1 10
tool_wait a
mark_counters
in_client "$module_bin/talk" udp 2500 $server4 7 2 10 >/dev/null
equal "a flow is decided" 4 "$(added packet_decided)"
check "the module can be unloaded" rmmod limen
check "and loaded" insmod "$LIMEN_KO"
tool_end a
kill $talk_pid
