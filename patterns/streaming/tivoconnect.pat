# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tivoconnect
title       TiVoConnect automatic machine discovery
kind        protocol
groups      streaming network
source      TiVoConnect Automatic Machine Discovery Protocol Specification, revision 1.5.1
transport   udp tcp
port        2190

# Lines name=value, the first names the version; over TCP behind a length.
rule
	either (?i)^(?:\x00\x00[\x00-\x0f].)?tivoconnect=[0-9]{1,3}\r?\n(?:(?!method=|platform=|machine=|identity=|swversion=|services=)[^\r\n]{0,128}+\r?\n){0,8}+(?:method|platform|machine|identity|swversion|services)=

example udp
	client "tivoconnect=1\nswversion=9.1-01-2-140\nmethod=broadcast\nidentity=0080013000F0123\nmachine=Living Room\nplatform=tcd/Series2\n"

example udp
	client "TiVoConnect=1\nMethod=Broadcast\nPlatform=pc\nMachine=x\n"

counterexample udp
	client "tivoconnect\n"
