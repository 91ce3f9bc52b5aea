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
	client ^(?:-[A-Za-z-]{1,12} [^\r\n]{0,64})?[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]{0,254}\r?\n$
	server ^(?:\xef\xbb\xbf)?(?:%[ %\r\n]|#\r?\n#|\s{0,8}(?i:domain(?: ?name)?|registry domain id|registrar|refer|inetnum|inet6num|netrange|as-?number|aut-num|as-?handle|as-block|network|nic-hdl|status|query|registrant|nserver|whois server)(?:\.{1,40})?: |\s{0,8}\[?(?i:whois\.|domain name|querying)|(?i:no (?:match|entries|data)(?: found)? for|not found|no object found|object does not exist|domain not found|Whois (?:Server )?Version |Whoisd? (?:server|service)))

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
