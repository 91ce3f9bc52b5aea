# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        chargen
title       Character generator
kind        protocol
groups      network
source      RFC 864
transport   tcp udp
port        19

rule
	server ^ ?!"#\$%&'\(\)\*\+,-\./0123456789:;<=>\?@A

rule
	either ^ !"#\$%&'\(\)\*\+,-\./0123456789:;<=>\?@ABCDEFGH

example tcp
	server " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg\r\n"

counterexample tcp
	server "0123456789\r\n"
