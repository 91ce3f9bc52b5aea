# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gpsd
title       gpsd
kind        protocol
groups      iot
source      gpsd_json(5)
transport   tcp
port        2947

rule
	server ^\{"class":"VERSION","release":"

rule
	client ^\?(?:WATCH=\{|DEVICES;|POLL;|VERSION;)

example
	server "{\"class\":\"VERSION\",\"release\":\"3.22\",\"rev\":\"3.22\",\"proto_major\":3,\"proto_minor\":14}\r\n"

counterexample
	server "{\"class\":\"OTHER\"}\r\n"
