# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bacula
title       Bacula and Bareos
kind        protocol
groups      file
source      Bacula Developer's Guide, Daemon protocol (Hello exchange)
transport   tcp
port        9101 9102 9103

# Length of the message, then the greeting of director, client or storage.
rule
	either ^\x00\x00\x00.(?:Hello [\x21-\x7e]+ calling|Hello Client |Hello Director |Hello Start |3[0-9]{3} OK Hello|1000 OK)

example
	client hex 00 00 00 20 "Hello Director example-dir calling\n"

counterexample
	client "Hello everyone calling\n"
