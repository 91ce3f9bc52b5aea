# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rsync
title       rsync daemon
kind        protocol
groups      file
source      rsync: daemon protocol, clientserver.c (greeting @RSYNCD), rsyncd.conf(5)
transport   tcp
port        873

rule
	either ^@RSYNCD: [0-9]{1,3}(?:\.[0-9]{1,3})?(?: [a-z0-9 ]{1,128})?\n

example
	server "@RSYNCD: 31.0 sha512 sha256 sha1 md5 md4\n"
	client "@RSYNCD: 31.0\n"

counterexample
	server "@RSYNCD: OK\n"
