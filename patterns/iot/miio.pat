# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        miio
title       Xiaomi miIO
kind        protocol
groups      iot
source      Xiaomi Mi Home binary protocol documentation (OpenMiHome project)
transport   udp
port        54321

# Magic, length of all, unknown word that is 0 or all ones.
rule
	either ^\x21\x31..(?:\x00{4}|\xff{4})
	check either u16be[2] == len

example
	client hex 21 31 00 20 pad 28 ff

counterexample
	client hex 21 31 00 21 pad 28 ff
