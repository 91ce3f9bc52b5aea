# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sap-ni
title       SAP network interface and router
kind        protocol
groups      messaging
source      SAP help portal, SAProuter: NI routes and NI ping
transport   tcp
port        3299 3200

rule
	either ^\x00\x00..(?:NI_ROUTE|NI_PING|NI_PONG|NI_RTERR|ROUTER_ADM)\x00

example
	client hex 00 00 00 08 "NI_PING" hex 00

counterexample
	client hex 00 00 00 08 "NI_RING" hex 00
