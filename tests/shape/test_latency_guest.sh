#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 1500
#
# Questions beside downloads wait no longer than on an idle line: with the
# module, of what arrives.

. "$(dirname "$0")/../lib.sh"
vm_suite -I -c 1 -L -T -t 1440
. tests/shape/on_guest.sh
. tests/shape/latency.sh
