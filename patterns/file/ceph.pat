# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ceph
title       Ceph messenger
kind        protocol
groups      file
source      Ceph documentation, msgr1 and msgr2 protocol (banner exchange)
transport   tcp
port        6789 3300

rule
	either ^ceph v(?:0[0-9]{2}|[2-9]\n)

example
	server "ceph v027" hex 00 00 00 01

example
	client "ceph v2\n" hex 10 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

counterexample
	client "ceph version"
