# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zookeeper
title       Apache ZooKeeper
kind        protocol
groups      database
source      ZooKeeper programmer's and administrator's guides, four letter words; ConnectRequest of zookeeper.jute
transport   tcp
port        2181

# Session: length, version 0, last transaction, timeout, session, password.
rule
	client ^\x00\x00\x00[\x2c\x2d]\x00\x00\x00\x00.{8}\x00[\x00-\x1f]...{8}\x00\x00\x00\x10

rule
	server ^\x00\x00\x00[\x24\x25]\x00\x00\x00\x00\x00[\x00-\x1f]...{8}\x00\x00\x00\x10

# Commands of four letters and what they give.
rule
	client ^(?:ruok|stat|srvr|mntr|conf|envi|cons|dump|wch[scp]|isro|srst|crst)\s{0,2}$
	server ^(?:imok|Zookeeper version: |zk_version\t|clientPort=|Environment:|SessionTracker|r[wo]$| /)

example
	client hex 00 00 00 2d 00 00 00 00 00 00 00 00 00 00 00 00 00 00 75 30 00 00 00 00 00 00 00 00 00 00 00 10 pad 16 00 hex 00

example
	client "ruok"
	server "imok"

counterexample
	client "ruok"

counterexample
	client hex 00 00 00 2d 00 00 00 01 00 00 00 00 00 00 00 00 00 00 75 30 00 00 00 00 00 00 00 00 00 00 00 10 pad 17 00
