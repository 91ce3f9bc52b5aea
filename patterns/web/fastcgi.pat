# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        fastcgi
title       FastCGI
kind        protocol
groups      web
source      FastCGI Specification 1.0 section 3 and 8
transport   tcp
port        9000

# Begin request: role 1..3, keep-connection flag, reserved bytes.
rule
	client ^\x01\x01..\x00\x08[\x00-\xff][\x00-\xff]\x00[\x01-\x03][\x00\x01]\x00\x00\x00\x00\x00

# Ask an application for its values.
rule
	client ^\x01\x09\x00\x00\x00.[\x00-\x07][\x00-\xff][\x0e\x0f]\x00FCGI_M

# And its answer.
rule
	server ^\x01\x0a\x00\x00\x00.[\x00-\x07][\x00-\xff][\x0e\x0f][\x00-\x0a]FCGI_M

# Output that begins with a CGI header.
rule
	server ^\x01[\x06\x07]..[\x00-\xff]{4}(?:Status: |X-Powered-By: |Content-[Tt]ype: |Set-Cookie: |Location: |Cache-Control: |Expires: |PHP (?:message|Warning|Notice|Fatal))
	check server u16be[4] + 8 <= len

example
	client hex 01 01 00 01 00 08 00 00 00 01 00 00 00 00 00 00 01 04 00 01 00 00 00 00

example
	server hex 01 06 00 01 00 1a 06 00 "Status: 404 Not Found\r\n\r\nx" pad 6 00

example
	server hex 01 0a 00 00 00 12 06 00 0e 02 "FCGI_MAX_CONNS" hex 31 30 pad 6 00

counterexample
	client hex 01 01 00 01 00 08 00 00 00 04 00 00 00 00 00 00

counterexample
	server hex 01 06 00 01 ff 1a 06 00 "Status: 404 Not Found\r\n\r\nx" pad 6 00
