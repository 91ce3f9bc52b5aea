# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        megaco
title       Megaco, H.248
kind        protocol
groups      voip telecom
source      RFC 3525 annex B and annex A, ITU-T H.248.1
transport   udp tcp
port        2944 2945

# Text form, long or compact: version, then the sender.
rule
	either ^(?i:MEGACO|!)/[1-9][0-9]?[\s]+(?:\[[0-9a-fA-F.:]+\]|<[A-Za-z0-9.-]+>|[A-Za-z0-9*/._@-]+)(?::[0-9]{1,5})?[\s]+(?i:T|TRANSACTION|P|REPLY|PN|PENDING|ER|ERROR|K|TRANSACTIONRESPONSEACK|AU)\s?[={ ]

# Binary form: message, version, sender's identifier.
rule
	either ^\x30(?:[\x10-\x7f]|\x81.|\x82..)\xa1(?:[\x08-\x7f]|\x81.|\x82..)\x80\x01[\x01-\x03]\xa1[\x04-\x40][\xa0-\xa2\x83\x84]

example udp
	client "MEGACO/1 [192.0.2.4]:55555\nTransaction = 9998 {\n Context = - { ServiceChange = ROOT { } } }"

example udp
	client "!/1 [192.0.2.4]:2944 P=9998{C=-{SC=ROOT}}"

counterexample udp
	client "MEGACO is a protocol"
