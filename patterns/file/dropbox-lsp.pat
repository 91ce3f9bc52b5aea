# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dropbox-lsp
title       Dropbox LAN sync discovery
kind        protocol
groups      file cloud
source      Dropbox help centre, LAN sync; its broadcast is one JSON object
transport   udp
port        17500

rule
	either ^\{ ?"(?:host_int|version|displayname|port|namespaces)":
	either "host_int": ?[0-9]+
	either "namespaces": ?\[

example
	client "{\"host_int\": 123456789, \"version\": [2, 0], \"displayname\": \"\", \"port\": 17500, \"namespaces\": [1, 2]}"

counterexample
	client "{\"host\": 123456789, \"version\": [2, 0], \"port\": 17500}"
