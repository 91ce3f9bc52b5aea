# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hadoop-rpc
title       Hadoop RPC
kind        protocol
groups      file
source      Apache Hadoop, Hadoop RPC connection header
transport   tcp
port        8020

rule
	client ^hrpc[\x04-\x09][\x00-\x7f][\x00\x51-\x53\xdf]

example
	client "hrpc" hex 09 00 00 00 00 00 31

counterexample
	client "hrpc is a name"
