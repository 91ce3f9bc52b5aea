# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dbus
title       D-Bus over TCP
kind        protocol
groups      messaging
source      D-Bus specification, Authentication Protocol
transport   tcp

rule
	client ^\x00AUTH (?:EXTERNAL|DBUS_COOKIE_SHA1|ANONYMOUS)[ \r]

example
	client hex 00 "AUTH EXTERNAL 31303030\r\n"

counterexample
	client "AUTH EXTERNAL 31303030\r\n"
