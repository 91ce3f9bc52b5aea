#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Processors that come and go while crossings are counted. The one that was not
# there has a socket of its own: newer kernels expect no other.

. "$(dirname "$0")/../lib.sh"
here=$(dirname "$0")
"$here/module/build" || exit 1
vm_run "$here/hotplug_guest.sh" -L -S -M -c 2,maxcpus=4,sockets=2
finish
