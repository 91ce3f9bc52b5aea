# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        http
title       HyperText Transfer Protocol 1.x
kind        protocol
groups      web
source      RFC 9112, RFC 9110, RFC 4918, RFC 3253, UPnP Device Architecture 2.0 (methods)
transport   tcp
port        80 8080 3128 8000 631
order       55
decode      http

# Request line: method SP target SP version.
rule
	client ^[A-Z](?:[A-Z-]{1,24}) [^\x00-\x20\x7f]++ HTTP/1\.[01]\r?\n

# A target so long that the version has not come yet.
rule
	client ^(?:GET|POST|HEAD|PUT) (?:/|https?://)[\x21-\x7e]{1000}

# Status line.
rule
	server ^HTTP/1\.[01] [1-5][0-9][0-9](?: [^\r\n]*)?\r?\n

# Empty lines before the request, and a target with blanks in it.
rule
	client ^(?:\r?\n){1,4}[A-Z](?:[A-Z-]{1,24}) [^\x00-\x20\x7f]++ HTTP/1\.[01]\r?\n

rule
	client ^(?:GET|POST|HEAD|PUT|OPTIONS) (?:/|https?://)[^\x00\r\n]{1,1000} HTTP/1\.[01]\r?\n

example
	client "GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n"
	server "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

example
	client "CONNECT www.example.com:443 HTTP/1.1\r\nHost: www.example.com:443\r\n\r\n"

example
	client "PROPFIND /dav/ HTTP/1.1\r\nHost: dav.example.com\r\nDepth: 1\r\n\r\n"

counterexample
	client "OPTIONS rtsp://192.0.2.1/ RTSP/1.0\r\nCSeq: 1\r\n\r\n"

counterexample
	client "INVITE sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/TCP pc33.example.com\r\n\r\n"

counterexample
	client "GET http without a version\r\n"

example
	client "\r\nGET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n"

example
	client "GET /a b.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n"

counterexample
	client "GET a b.html HTTP/1.1\r\n\r\n"
