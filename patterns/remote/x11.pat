# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        x11
title       X Window System
kind        protocol
groups      remote
source      X Window System Protocol, X11R7, chapter 8 and appendix B (connection setup)
transport   tcp
port        6000

# Byte order, version 11.0, name and data of the authorization, unused bytes.
rule
	client ^(?:l\x00\x0b\x00\x00\x00[\x00-\x20]\x00[\x00-\xff][\x00\x01]\x00\x00|B\x00\x00\x0b\x00\x00\x00[\x00-\x20][\x00\x01][\x00-\xff]\x00\x00)(?:$|MIT-MAGIC-COOKIE-1|XDM-AUTH|SUN-DES|MIT-KERB)

example
	client hex 6c 00 0b 00 00 00 12 00 10 00 00 00 "MIT-MAGIC-COOKIE-1" hex 00 00 pad 16 5c

example
	client hex 42 00 00 0b 00 00 00 00 00 00 00 00

counterexample
	client hex 6c 00 0a 00 00 00 00 00 00 00 00 00
