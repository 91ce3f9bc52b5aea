# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gnutella
title       Gnutella
kind        protocol
groups      p2p file
source      The Annotated Gnutella Protocol Specification v0.4, Gnutella 0.6 RFC draft, Gnutella2 standard (datagrams), Mojito DHT message format
transport   tcp udp
port        6346
order       40

rule
	transport tcp
	either ^GNUTELLA(?: CONNECT)?/0\.[46](?: [0-9]{3} [^\r\n]*)?\r?\n

rule
	transport tcp
	either ^GIV [0-9]{1,10}:[0-9A-Fa-f]{32}/

# Message with a random identifier of 16 bytes, type, time to live, hops; the length
# of the payload fits. Gnutella and Mojito (type D, with a version).
rule
	transport udp
	either ^(?!.{0,13}[\x00-\x05]{3}).{16}[\x00\x01\x02\x30-\x32\x40-\x44\x80\x81][\x00-\x0f][\x00-\x0f]
	check either u32le[19] + 23 == len
	check either u24be[0] != 0
	check either u24be[4] != 0
	check either u24be[9] != 0
	check either u24be[12] != 0

# Gnutella2 over UDP, and the semi-reliable transport of GTK-Gnutella.
rule
	transport udp
	either ^GND[\x00-\x1f]..[\x01-\x7f][\x00-\x7f](?:$|[\x00-\xff]{2})

rule
	transport udp
	either ^GTA[\x00-\x0f]..[\x01-\x7f][\x00-\x7f]

example tcp
	client "GNUTELLA CONNECT/0.6\r\nUser-Agent: Example/1.0\r\nX-Ultrapeer: False\r\n\r\n"
	server "GNUTELLA/0.6 200 OK\r\nUser-Agent: Other/2.0\r\n\r\n"

example udp
	client hex 11 22 33 44 55 66 77 88 ff 9a ab bc cd de ef 00 00 01 00 07 00 00 00 c3 02 53 43 50 01 00

counterexample tcp
	client "GET /index.html HTTP/1.1\r\nHost: gnutella.example.com\r\n\r\n"

counterexample udp
	client hex 11 22 33 44 55 66 77 88 ff 9a ab bc cd de ef 00 00 01 00 08 00 00 00 c3 02 53 43 50 01 00
