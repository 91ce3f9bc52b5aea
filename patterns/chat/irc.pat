# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        irc
title       Internet Relay Chat
kind        protocol
groups      chat
source      RFC 1459, RFC 2812 section 3.1, IRCv3 capability negotiation
transport   tcp
port        6667

# Registration: PASS, CAP, AUTHENTICATE, WEBIRC and PROTOCTL may come before
# (the classes say no more, so that no line is read twice).
rule
	client ^(?i)(?:[PCAW][AERU][SPTBO][A-Z]{0,9}+ [^\r\n]*+\r?+\n){0,8}+(?:NICK [^\r\n ]{1,65}+ ?+\r?+\n(?:CAP [^\r\n]*+\r?+\n){0,4}+USER ++[^\r\n ]++ [^\r\n]++\r?\n|USER [^\r\n ]++ [^\r\n ]++ [^\r\n ]++ [^\r\n]*+\r?+\nNICK )

rule
	client ^(?i:CAP LS)(?: 30[0-9])?\r?\n

rule
	client ^(?i:USER) [^\r\n ]+ [^\r\n ]+ [^\r\n ]+ :[^\r\n]*\r?\n

# Only the server's side.
rule
	server ^:[^ \r\n]+ (?:NOTICE (?:AUTH|\*|[^ \r\n]+) :|(?:00[1-5]|020|375|433|451|421|464|465) [^\r\n]+\r\n|CAP \* (?:LS|ACK|NAK))

rule
	server ^(?:NOTICE (?:AUTH|\*) :|ERROR :Closing [Ll]ink)

# Captures that start in the middle.
rule
	either ^:[^ !\r\n]{1,64}![^ @\r\n]{1,64}@[^ \r\n]+ (?:PRIVMSG|JOIN|PART|QUIT|NICK|NOTICE|MODE|KICK|TOPIC|INVITE)[ :]

rule
	client ^(?:PRIVMSG|NOTICE) [^ \r\n]{1,128} :[^\r\n]*\r?\n

rule
	server ^PING :?[^\r\n ]+\r\n
	client ^PONG :?[^\r\n ]+\r?\n

rule
	client ^(?:JOIN|PART|MODE|WHO|TOPIC|NAMES) [#&][^ ,\r\n]{1,64}[ ,\r\n]

rule
	server ^:[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8} [0-9]{3} [^ \r\n]{1,64} [^\r\n]*\r\n

example
	client "NICK Wiz\r\nUSER guest 0 * :Ronnie Reagan\r\n"
	server ":irc.example.net 001 Wiz :Welcome to the Internet Relay Network\r\n"

example
	client "CAP LS 302\r\n"

counterexample
	client "USER anonymous\r\n"
	server "331 Guest login ok.\r\n"

counterexample
	client "NICK of time\r\n"

example
	client "JOIN #example\r\n"

example
	server ":irc.example.net 372 nick :- welcome\r\n"

counterexample
	server ":irc.example.net 37 nick :- welcome\r\n"
