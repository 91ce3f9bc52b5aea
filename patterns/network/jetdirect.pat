# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        jetdirect
title       Raw printing, PJL and PostScript
kind        protocol
groups      network
source      HP Printer Job Language Technical Reference (universal exit), PostScript Language Reference
transport   tcp
port        9100

rule
	client ^(?:\x1b%-12345X|@PJL |%!PS-Adobe-[1-3]\.[0-9])

rule
	client ^\x1bE\x1b[&*(][a-z]

example
	client hex 1b "%-12345X@PJL JOB\r\n"

counterexample
	client hex 1b "[2J"
