# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pcworx
title       Phoenix Contact PC Worx
kind        protocol
groups      industrial
source      Phoenix Contact ILC communication, session request, as published by Digital Bond (Redpoint)
transport   tcp
port        1962

rule
	client ^\x01\x01\x00\x1a\x00\x00\x00\x00[\x00-\xff]{6}IBETH01

example
	client hex 01 01 00 1a 00 00 00 00 78 80 00 03 00 0c "IBETH01N0_M" hex 00

counterexample
	client hex 01 01 00 1a 00 00 00 00 78 80 00 03 00 0c "IBETX01N0_M" hex 00
