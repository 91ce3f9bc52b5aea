# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tuya
title       Tuya local protocol
kind        protocol
groups      iot
source      Tuya LAN protocol 3.1 to 3.5, descriptions in the libraries tinytuya and tuyapi (frame 55AA and 6699)
transport   tcp udp
port        6668 6667 6666

# Prefix, sequence, command, length of the rest with its suffix.
rule
	either ^\x00\x00\x55\xaa[\x00-\xff]{4}\x00\x00\x00[\x01-\x40]\x00\x00
	check either u32be[12] + 16 <= len

# Version 3.5: prefix, reserved, sequence, command, length; suffix of four.
rule
	either ^\x00\x00\x66\x99\x00\x00[\x00-\xff]{4}\x00\x00\x00[\x01-\x40]\x00\x00
	check either u32be[14] + 22 <= len

example udp
	client hex 00 00 55 aa 00 00 00 00 00 00 00 13 00 00 00 10 00 00 00 00 11 22 33 44 55 66 77 88 00 00 aa 55

example tcp
	client hex 00 00 66 99 00 00 00 00 00 01 00 00 00 03 00 00 00 20 pad 32 d1 hex 00 00 99 66

counterexample udp
	client hex 00 00 55 ab 00 00 00 00 00 00 00 13 00 00 00 10 00 00 00 00 11 22 33 44 55 66 77 88 00 00 aa 55
