# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        flute
title       FLUTE and ALC file delivery
kind        protocol
groups      file streaming
source      RFC 6726 section 3, RFC 5775, RFC 5651 section 5
transport   udp

# LCT header of version 1 with the FDT instance extension, then the XML of
# the file delivery table.
rule
	either ^[\x10-\x1f][\x00-\xff][\x04-\x20][\x00-\xff]{9}(?>(?:[\x00-\xff]{4}){0,12}?\xc0[\x10-\x2f])[\x00-\xff]{2}(?>(?:[\x00-\xff]{4}){0,14}?<(?:\?xml|FDT-Inst))

example
	client hex 10 20 07 00 00 00 00 00 00 00 00 01 00 00 00 00 c0 10 00 01 40 04 00 00 00 00 01 00 00 00 05 00 00 00 01 00 "<?xml version=\"1.0\"?><FDT-Instance Expires=\"1\"/>"

counterexample
	client hex 20 20 07 00 00 00 00 00 00 00 00 01 00 00 00 00 c0 10 00 01 40 04 00 00 00 00 01 00 00 00 05 00 00 00 01 00 "<?xml version=\"1.0\"?>"

counterexample
	client "<?xml version=\"1.0\"?><FDT-Instance/>"
