# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nvme-tcp
title       NVMe over TCP
kind        protocol
groups      file
source      NVM Express TCP Transport Specification 1.0 section 3.6.2
transport   tcp
port        4420 8009

# Initialize connection request and response: header of 128 bytes.
rule
	client ^\x00\x00\x80\x00\x80\x00\x00\x00\x00\x00[\x00-\x1f][\x00-\x03]

rule
	server ^\x01\x00\x80\x00\x80\x00\x00\x00\x00\x00[\x00-\x1f][\x00-\x03]

example
	client hex 00 00 80 00 80 00 00 00 00 00 00 00 pad 116 00

counterexample
	client hex 00 00 81 00 80 00 00 00 00 00 00 00 pad 116 00
