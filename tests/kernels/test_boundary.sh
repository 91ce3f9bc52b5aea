#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 9000
#
# test_boundary.sh [KEY...] - crossings, posture, layout and hooks on the other
# kernels.

. "$(dirname "$0")/../lib.sh"
vm=$(dirname "$0")/../vm
"$vm/module/build" || exit 1
[ $# -gt 0 ] || set -- 5.10 6.12 7.3
for key; do
	"$vm/rig/kbuild" -s "$vm/odd" -n odd $key build/vm/odd-$key >/dev/null || exit 1
	vm_run "$vm/boundary_guest.sh" -L -S -t 900 -k $key
	vm_run "$vm/posture_guest.sh" -L -t 900 -k $key
	# what clearcpuid=smap is since 5.18
	[ $key != 5.10 ] || vm_run "$vm/posture_guest.sh" -L -t 900 -k $key \
		-a "nosmap pti=on POSTURE=smap=off,pti=on"
	vm_run "$vm/hotplug_guest.sh" -L -S -M -c 2,maxcpus=4,sockets=2 -t 600 -k $key
done
finish
