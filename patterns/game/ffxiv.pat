# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ffxiv
title       Final Fantasy XIV
kind        protocol
groups      game
source      Sapphire server project, packet bundle header
transport   tcp
port        54992

rule
	either ^\x52\x52\xa0\x41\xff\x5d\x46\xe2\x7f\x2a\x64\x4d\x7b\x99\xc4\x75

# The short header of keep-alives.
rule
	either ^\x00{16}[\x00-\xff]{8}[\x28-\xff][\x00-\xff]\x00\x00[\x00-\x03]\x00\x01\x00[\x00\x01]\x00

example
	client hex 52 52 a0 41 ff 5d 46 e2 7f 2a 64 4d 7b 99 c4 75 pad 8 11 hex 40 00 00 00 01 00 01 00 00 01 00 00 00 00 00 00

counterexample
	client hex 52 52 a0 41 ff 5d 46 e2 7f 2a 64 4d 7b 99 c4 76 pad 24 11
