# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bt-lsd
title       BitTorrent local service discovery
kind        protocol
groups      p2p
source      BEP 14
transport   udp
port        6771
order       40

rule
	either ^BT-SEARCH \* HTTP/1\.[01]\r\n

example
	client "BT-SEARCH * HTTP/1.1\r\nHost: 239.192.152.143:6771\r\nPort: 6881\r\nInfohash: 0123456789ABCDEF0123456789ABCDEF01234567\r\n\r\n\r\n"

counterexample
	client "M-SEARCH * HTTP/1.1\r\nHost: 239.255.255.250:1900\r\n\r\n"
