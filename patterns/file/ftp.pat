# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ftp
title       File Transfer Protocol, control connection
kind        protocol
groups      file
source      RFC 959 sections 4 and 5, RFC 2228, RFC 2428, RFC 4217
transport   tcp
port        21
decode      ftp

rule
	server ^220[ -][^\r\n]{0,160}?(?i:ftp|filezilla|serv-u)

rule
	server ^(?:120|220)[ -]
	client ^(?i:USER [^\r\n]+\r?\n|AUTH (?:TLS|SSL)|FEAT\r?\n|SYST\r?\n|OPTS |HOST |CLNT )

# Only the server's side: greeting, then an answer that SMTP does not know.
rule
	server ^220[ -][^\r\n]*+\r\n(?:220[ -][^\r\n]*+\r\n){0,20}+(?:5[03][02] [^\r\n]*+\r\n)?+(?:331|332|230|234|215)[ -]

# Only the client's side.
rule
	client ^(?i:AUTH (?:TLS|SSL|TLS-C|TLS-P))\r\n

rule
	client ^(?i:USER [^\r\n]+\r?\n(?:SYST|PWD|XPWD|TYPE [AIEL]|PASV|EPSV|CWD |FEAT|PORT |OPTS UTF8|MKD |NLST))

rule
	client ^(?i:USER) [^\r\n]+\r?\n(?i:PASS) [^\r\n]*\r?\n(?i:SYST|PWD|XPWD|TYPE |PASV|EPSV|CWD |FEAT|PORT |OPTS|MKD |NLST)

# Captures that start in the middle: what the server can do, or is.
rule
	server ^(?:230[ -][^\r\n]*+\r\n){0,20}+(?:211-(?i:Extensions|Features)|215 UNIX Type: )

# A data connection is agreed upon.
rule
	client ^(?:PORT [0-9]{1,3}(?:,[0-9]{1,3}){5}\r\n|EPRT \|[12]\|[0-9a-fA-F.:]+\|[0-9]+\|\r\n|(?:TYPE [AI]\r\n)?(?:PASV|EPSV)\r\n)

rule
	server ^(?:200 [^\r\n]*\r\n)?(?:227 [^\r\n]*[0-9]{1,3}(?:,[0-9]{1,3}){5}\)?|229 [^\r\n]*\(\|\|\|[0-9]{1,5}\|\))

rule
	server ^(?:150[ -][^\r\n]*(?i:data connection|opening (?:ascii|binary))|226[ -](?i:transfer complete|closing data|directory send|file send)|257 "[^"\r\n]*"|250[ -](?i:cwd|directory successfully))

rule
	client ^(?:TYPE [AI]|(?:STOR|MKD|XMKD|RMD|RNFR|MDTM|CWD) [^\r\n]{1,512})\r\n
	server ^(?:125|150|200|213|226|250|257|350|550)[ -]

example
	server "220 ftp.example.com FTP server ready.\r\n"
	client "USER anonymous\r\n"
	server "331 Guest login ok.\r\n"

example
	client "AUTH TLS\r\n"

example
	server "220 ready.\r\n530 log in first: OPTS\r\n230 logged in\r\n"

example
	server "230 logged in\r\n211-Extensions supported\r\n MDTM\r\n211 End\r\n"

example
	client "USER anonymous\r\nSYST\r\n"

counterexample
	client "USER anonymous\r\nSTAT\r\n"

counterexample
	server "220 mail.example.com ESMTP ready\r\n"
	client "EHLO client.example.org\r\n"

counterexample
	client "USER guest 0 * :Real Name\r\n"

example
	server "150 Opening BINARY mode data connection for a.bin (120 bytes).\r\n"

example
	client "CWD /pub\r\n"
	server "250 OK\r\n"

counterexample
	server "150 Opening the door\r\n"
