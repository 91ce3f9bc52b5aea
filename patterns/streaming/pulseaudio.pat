# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pulseaudio
title       PulseAudio native protocol
kind        protocol
groups      streaming
source      PulseAudio documentation, native protocol (packet descriptors, tag structures)
transport   tcp
port        4713

# Length, no channel, no offset, flags, then a command as tagged integers.
rule
	either ^\x00\x00..\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00.{4}L\x00\x00\x00[\x00-\x70]L

example
	client hex 00 00 01 14 ff ff ff ff 00 00 00 00 00 00 00 00 00 00 00 00 "L" hex 00 00 00 08 "L" hex 00 00 00 00

counterexample
	client hex 00 00 01 14 ff ff ff ff 00 00 00 00 00 00 00 00 00 00 00 00 "M" hex 00 00 00 08 "L"
