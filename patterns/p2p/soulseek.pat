# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        soulseek
title       Soulseek
kind        protocol
groups      p2p file
source      Soulseek protocol documentation (Nicotine+ project)
transport   tcp
port        2242

# Login: length, code 1, user name, password, version, digest of 32 hex digits.
rule
	client ^..\x00\x00\x01\x00\x00\x00[\x01-\x1e]\x00\x00\x00[\x20-\x7e]{1,30}.\x00\x00\x00[\x00-\xff]{0,64}?\x20\x00\x00\x00[0-9a-f]{32}
	check client u32le[0] + 4 <= len

# Peer init: code 1 of one byte, name, type P, F or D.
rule
	client ^[\x0e-\x60]\x00\x00\x00\x01[\x01-\x1e]\x00\x00\x00[\x20-\x7e]{1,30}\x01\x00\x00\x00[PFD]

example
	client hex 42 00 00 00 01 00 00 00 05 00 00 00 "alice" hex 05 00 00 00 "s3cr3" hex a0 00 00 00 20 00 00 00 "0123456789abcdef0123456789abcdef" hex 11 00 00 00

counterexample
	client hex 46 00 00 00 02 00 00 00 05 00 00 00 "alice"
