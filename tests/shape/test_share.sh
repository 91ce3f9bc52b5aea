#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 5400
#
# Four programs fill a link of 20 Mbit/s: each gets the share that its class
# asks for, with fq_codel and with cake in the classes, in both directions, over
# both families, with address translation. Each figure is the median of three
# looks at what the queues have sent.

. "$(dirname "$0")/../lib.sh"
vm_suite -I -c 1 -m 2048 -L -T -t 5300
. tests/vm/rig/topology.sh
. tests/traffic/services.sh
. tests/vm/daemon.sh
. tests/shape/load.sh
load_size=20000000

limen="ip netns exec $router build/limen"

seconds=8
# look DIRECTION NAME
look()
{
	wait_for 90 all_busy "$1" || not_ok "$2: all four programs send"
	for look in 1 2 3; do
		shares "$1" $seconds >"$limend_dir/look$look"
	done
	for class in video voice bulk default; do
		for look in 1 2 3; do
			share_of "$limend_dir/look$look" $class
		done | median >"$limend_dir/$class"
	done
	within "$2: video" 500 "$(cat "$limend_dir/video")" 5
	within "$2: voice" 250 "$(cat "$limend_dir/voice")" 5
	within "$2: bulk" 62 "$(cat "$limend_dir/bulk")" 5
	within "$2: default" 187 "$(cat "$limend_dir/default")" 5
	rate=$(for look in 1 2 3; do
		share_of "$limend_dir/look$look" all
	done | median)
	echo "# $2: $((rate * 8 / seconds / 1000)) kbit/s in all"
}

limend_few tcp tls http redis mqtt ssh
link_up htb
check "limend binds" limend_start
check "the servers start" load_services
for kind in cake htb; do
	link_kind $kind
	check "reload for $kind" $limen reload
	check "shaped by $kind" $limen shape apply -f "$limend_conf"
	for host in $server4 $server6; do
		case $host in
		*:*) web="[$host]" family=ipv6 ;;
		*) web=$host family=ipv4 ;;
		esac
		# two of each: one alone leaves its queue empty where it has lost
		load_up $host "$web"
		load_up $host "$web"
		look egress "$kind, $family, egress"
		load_stop
		load_down $host "$web"
		load_down $host "$web"
		look ingress "$kind, $family, ingress"
		load_stop
	done
done
check "cleared" $limen shape clear
check "limend leaves cleanly" limend_down
services_down
finish
