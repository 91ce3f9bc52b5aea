# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        coap
title       Constrained Application Protocol
kind        protocol
groups      iot
source      RFC 7252 sections 3, 5.10 and 12.1, RFC 7641, RFC 7959
transport   udp
port        5683
order       60

# Request: the token is as long as the first byte says, then a path whose
# segment has its own length; a host or observe option may come before it.
rule
	either ^(?:[\x40\x50][\x01-\x07]..|[\x41\x51][\x01-\x07].{3}|[\x42\x52][\x01-\x07].{4}|[\x43\x53][\x01-\x07].{5}|[\x44\x54][\x01-\x07].{6}|[\x45\x55][\x01-\x07].{7}|[\x46\x56][\x01-\x07].{8}|[\x47\x57][\x01-\x07].{9}|[\x48\x58][\x01-\x07].{10})(?:\xb3[0-9A-Za-z._~-]{3}|\xb4[0-9A-Za-z._~-]{4}|\xb5[0-9A-Za-z._~-]{5}|\xb6[0-9A-Za-z._~-]{6}|\xb7[0-9A-Za-z._~-]{7}|\xb8[0-9A-Za-z._~-]{8}|\xb9[0-9A-Za-z._~-]{9}|\xba[0-9A-Za-z._~-]{10}|\xbb[0-9A-Za-z._~-]{11}|\xbc[0-9A-Za-z._~-]{12}|\xbd[\x00-\x30][0-9A-Za-z._~-]{13})(?:$|\xff|[\x01-\x0d\x10-\x12\x41-\x4d\x60-\x62\xb1-\xb3\xc0-\xc2\xd1-\xdd])

rule
	either ^(?:[\x40\x50][\x01-\x07]..|[\x41\x51][\x01-\x07].{3}|[\x42\x52][\x01-\x07].{4}|[\x43\x53][\x01-\x07].{5}|[\x44\x54][\x01-\x07].{6}|[\x45\x55][\x01-\x07].{7}|[\x46\x56][\x01-\x07].{8}|[\x47\x57][\x01-\x07].{9}|[\x48\x58][\x01-\x07].{10})(?:\xb1[0-9A-Za-z._~-]|\xb2[0-9A-Za-z._~-]{2}|\xb3[0-9A-Za-z._~-]{3}|\xb4[0-9A-Za-z._~-]{4}|\xb5[0-9A-Za-z._~-]{5}|\xb6[0-9A-Za-z._~-]{6}|\xb7[0-9A-Za-z._~-]{7}|\xb8[0-9A-Za-z._~-]{8}|\xb9[0-9A-Za-z._~-]{9}|\xba[0-9A-Za-z._~-]{10}|\xbb[0-9A-Za-z._~-]{11}|\xbc[0-9A-Za-z._~-]{12}|\xbd[\x00-\x30][0-9A-Za-z._~-]{13})(?:\x01[0-9A-Za-z._~-]|\x02[0-9A-Za-z._~-]{2}|\x03[0-9A-Za-z._~-]{3}|\x04[0-9A-Za-z._~-]{4}|\x05[0-9A-Za-z._~-]{5}|\x06[0-9A-Za-z._~-]{6}|\x07[0-9A-Za-z._~-]{7}|\x08[0-9A-Za-z._~-]{8}|\x09[0-9A-Za-z._~-]{9}|\x0a[0-9A-Za-z._~-]{10}|\x0b[0-9A-Za-z._~-]{11}|\x0c[0-9A-Za-z._~-]{12}|\x0d[\x00-\x30][0-9A-Za-z._~-]{13})(?:$|\xff|[\x01-\x0d\x10-\x12\x41-\x4d\x60-\x62\xb1-\xb3\xc0-\xc2\xd1-\xdd])

rule
	either ^(?:[\x40\x50][\x01-\x07]..|[\x41\x51][\x01-\x07].{3}|[\x42\x52][\x01-\x07].{4}|[\x43\x53][\x01-\x07].{5}|[\x44\x54][\x01-\x07].{6}|[\x45\x55][\x01-\x07].{7}|[\x46\x56][\x01-\x07].{8}|[\x47\x57][\x01-\x07].{9}|[\x48\x58][\x01-\x07].{10})(?:\x32[0-9A-Za-z._~-]{2}|\x33[0-9A-Za-z._~-]{3}|\x34[0-9A-Za-z._~-]{4}|\x35[0-9A-Za-z._~-]{5}|\x36[0-9A-Za-z._~-]{6}|\x37[0-9A-Za-z._~-]{7}|\x38[0-9A-Za-z._~-]{8}|\x39[0-9A-Za-z._~-]{9}|\x3a[0-9A-Za-z._~-]{10}|\x3b[0-9A-Za-z._~-]{11}|\x3c[0-9A-Za-z._~-]{12}|\x3d[\x00-\x30][0-9A-Za-z._~-]{13,61}?)(?:\x81[0-9A-Za-z._~-]|\x82[0-9A-Za-z._~-]{2}|\x83[0-9A-Za-z._~-]{3}|\x84[0-9A-Za-z._~-]{4}|\x85[0-9A-Za-z._~-]{5}|\x86[0-9A-Za-z._~-]{6}|\x87[0-9A-Za-z._~-]{7}|\x88[0-9A-Za-z._~-]{8}|\x89[0-9A-Za-z._~-]{9}|\x8a[0-9A-Za-z._~-]{10}|\x8b[0-9A-Za-z._~-]{11}|\x8c[0-9A-Za-z._~-]{12}|\x8d[\x00-\x30][0-9A-Za-z._~-]{13})(?:$|\xff|[\x01-\x0d\x10-\x12\x41-\x4d\x60-\x62\xb1-\xb3\xc0-\xc2\xd1-\xdd])

rule
	either ^(?:[\x40\x50][\x01-\x07]..|[\x41\x51][\x01-\x07].{3}|[\x42\x52][\x01-\x07].{4}|[\x43\x53][\x01-\x07].{5}|[\x44\x54][\x01-\x07].{6}|[\x45\x55][\x01-\x07].{7}|[\x46\x56][\x01-\x07].{8}|[\x47\x57][\x01-\x07].{9}|[\x48\x58][\x01-\x07].{10})(?:\x60|\x61.|\x62..)(?:\x52[0-9A-Za-z._~-]{2}|\x53[0-9A-Za-z._~-]{3}|\x54[0-9A-Za-z._~-]{4}|\x55[0-9A-Za-z._~-]{5}|\x56[0-9A-Za-z._~-]{6}|\x57[0-9A-Za-z._~-]{7}|\x58[0-9A-Za-z._~-]{8}|\x59[0-9A-Za-z._~-]{9}|\x5a[0-9A-Za-z._~-]{10}|\x5b[0-9A-Za-z._~-]{11}|\x5c[0-9A-Za-z._~-]{12}|\x5d[\x00-\x30][0-9A-Za-z._~-]{13})(?:$|\xff|[\x01-\x0d\x10-\x12\x41-\x4d\x60-\x62\xb1-\xb3\xc0-\xc2\xd1-\xdd])

# Content: entity tag and observe, then the format, then the payload's mark.
rule
	either ^(?:[\x40\x50\x60][\x44\x45]..|[\x41\x51\x61][\x44\x45].{3}|[\x42\x52\x62][\x44\x45].{4}|[\x43\x53\x63][\x44\x45].{5}|[\x44\x54\x64][\x44\x45].{6}|[\x45\x55\x65][\x44\x45].{7}|[\x46\x56\x66][\x44\x45].{8}|[\x47\x57\x67][\x44\x45].{9}|[\x48\x58\x68][\x44\x45].{10})(?:[\x41-\x48].{1,8}?)?(?:\x60|\x61.|\x62..)?(?:[\xc0\x60\x80]|[\xc1\x61\x81][\x28-\x3c]|[\xc2\x62\x82]..)(?:[\x21\xb1\xd1][\x00-\xff]{1,2})?\xff[\x20-\x7e\x80-\x9b\xa0-\xbf]

example
	client hex 44 01 12 34 71 72 73 74 bb ".well-known" hex 04 "core"
	server hex 64 45 12 34 71 72 73 74 c1 28 ff "</sensors/temp>;if=\"sensor\""

example
	client hex 40 02 7d 34 3b "example.net" hex 84 "room"

counterexample
	client hex 44 01 12 34 71 72 73 74 75 bb ".well-known" hex 04 "core"

counterexample
	client hex 44 01 12 34 71 72 73 74 pad 20 00

counterexample
	client hex 40 00 12 34
