# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rocketmq
title       Apache RocketMQ
kind        protocol
groups      messaging
source      Apache RocketMQ remoting protocol (command header as JSON)
transport   tcp
port        9876 10911

rule
	either ^\x00[\x00-\x7f]..\x00\x00..\{"code":[0-9]+,
	check either u32be[4] + 4 <= u32be[0]

example
	client hex 00 00 00 5b 00 00 00 57 "{\"code\":105,\"extFields\":{\"topic\":\"T\"},\"flag\":0,\"language\":\"JAVA\",\"opaque\":1,\"version\":1}"

counterexample
	client "{\"code\":105,\"flag\":0}"
