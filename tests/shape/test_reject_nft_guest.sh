#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 900
#
# What a class rejects is answered: without the module, by rules of nft(8),
# which not every machine's kernel can queue with.

. "$(dirname "$0")/../lib.sh"
vm_suite -t 840
. tests/shape/on_machine.sh
. tests/shape/reject.sh
