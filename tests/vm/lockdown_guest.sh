#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# lockdown_guest.sh - what limen says on a kernel that is locked down, and that
# the kernel does what it says

here=$(dirname "$(readlink -f "$0")")
. "$here/../lib.sh"
cd "$here/../.." || exit 1
limen=${B:-build}/limen
ko=build/vm/$(basename "$(cat /run/job/kernel)")/kmod/limen.ko
mount -t securityfs none /sys/kernel/security 2>/dev/null
lockdown=$(grep -o 'lockdown=[a-z]*' /proc/cmdline | cut -d = -f 2)
check "the kernel is locked down: $lockdown" \
	grep -qF "[$lockdown]" /sys/kernel/security/lockdown

# lines TEXT FILE: how many lines of the file have the text
lines()
{
	grep -cF -- "$1" "$2"
}

$limen posture >/tmp/posture 2>/tmp/posture.log
equal "posture tells it" "kernel $lockdown" "$(
	$limen posture -j 2>/dev/null | jq -r '.posture[] |
		select(.name == "lockdown") | "\(.part) \(.state)"')"
equal "in one line" 1 "$(lines lockdown /tmp/posture)"
equal "and in another that the module is not there" 1 \
	"$(wc -l </tmp/posture.log)"
check "what it knows without the module is there" grep -q mitigation /tmp/posture

# the judgement, and the kernel's own
$limen inspect "$ko" >/tmp/inspect 2>&1
equal "inspect has another status" 1 $?
equal "it says why" 1 "$(lines "it is not signed, and this kernel is locked down" \
	/tmp/inspect)"
said=$($limen inspect -j "$ko" 2>/dev/null |
	jq -r '.files[0] | "\(.loads) \(.errno)"')
for module in nf_conntrack nf_defrag_ipv4 nf_defrag_ipv6; do
	modprobe $module
done
insmod "$ko" 2>/tmp/insmod
equal "what it says the kernel does" "no EPERM 1" \
	"$said $(lines "Operation not permitted" /tmp/insmod)"
check_fails "the module is not loaded" grep -q '^limen ' /proc/modules
good=$(modinfo -n dummy)
equal "a signed one may be trusted" "unknown" \
	"$($limen inspect -j "$good" | jq -r '.files[0].loads')"
check "and is" modprobe dummy

$limen doctor >/tmp/doctor 2>&1
equal "the doctor says why there is no module" 1 \
	"$(lines "which takes signed modules only (lockdown: $lockdown)" /tmp/doctor)"
check "and what to do" grep -q 'sign limen.ko with a key' /tmp/doctor
finish
