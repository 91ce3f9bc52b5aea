#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 300
#
# Questions beside downloads wait no longer than on an idle line: on this
# machine, without the module.

. "$(dirname "$0")/../lib.sh"
. tests/shape/on_machine.sh
. tests/shape/latency.sh
