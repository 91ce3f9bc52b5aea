#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# posture_guest.sh - posture, layout and hooks against what the kernel says of
# them elsewhere, in a guest with limen.ko loaded, however it was booted.

here=$(dirname "$(readlink -f "$0")")
. "$here/../lib.sh"
cd "$here/../.." || exit 1
limen=${B:-build}/limen
sys=/sys/kernel/limen
nr=$(nproc)
# "POSTURE=smap=on,pti=off" on the kernel's command line: what must be found
POSTURE=$(grep -o 'POSTURE=[^ ]*' /proc/cmdline | cut -d = -f 2- | tr , ' ')

# --- posture

state_of()
{
	$limen posture -j | jq -r --arg name "$1" \
		'.posture[] | select(.name == $name).state'
}
# feature NAME FLAG: as /proc/cpuinfo has FLAG on all processors, or not
feature()
{
	wanted=off cpus=0
	if [ "$(grep -c "^flags.* $2\b" /proc/cpuinfo)" = "$nr" ]; then
		wanted=on cpus=$nr
	fi
	equal "$1 is $wanted" "$wanted $cpus" \
		"$(state_of "$1") $(cat $sys/posture/$1)"
}
equal "all processors were asked" "$nr" "$(cat $sys/posture/cpus)"
for name in smap smep umip la57 fsgsbase nx; do
	feature $name $name
done
feature pku ospke
equal "wp is on" "on $nr" "$(state_of wp) $(cat $sys/posture/wp)"
if dmesg | grep -q 'page tables isolation: enabled'; then
	equal "pti is on" "on $nr" "$(state_of pti) $(cat $sys/posture/pti)"
else
	equal "pti is off" "off 0" "$(state_of pti) $(cat $sys/posture/pti)"
fi
# what this boot was made for
for word in $POSTURE; do
	equal "booted for $word" "${word#*=}" "$(state_of "${word%=*}")"
done

# the doctor's view: finding CHECK COLUMN
finding()
{
	jq -r --arg check "$1" --arg column "$2" '.findings[] |
		select(.check == $check)[$column]' </tmp/doctor
}
smap=good mend=null
option=$(grep -owE 'nosmap|clearcpuid=smap' /proc/cmdline)
[ "$(state_of smap)" = on ] || smap=note
[ -z "$option" ] || mend="remove $option from the kernel's command line and boot again"
$limen doctor -j >/tmp/doctor
equal "the doctor warns where smap is off" "$smap $mend" \
	"$(finding smap result) $(finding smap mend)"
equal "the doctor finds the processors alike" good "$(finding cpus result)"

# One that is not like the others. The kernel may put it right at any time.
umip_off=/sys/module/odd/parameters/umip_off
insmod build/vm/odd-$(basename "$(cat /run/job/kernel)")/kmod/odd.ko
is_odd()
{
	echo 1 >$umip_off
	[ "$($limen posture -j | jq -r '.posture[] | select(.name == "umip") |
		"\(.state) \(.odd_cpus)"')" = "differs 1" ]
}
check "a processor that differs is pointed out" wait_for 60 is_odd
is_odd_in_sysfs()
{
	echo 1 >$umip_off
	[ "$(cat $sys/posture/umip)" = $((nr - 1)) ]
}
check "and in sysfs" wait_for 60 is_odd_in_sysfs
is_found_odd()
{
	echo 1 >$umip_off
	$limen doctor -j >/tmp/doctor
	[ "$(finding cpus result) $(finding cpus mend)" = "bad limen posture --all" ]
}
check "and by the doctor" wait_for 60 is_found_odd
echo 0 >$umip_off
equal "it is as it was" "on $nr" "$(state_of umip) $(cat $sys/posture/umip)"
rmmod odd

equal "mitigations" "$(cd /sys/devices/system/cpu/vulnerabilities &&
		grep -H . * | sed 's/:\(Mitigation\|Vulnerable\); /:\1: /' | sort)" \
	"$($limen posture -j | jq -r '.posture[] |
		select(.part == "mitigation") |
		"\(.name):\(.state)\(if .help then ": " + .help else "" end)"' |
		sort)"
equal "registers of each processor" "$nr" \
	"$($limen posture -ja | jq '[.posture[] | select(.part == "register")] | length')"

# --- layout

# inside NAME REGION ADDRESS: hexadecimal without 0x
inside()
{
	start=$(cat $sys/layout/$2_start) end=$(cat $sys/layout/$2_end)
	# of one length and case, so text compares as numbers do
	address=0x$(printf %16s "$3" | tr ' ' 0)
	if ! [[ $address < $start ]] && [[ $address < $end ]]; then
		ok "$1 is in $2"
	else
		not_ok "$1 is in $2" "$address is not in $start to $end"
	fi
}
symbol()
{
	awk -v name="$1" '$3 == name && !$4 { print $1; exit }' /proc/kallsyms
}
# root sees addresses as they are
echo 1 >/proc/sys/kernel/kptr_restrict
inside "the kernel's text" image "$(symbol _text)"
inside "this module" modules \
	"$(awk '$1 == "limen" { sub(/^0x/, "", $6); print $6 }' /proc/modules)"
inside "the stack of this shell" user \
	"$(awk '/\[stack\]/ { sub(/-.*/, ""); print }' /proc/$$/maps)"
vmalloc=$(awk 'NR > 1 && /vmalloc|ioremap/ { print substr($1, 3, 16); exit }' /proc/vmallocinfo)
inside "what was vmalloc'ed" vmalloc "$vmalloc"
# each part of memory that the kernel shows as a core file is in a region
strays=$(readelf -lW /proc/kcore 2>/dev/null | awk '$1 == "LOAD" { print $3 }' |
	while read -r address; do
		for region in direct_map vmalloc vmemmap image modules; do
			start=$(cat $sys/layout/${region}_start)
			end=$(cat $sys/layout/${region}_end)
			! [[ $address < $start ]] && [[ $address < $end ]] &&
				continue 2
		done
		echo "$address"
	done)
equal "every part of /proc/kcore is in a region" "" "$strays"
equal "the files and the command agree" \
	"$(cat $sys/layout/{user,direct_map,vmalloc,vmemmap,image,modules}_start)" \
	"$($limen layout -j | jq -r '.regions[].start')"
check "the drawing has the wall" sh -c "$limen layout | grep -q 'the wall'"
# a page less than half of what 48 or 57 bits can address
user_end=0x00007ffffffff000
! grep -qw la57 /proc/cpuinfo || user_end=0x00fffffffffff000
equal "where user space ends" $user_end "$(cat $sys/layout/user_end)"

# --- hooks

nft add table ip t
nft 'add chain ip t late { type filter hook forward priority 50; }'
nft 'add chain ip t early { type filter hook forward priority -200; }'
nft add table netdev n
nft 'add chain netdev n in { type filter hook ingress device lo priority 7; }'
equal "chains are in order" "-200 50" "$($limen hooks -j | jq -r '[.hooks[] |
	select(.family == "ipv4" and .hook == "forward") | .priority] | map(tostring |
	sub("\\.0$"; "")) | join(" ")')"
equal "a chain of a device" "lo ingress nf_tables" "$($limen hooks -j | jq -r '.hooks[] |
	select(.family == "netdev") | "\(.device) \(.hook) \(.module)"')"
equal "another namespace has others" 0 "$(unshare -n $limen hooks -j |
	jq '[.hooks[] | select(.hook == "forward")] | length')"
finish
