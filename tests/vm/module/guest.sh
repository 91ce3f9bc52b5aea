#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest.sh [PART...] - the module alone, in a guest, on whatever kernel it is
#
# Needs limen.ko loaded and the topology (vm -L -T), and tests/vm/module/build
# run before. All parts if none is named.

here=$(dirname "$(readlink -f "$0")")
. "$here/../../lib.sh"
. "$here/../rig/topology.sh"
. "$here/tool.sh"
module_bin=$(cd "$here/../../../build/tests/vm/module" && pwd) || exit 1

[ $# -gt 0 ] || set -- door hostile traffic actions daemons life
for part; do
	. "$here/part_$part.sh"
done
finish
