#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 2800
#
# Posture, layout and hooks, on machines that were booted differently.

. "$(dirname "$0")/../lib.sh"
here=$(dirname "$0")
"$here/rig/kbuild" -s "$here/odd" -n odd 6.1 build/vm/odd-6.1 >/dev/null || exit 1

# boot POSTURE APPEND [OPTION...]: POSTURE is what the guest must find
boot()
{
	posture=$1 append=$2
	shift 2
	vm_run "$here/posture_guest.sh" -L -a "$append POSTURE=$posture" "$@"
}
boot smap=on,pti=off,la57=off ""
# the option to take it away has another name since 5.18
boot smap=off,pti=on "clearcpuid=smap pti=on"
# five levels of page tables
boot smap=on,la57=on "" -C max -Z
finish
