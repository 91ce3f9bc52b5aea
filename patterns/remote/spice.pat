# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        spice
title       SPICE
kind        protocol
groups      remote
source      SPICE Protocol 1.0 (Red Hat, 2009), RedLinkMess
transport   tcp
port        5900

rule
	either ^REDQ[\x01\x02]\x00\x00\x00[\x00-\x0f]\x00\x00\x00

example
	client "REDQ" hex 02 00 00 00 02 00 00 00 12 00 00 00 pad 18 00

counterexample
	client "REDQUEEN"
