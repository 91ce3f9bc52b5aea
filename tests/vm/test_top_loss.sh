#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen top while the daemon is lost, then the module, and both come back: it
# shows what is left, in every view, and goes on.

. "$(dirname "$0")/../lib.sh"
vm_suite -L -T
. tests/vm/top.sh

top_router
top 80 24
views "at first" "1 overview module bound, daemon up interactive" \
	"2 protocols http"

kill -9 "$limend_pid"
wait "$limend_pid" 2>/dev/null
views "without the daemon" "1 overview its daemon is gone web" "2 protocols http" \
	"3 flows decided" "4 classes 0x20000" "9 patterns not running" \
	"6 boundary syscall_entered" "e events PROTO"
check "the module is unloaded" rmmod limen
views "without both" "1 overview not loaded" "2 protocols not loaded" \
	"3 flows not loaded" "4 classes not loaded" "5 queues CEILING" \
	"6 boundary not loaded" "7 syscalls not loaded" "8 processes not loaded" \
	"9 patterns not running" "0 posture" "e events" "c counters not loaded"
check "the module is loaded again" insmod "$LIMEN_KO"
views "with the module alone" "1 overview idle: no daemon" "2 protocols FLOWS"
check "limend is started again" limend_start
use_http "$server4"
views "with both again" "1 overview module bound, daemon up" "2 protocols http" \
	"3 flows decided" "4 classes web" "9 patterns TRIES" \
	"c counters packet_decided"
top_down
finish
