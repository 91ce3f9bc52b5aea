# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cvs-pserver
title       CVS password server
kind        protocol
groups      file
source      The CVS client/server protocol, chapter 2 (connection and authentication)
transport   tcp
port        2401

rule
	client ^BEGIN (?:AUTH|VERIFICATION|GSSAPI) REQUEST\n

example
	client "BEGIN AUTH REQUEST\n/usr/local/cvsroot\njoe\nA:yZZ30 e\nEND AUTH REQUEST\n"

counterexample
	client "BEGIN TRANSACTION\n"
