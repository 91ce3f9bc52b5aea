# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zoom
title       Zoom meeting media
kind        protocol
groups      conferencing voip
source      Michel et al., Enabling Passive Measurement of Zoom Performance in Production Networks (ACM IMC 2022), section 4; RTC Measurement Project, message layouts of Zoom
transport   udp
port        8801

# SFU encapsulation, then media encapsulation whose type says how far the
# RTP or RTCP header is: audio, video, screen share, reports.
rule
	either ^\x05.{6}[\x00\x04](?:\x0f.{18}[\x80\x90][\x60-\x7f\xe0-\xff]|\x10.{19}(?:.{4})?[\x80\x90][\x60-\x7f\xe0-\xff]|\x0d.{6}\x1e.{19}[\x80\x90][\x60-\x7f\xe0-\xff]|[\x21-\x23].{15}[\x80-\x82][\xc8-\xce]\x00)
	repeat 2

# Bandwidth probes of the SFU: filler with a constant of 1000.
rule
	either ^\x05.{6}[\x00\x04]\x15.{21}\x03\xe8\x00\x00\x00
	repeat 2

# Hello of the client: transaction id, two equal times, a counted blob.
rule
	client ^\x01[\x00-\xff]{2}.{16}.{8}(?!\x00\x00\x00\x00)(.{4})\1\x00\x00\x00[\x10-\x80]
	check client u32be[35] + 59 <= len

# The same layouts between two peers, without the SFU's header.
rule
	either ^(?:\x0f.{18}|\x10.{19}(?:.{4})?|\x1e.{19})\x90[\x62\x63\x6e-\x71\xe2\xe3\xee-\xf1].{10}\xbe\xde\x00[\x01-\x04]
	repeat 2

# Address check between peers: both the address and the UUID as counted text.
rule
	either ^\x1f\x02.{22}\x00\x00\x00[\x07-\x27][0-9A-Fa-f.:]{7,39}\x00\x00\x00\x24[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}

example
	client hex 05 00 01 00 4f 83 78 00 0f 01 00 00 00 00 00 00 00 00 07 00 00 1f 40 00 00 00 00 90 70 00 07 00 00 1f 40 01 00 04 02 be de 00 01 10 00 00 00 pad 80 5c
	client hex 05 00 02 00 4f 83 78 00 0f 01 00 00 00 00 00 00 00 00 08 00 00 22 60 00 00 00 00 90 70 00 08 00 00 22 60 01 00 04 02 be de 00 01 10 00 00 00 pad 80 6d

example
	client hex 01 00 03 pad 16 c8 hex 00 00 00 00 00 00 00 02 00 6f 61 3f 00 6f 61 3f 00 00 00 40 pad 84 7e

counterexample
	client hex 05 00 01 00 4f 83 78 00 0f 01 00 00 00 00 00 00 00 00 07 00 00 1f 40 00 00 00 00 90 70 00 07 pad 80 5c

counterexample
	client hex 01 00 03 pad 16 c8 hex 00 00 00 00 00 00 00 02 00 6f 61 3f 00 6f 61 40 00 00 00 40 pad 84 7e
