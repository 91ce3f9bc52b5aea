# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wsd
title       Web Services Dynamic Discovery
kind        protocol
groups      network windows
source      OASIS WS-Discovery 1.1, sections 4 and 5; WS-Discovery (April 2005); SOAP-over-UDP 1.1
transport   udp
port        3702

# An XML document with the name space of 2005, or of the standard.
rule
	either ^(?:\xef\xbb\xbf)?\s{0,16}+<(?:\?xml |[A-Za-z0-9._-]{1,16}:Envelope|Envelope)
	either ws/2005/04/discovery

rule
	either ^(?:\xef\xbb\xbf)?\s{0,16}+<(?:\?xml |[A-Za-z0-9._-]{1,16}:Envelope|Envelope)
	either ws-dd/ns/discovery/2009/01

example
	client "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\"><s:Body><d:Probe/></s:Body></s:Envelope>"

counterexample
	client "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>"
