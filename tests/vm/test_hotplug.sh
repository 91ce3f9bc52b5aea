#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# time-limit: 500
#
# Processors that come and go while crossings are counted.

. "$(dirname "$0")/../lib.sh"
here=$(dirname "$0")
"$here/module/build" || exit 1
vm_run "$here/hotplug_guest.sh" -L -S -M -c 2,maxcpus=3 -t 400
finish
