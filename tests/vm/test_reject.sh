#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 900
#
# What a class rejects is answered: by the module. LIMEN_KERNEL may name
# another kernel.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T -t 840
. tests/shape/on_guest.sh
. tests/shape/reject.sh
