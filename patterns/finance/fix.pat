# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        fix
title       Financial Information eXchange
kind        protocol
groups      finance
source      FIX 4.4 volume 1, FIXT 1.1 (standard header: BeginString, BodyLength, MsgType)
transport   tcp

rule
	either ^8=FIXT?\.[1-9]\.[0-9](?:SP[0-9])?\x019=[0-9]{1,7}\x0135=

example
	client "8=FIX.4.2\0019=65\00135=A\00149=CLIENT\00156=SERVER\00134=1\00152=20240101-00:00:00\00198=0\001108=30\00110=062\001"

counterexample
	client "8=FIX.4.2|9=65|35=A|49=CLIENT|"
