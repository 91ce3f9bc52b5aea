#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 1500
#
# A hundred changes lose no connection, and a killed daemon leaves what it has
# decided in force: with the module.

. "$(dirname "$0")/../lib.sh"
vm_suite -I -c 1 -L -T -t 1440
. tests/shape/on_guest.sh
. tests/shape/changes.sh
