# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        soupbintcp
title       SoupBinTCP market data
kind        protocol
groups      finance
source      NASDAQ SoupBinTCP specification version 4.1
transport   tcp

# Login request with user, password, session and sequence; its answers.
rule
	client ^\x00\x2fL[A-Za-z0-9 ]{6}[\x20-\x7e]{10}[A-Za-z0-9 ]{10}[0-9 ]{20}

rule
	server ^\x00(?:\x1fA[A-Za-z0-9 ]{10}[0-9 ]{20}|\x02J[AS])

example
	client hex 00 2f "LUSER01PASSWORD01          " "                   1"

counterexample
	client hex 00 2f "MUSER01PASSWORD01          " "                   1"
