# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        art-net
title       Art-Net lighting control
kind        protocol
groups      streaming industrial
source      Art-Net 4 protocol release (Artistic Licence)
transport   udp
port        6454

rule
	either ^Art-Net\x00[\x00-\xff][\x20-\x99]

example
	client "Art-Net" hex 00 00 20 00 0e 02 00

counterexample
	client "Art-Net is for lamps"
