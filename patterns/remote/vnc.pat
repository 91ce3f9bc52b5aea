# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        vnc
title       Remote Framebuffer, VNC
kind        protocol
groups      remote
source      RFC 6143 section 7.1.1, UltraVNC repeater (version 000.000)
transport   tcp
port        5900 5901

rule
	either ^RFB (?:00[3-5]\.[0-9]{3}|000\.000)\n

example
	server "RFB 003.008\n"
	client "RFB 003.008\n"

counterexample
	server "RFB 3.8\n"

example
	server "RFB 000.000\n"

counterexample
	server "RFB 001.000\n"
