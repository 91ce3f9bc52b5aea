# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        smtp
title       Simple Mail Transfer Protocol
kind        protocol
groups      mail
source      RFC 5321 sections 2.3, 3.1 and 4.2, RFC 3207, RFC 2033
transport   tcp
port        25 587 2525
order       49
decode      smtp

# Greeting of the client: one name. What it says behind it, as some do, must be
# text, and the line end as it should.
rule
	client ^(?i:EHLO|HELO|LHLO) [\x21-\x7e]+(?:[\x20\t]*\n|[\x20\t][^\r\n]*\r\n|\r\n)

# Greeting of the server that says what it is.
rule
	server ^220[ -][^\r\n]{0,160}?(?i:[sl]mtp|mail serv|sendmail|postfix|exim)

# Only the server's side: greeting, then the answer to EHLO or HELO.
rule
	server ^220[ -][^\r\n]*+\r\n(?:220[ -][^\r\n]*+\r\n){0,20}+250[ -]

rule
	server ^(?:421|55[0-9])[ -][^\r\n]*(?i:E?SMTP|\bmail\b|blacklist|blocklist|spamhaus)[^\r\n]*\r\n

# Captures that start in the middle.
rule
	client ^(?i:MAIL FROM: ?<)[^\r\n>]*>

rule
	client ^(?i:RCPT TO: ?<)[^\r\n>]+>

# Greeting without a name, and a server's list of what it can do.
rule
	server ^220[ -]
	client ^(?i:EHLO|HELO)\r?\n

rule
	server ^250-[^\r\n]*+\r\n(?:250[ -](?!SIZE|PIPELINING|8BITMIME|STARTTLS|AUTH|ENHANCEDSTATUSCODES|DSN|CHUNKING|ETRN)[^\r\n]*+\r\n){0,8}+250[ -](?:SIZE|PIPELINING|8BITMIME|STARTTLS|AUTH|ENHANCEDSTATUSCODES|DSN|CHUNKING|ETRN)[ =\r]

rule
	client ^DATA\r\n
	server ^354[ -]

rule
	server ^(?:2[0-9]{2}[ -]2|4[0-9]{2}[ -]4|5[0-9]{2}[ -]5)\.[0-9]{1,3}\.[0-9]{1,3} [\x20-\x7e]

example
	server "220 mail.example.com ESMTP ready\r\n"
	client "EHLO client.example.org\r\n"
	server "250-mail.example.com\r\n250 STARTTLS\r\n"

example
	client "MAIL FROM:<smith@example.com>\r\n"

counterexample
	server "220 ftp.example.com FTP server ready\r\n"
	client "USER anonymous\r\n"

example
	client "EHLO my pc\r\n"

counterexample
	client "EHLO\r\n"

counterexample
	client "HELO nuttcp v6.1.2\n"
	server "HELO nuttcp v6.1.2\n"

example
	server "220 mx.example.net ready\r\n"
	client "HELO\r\n"

example
	server "250-mx.example.net\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250 DSN\r\n"

counterexample
	server "250-Listed .\r\n250-SIZES\r\n250 Done\r\n"

example
	client "DATA\r\n"
	server "354 go ahead\r\n"

example
	server "250 2.1.0 Ok\r\n"

counterexample
	server "250 4.1.0 Ok\r\n"
