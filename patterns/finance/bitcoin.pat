# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bitcoin
title       Bitcoin and related peer-to-peer networks
kind        protocol
groups      finance p2p
source      Bitcoin developer reference, P2P network, message headers; BIP 14, BIP 31, BIP 130, BIP 152
transport   tcp
port        8333

# Start string of the main and test networks, then a command padded with NUL.
rule
	either ^(?:\xf9\xbe\xb4[\xd9\xfe]|\x0b\x11\x09\x07|\xfa\xbf\xb5\xda|\x0a\x03\xcf\x40|\x1c\x16\x3f\x28|\xfb\xc0\xb6\xdb|\xbf\x0c\x6b\xbd|\xe3\xe1\xf3\xe8|\xc0\xc0\xc0\xc0|\xfd\xd2\xc8\xf1|\xfc\xc1\xb7\xdc)[a-z2]{2,12}\x00

# Other networks of the same make: the handshake's commands.
rule
	either ^[^\x00][\x00-\xff]{3}(?:version\x00{5}.[\x00-\x02]\x00\x00|verack\x00{6}\x00{4}\x5d\xf6\xe0\xe2|getheaders\x00\x00.[\x00-\x80]\x00\x00|sendheaders\x00\x00{4}\x5d\xf6\xe0\xe2)

example
	client hex f9 be b4 d9 "version" hex 00 00 00 00 00 55 00 00 00 12 34 56 78 pad 85 01

example
	server hex f9 be b4 d9 "verack" hex 00 00 00 00 00 00 00 00 00 00 5d f6 e0 e2

counterexample
	client hex f9 be b4 d9 12 34 56 78 00 00 00 00 00 00

counterexample
	client "the version is 1"
