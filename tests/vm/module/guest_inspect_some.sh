#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest_inspect_some.sh - guest_inspect.sh with modules of the network alone

exec "$(dirname "$(readlink -f "$0")")/guest_inspect.sh" net/netfilter net/ipv4
