#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 1500
#
# The recipes of limend.conf(5) are run: with the module.

. "$(dirname "$0")/../lib.sh"
vm_suite -I -c 1 -L -T -t 1440
. tests/shape/on_guest.sh
. tests/shape/recipes.sh
