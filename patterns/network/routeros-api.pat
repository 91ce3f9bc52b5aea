# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        routeros-api
title       MikroTik RouterOS API
kind        protocol
groups      network
source      MikroTik documentation, API: words and sentences
transport   tcp
port        8728

rule
	client ^\x06/login(?:\x00|[\x06-\x7f]=name=)

example
	client hex 06 "/login" hex 0b "=name=admin" hex 0a "=password=" hex 00

counterexample
	client hex 06 "/logon" hex 00
