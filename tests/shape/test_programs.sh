#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 900
#
# Real programs are each held to their own class: on this machine, without the
# module.

. "$(dirname "$0")/../lib.sh"
. tests/shape/on_machine.sh
. tests/shape/held.sh
