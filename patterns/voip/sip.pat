# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sip
title       Session Initiation Protocol
kind        protocol
groups      voip
source      RFC 3261 sections 7 and 25
transport   tcp udp
port        5060
decode      sip

rule
	either ^(?:INVITE|ACK|BYE|CANCEL|REGISTER|OPTIONS|PRACK|SUBSCRIBE|NOTIFY|PUBLISH|INFO|REFER|MESSAGE|UPDATE|SERVICE|BENOTIFY|NEGOTIATE) [A-Za-z][A-Za-z0-9+.-]{0,20}:[^\x00-\x20]+ SIP/2\.0\r?\n

rule
	either ^SIP/2\.0 [1-6][0-9][0-9][ \r]

# Empty lines before it keep a connection alive (RFC 5626 4.4.1).
rule
	transport tcp
	either ^(?:\r\n){1,8}(?:[A-Z]{3,9} [A-Za-z][A-Za-z0-9+.-]{0,20}:[^\x00-\x20]+ SIP/2\.0\r?\n|SIP/2\.0 [1-6][0-9][0-9][ \r])

example udp
	client "OPTIONS sip:carol@example.com SIP/2.0\r\nVia: SIP/2.0/UDP pc33.example.com;branch=z9hG4bK776\r\nMax-Forwards: 70\r\nTo: <sip:carol@example.com>\r\nFrom: Alice <sip:alice@example.com>;tag=1928301774\r\nCall-ID: a84b4c76e66710\r\nCSeq: 63104 OPTIONS\r\nContent-Length: 0\r\n\r\n"
	server "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP pc33.example.com;branch=z9hG4bK776\r\nCSeq: 63104 OPTIONS\r\nContent-Length: 0\r\n\r\n"

example tcp
	client "REGISTER sip:registrar.example.com SIP/2.0\r\nVia: SIP/2.0/TCP pc33.example.com;branch=z9hG4bK1\r\nTo: <sip:bob@example.com>\r\nFrom: <sip:bob@example.com>;tag=45\r\nCall-ID: 84\r\nCSeq: 1 REGISTER\r\nContent-Length: 0\r\n\r\n"

counterexample tcp
	client "OPTIONS * HTTP/1.1\r\nHost: www.example.com\r\n\r\n"

counterexample udp
	client "NOTIFY * HTTP/1.1\r\nHost: 239.255.255.250:1900\r\n\r\n"

example tcp
	client "\r\n\r\n"
	client "OPTIONS sip:carol@example.com SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n"

counterexample tcp
	client "\r\n\r\nOPTIONS sip:carol@example.com SIP/3.0\r\n\r\n"
