#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What a class rejects is answered: without the module.

. "$(dirname "$0")/../lib.sh"
. tests/shape/on_machine.sh
. tests/shape/reject.sh
