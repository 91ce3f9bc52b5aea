# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        teeworlds
title       Teeworlds and DDNet
kind        protocol
groups      game
source      Teeworlds network protocol documentation, connectionless packets
transport   udp
port        8303

rule
	either ^(?:\xff{6}|xe.{4}|\x21[\x00-\xff]{8})\xff{4}(?:gie[3f]|inf[3o]|iext|siz[2z]|req[2t]|lis[2t]|cou2|fstd|beat)

example
	client hex ff ff ff ff ff ff ff ff ff ff "gie3" hex 05

counterexample
	client hex ff ff ff ff ff ff ff ff ff ff "abcd" hex 05
