#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The recipes of limend.conf(5) are run: without the module.

. "$(dirname "$0")/../lib.sh"
. tests/shape/on_machine.sh
. tests/shape/recipes.sh
