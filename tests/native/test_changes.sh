#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# A hundred changes lose no connection, and a killed daemon leaves what it has
# decided in force: on this machine, without the module.

. "$(dirname "$0")/../lib.sh"
. tests/shape/on_machine.sh
. tests/shape/changes.sh
