# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ganglia
title       Ganglia
kind        protocol
groups      monitoring
source      Ganglia monitor documentation, gmond XML and XDR formats
transport   tcp udp
port        8649 8651

rule
	transport tcp
	server ^<\?xml [^>]+\?>\s{0,8}<!DOCTYPE GANGLIA_XML

# Metric messages: format, host with its length, name with its length.
rule
	transport udp
	either ^\x00\x00\x00[\x80-\x88]\x00\x00\x00[\x02-\x40][\x21-\x7e]{2,64}\x00{0,3}\x00\x00\x00[\x02-\x40][a-z_][\x21-\x7e]

example tcp
	server "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"yes\"?>\n<!DOCTYPE GANGLIA_XML ["

example udp
	client hex 00 00 00 85 00 00 00 08 "host.lan" hex 00 00 00 08 "load_one" hex 00 00 00 00

counterexample udp
	client hex 00 00 00 85 00 00 00 08 00 00 00 00 00 00 00 00 00 00 00 08
