# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xmpp
title       Extensible Messaging and Presence Protocol
kind        protocol
groups      chat messaging
source      RFC 6120 sections 4 and 8, RFC 3920, XEP-0198
transport   tcp
port        5222 5269 5223

# Stream header of either side.
rule
	either ^\s{0,16}+(?:<\?xml [^>]{0,64}+>\s{0,8}+)?<stream:stream\s

# Captures that start in the middle: what follows it, and stanzas.
rule
	either ^\s{0,16}+</?stream:(?:features|error|stream)[\s>]

rule
	either ^\s{0,16}+<(?:starttls|proceed|auth|challenge|response|success|failure|abort)\s(?:[^>x]|x(?!mlns=))*+xmlns=['"]urn:ietf:params:xml:ns:xmpp-(?:tls|sasl)['"]

rule
	either ^\s{0,16}+<iq(?=\s(?:[^>t]|t(?!ype=['"]))*+type=['"](?:get|set|result|error)['"])(?=\s(?:[^>i]|i(?!d=['"]))*+id=['"])

rule
	either ^\s{0,16}+<(?:message|presence)\s(?:[^>tf]|t(?!o=['"])|f(?!rom=['"]))*+(?:to|from)=['"][^'"@.>]{1,128}+[@.]

rule
	either ^\s{0,16}+<(?:r|a|enable|enabled|resume|resumed)\s(?:[^>x]|x(?!mlns=))*+xmlns=['"]urn:xmpp:sm:[0-9]['"]

example
	client "<?xml version='1.0'?><stream:stream to='example.com' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"

example
	client "<iq type='get' id='v1' to='example.com'><query xmlns='jabber:iq:version'/></iq>"

counterexample
	client "<?xml version='1.0'?><methodCall><methodName>a</methodName></methodCall>"

counterexample
	client "<iq>128</iq>"
