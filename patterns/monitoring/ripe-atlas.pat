# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ripe-atlas
title       RIPE Atlas probe and Magellan scan
kind        protocol
groups      monitoring
source      RIPE Atlas software probe, traceroute and ping measurements (payload text); SANS Internet Storm Center, MGLNDD scans
transport   udp tcp

# The text in measurement packets, behind their counters.
rule
	transport udp
	either ^(?:[^h]|h(?!ttp://a)){0,64}+http://atlas\.ripe\.net Atlas says Hi!

# Scans carry the address and port they go to.
rule
	either ^MGLNDD_[0-9]{1,3}(?:\.[0-9]{1,3}){3}_[0-9]{1,5}\r?\n?$

example udp
	client hex 00 01 02 03 "http://atlas.ripe.net Atlas says Hi!"

example tcp
	client "MGLNDD_192.0.2.7_8080\n"

counterexample udp
	client "GET http://atlas.ripe.net/ HTTP/1.1\r\n\r\n"
