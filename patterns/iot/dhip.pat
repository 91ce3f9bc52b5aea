# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dhip
title       Dahua cameras
kind        protocol
groups      iot
source      Dahua DHIP message header (JSON over port 37777 and 37810)
transport   tcp udp
port        37810

rule
	either ^\x20\x00\x00\x00DHIP[\x00-\xff]{24}

example udp
	client hex 20 00 00 00 "DHIP" pad 8 00 hex 3c 00 00 00 00 00 00 00 3c 00 00 00 00 00 00 00 "{\"method\":\"DHDiscover.search\",\"params\":{\"mac\":\"\",\"uni\":1}}"

counterexample udp
	client hex 20 00 00 00 "DHIX" pad 24 00
