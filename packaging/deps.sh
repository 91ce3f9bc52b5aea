#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# deps.sh GROUP... - install what a group of Debian packages lacks
#
#	build	compile the daemon and the command line
#	module	compile the kernel module
#	vm	fetch kernels, and boot them in QEMU
#	test	run the test suites: test libraries, clients and servers
#	demo	what the demonstration runs
#	bench	measure: a peer to compare with
#	browser	look at pages of limen report in a real one (large)
#	all	everything
#
# Nothing is touched when nothing is missing.  Daemons that are installed are
# neither started nor enabled.

set -u

build="
	gcc make pkg-config libc6-dev
	libmnl-dev libnetfilter-queue-dev libnetfilter-conntrack-dev
	libpcre2-dev libpcap-dev nettle-dev libconfuse-dev libjansson-dev
	libncurses-dev libelf-dev libcap-ng-dev libseccomp-dev
	liblzma-dev libzstd-dev zlib1g-dev"

module="
	gcc make libc6-dev bc flex bison libelf-dev libssl-dev dwarves
	kmod xz-utils zstd lz4 python3 util-linux"

vm="
	qemu-system-x86 busybox-static cpio kmod xz-utils zstd lz4 gzip
	python3 util-linux iproute2 procps debootstrap bash"

# programs that make real traffic, shared by test and demo
traffic="
	iproute2 iputils-ping iptables nftables conntrack procps kmod
	curl nginx-light openssh-server openssh-client
	dnsmasq-base bind9-dnsutils redis-server redis-tools
	mosquitto mosquitto-clients python3-aiosmtpd
	openssl iperf3 tcpdump ethtool jq tmux"

test="
	$traffic
	libcmocka-dev git python3 mandoc sparse gdb tshark strace linux-perf binutils
	transmission-cli aria2 opentracker ngtcp2-client ngtcp2-server
	zsh fish dkms"

demo="
	$traffic"

# what limend is measured against, and what the measuring programs link
bench="
	libndpi-dev libcmocka-dev"

browser="
	chromium"

# daemons among the above that Debian would enable at boot
services="nginx ssh redis-server mosquitto opentracker"

groups="build module vm test demo bench browser"
policy=/usr/sbin/policy-rc.d

die()
{
	echo "deps.sh: $*" >&2
	exit 1
}

# installed PACKAGE: dpkg knows it and it is completely installed
installed()
{
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Debian's maintainer scripts ask policy-rc.d before they start a daemon; one
# that always says no stands in for the time of the installation.
deny_starts()
{
	if [ -x $policy ]; then
		$policy limen start >/dev/null 2>&1
		[ $? -ne 101 ] || return 0
	fi
	trap allow_starts EXIT
	trap 'exit 1' HUP INT TERM
	if [ -e $policy ]; then
		mv $policy $policy.limen || exit 1
	fi
	printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy || exit 1
	denied=1
}

allow_starts()
{
	[ -n "${denied-}" ] || return 0
	rm -f $policy
	if [ -e $policy.limen ]; then
		mv $policy.limen $policy
	fi
	denied=
}

disable_service()
{
	if command -v systemctl >/dev/null; then
		systemctl disable "$1" >/dev/null 2>&1
	elif command -v update-rc.d >/dev/null; then
		update-rc.d "$1" disable >/dev/null 2>&1
	fi
}

[ $# -gt 0 ] || { sed -n '4,16s/^# \{0,1\}//p' "$0" >&2; exit 1; }
command -v dpkg-query >/dev/null || die "this is not a Debian system: install by hand what the top of this file lists"

[ "$1" != all ] || set -- $groups
wanted=
for group; do
	case " $groups " in
	*" $group "*) eval "wanted=\"\$wanted \$$group\"" ;;
	*) die "no group '$group' (groups: $groups all)" ;;
	esac
done

missing=
for package in $wanted; do
	case " $missing " in *" $package "*) continue ;; esac
	installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
missing=${missing# }

[ "$(id -u)" = 0 ] || die "not root, and missing: $missing"

echo "deps.sh: installing $missing"

disable=
for service in $services; do
	case $service in ssh) package=openssh-server ;; *) package=$service ;; esac
	installed "$package" || disable="$disable $service"
done

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp) || exit 1
deny_starts
{
	apt-get -q update
	apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends $missing
} >"$log" 2>&1 </dev/null
rc=$?
allow_starts
if [ $rc -ne 0 ]; then
	tail -n 20 "$log" >&2
	rm -f "$log"
	die "apt-get failed on: $missing"
fi
rm -f "$log"

for service in $disable; do
	case $service in ssh) package=openssh-server ;; *) package=$service ;; esac
	! installed "$package" || disable_service "$service"
done
exit 0
