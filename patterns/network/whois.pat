# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        whois
title       WHOIS and domain availability service
kind        protocol
groups      network
source      RFC 3912, RFC 3707; ICANN Registrar Accreditation Agreement 2013, WHOIS specification; RIPE Database documentation
transport   tcp
port        43 4343

# One line asked; answered in the forms of the registries.
rule
	client ^\x20?(?:-[A-Za-z-]{1,12} [^\r\n]{0,64})?[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]{0,254}\r?\n$
	server ^(?:\xef\xbb\xbf)?\s{0,12}(?:%[ %\r\n]|%ERROR:|#\r?\n#|# (?:Copyright \(c\)|Hello [0-9a-f.:]{3,45}\. Your session)|\*{20,80}\r?\n\* |\[ JPRS |\[?(?i:domain(?: ?name| ?id)?|registry domain id|registrar|refer|inetnum|inet6num|netrange|as-?number|aut-num|as-?handle|as-block|as-set|route6?|network|nic-hdl|person|role|mntner|organi[sz]ation|query|registrant|nserver|whois server)(?:\.{1,40})?\s?:\s|(?i:status):\s{1,16}(?i:free|available|active|registered|connect|not |invalid|prohibited|reserved)|\[?(?i:whois\.|domain name|querying)|(?i:no (?:match|entries|data)(?: found)? for|not found|no object found|object does not exist|the queried object does not exist|domain not found|Whois (?:Server )?Version |Whoisd? (?:server|service)|[a-z0-9.-]{3,253} is (?:active|free|available|invalid|excluded|in quarantine)\r?\n)|whois: This information |AS +\| IP|Domain ID:D[0-9]|NOTICE: Access to \.|Access to \.[A-Z]{2,16} WHOIS|This Registry database contains )

# Only the server's side.
rule
	server ^(?:% (?:This is the (?:RIPE|AFRINIC|APNIC|Registro\.it)|IANA WHOIS server|\[whois\.|Information related to|Restricted rights|Joint Whois|IP Client)|#\r?\n# (?:ARIN WHOIS data|Query terms)|\s{0,8}Domain Name: [^\r\n]{1,255}\r?\n\s{0,8}(?:Registry Domain ID|Registrar WHOIS Server|Registrar): |domain: {1,12}[^\r\n]{1,255}\r?\n\r?\n?(?:organisation|registrar|status|nserver|descr): )

example
	client "example.com\r\n"
	server "   Domain Name: EXAMPLE.COM\r\n   Registry Domain ID: 2336799_DOMAIN_COM-VRSN\r\n"

example
	client "192.0.2.1\r\n"
	server "% This is the RIPE Database query service.\n"

counterexample
	client "USER anonymous\r\n"
	server "331 Guest login ok.\r\n"

counterexample
	client "hello\r\n"
	server "hello\r\n"

example
	client "example.com\r\n"
	server "\r\nWhois Server Version 2.0\r\n\r\nDomain names in the .com and .net domains"

example
	client "n + 198.51.100.1\r\n"
	server "\n#\n# ARIN WHOIS data and services are subject to the Terms of Use\n"

example
	client "example.jp\r\n"
	server "[ JPRS database provides information on network administration."

example
	client "198.51.100.7\r\n"
	server "route:      198.51.100.0/24\ndescr:      example\norigin:     AS64500\n"

counterexample
	client "show route\r\n"
	server "route to 198.51.100.0 via eth0\n"

counterexample
	client "lights\r\n"
	server "the light is active\r\n"
