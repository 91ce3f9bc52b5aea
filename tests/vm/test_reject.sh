#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What a class rejects is answered: by the module. LIMEN_KERNEL may name
# another kernel.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/shape/on_guest.sh
. tests/shape/reject.sh
