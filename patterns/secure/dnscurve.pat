# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dnscurve
title       DNSCurve
kind        protocol
groups      secure network
source      DNSCurve protocol, streamlined query and response format
transport   udp
port        53

rule
	either ^(?:Q6fnvWj8|R6fnvWJ8)
	check either len >= 50

example
	client "Q6fnvWj8" pad 32 5c pad 12 11 pad 40 9d

counterexample
	client "Q6fnvWj9" pad 32 5c pad 12 11 pad 40 9d
