# SPDX-License-Identifier: GPL-2.0-or-later
#
# env.sh - names that every script of the rig shares; sourced, with $rig set
#
# LIMEN_CACHE	where kernels and the build tree for newer kernels are kept
#		(default ~/.cache/limen); may be deleted at any time
# LIMEN_KERNEL	the kernel when none is named (default 6.1)

project=$(cd "$rig/../../.." && pwd -P)
cache=$(readlink -m "${LIMEN_CACHE:-$HOME/.cache/limen}")
kernels=$cache/kernels
default_key=${LIMEN_KERNEL:-6.1}

say()
{
	echo "${0##*/}: $*" >&2
}

die()
{
	say "$*"
	exit 1
}

# need PROGRAM...: say which group of packages is missing, not "not found"
need()
{
	for program; do
		command -v "$program" >/dev/null ||
			die "no $program here: run packaging/deps.sh module vm"
	done
}
