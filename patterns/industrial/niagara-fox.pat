# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        niagara-fox
title       Niagara Fox
kind        protocol
groups      industrial
source      Tridium Niagara, Fox protocol session greeting
transport   tcp
port        1911

rule
	either ^fox [a-z] -?[0-9]{1,9} -?[0-9]{1,9} fox [a-z]+

example
	client "fox a 1 -1 fox hello\n{\nfox.version=s:1.0\n};;\n"

counterexample
	client "fox and hounds\n"
