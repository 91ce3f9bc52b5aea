# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        epmd
title       Erlang port mapper and distribution
kind        protocol
groups      messaging
source      Erlang/OTP, ERTS user's guide, Distribution Protocol
transport   tcp
port        4369

# Requests to the mapper: length, then name or registration.
rule
	client ^\x00.\x7a[A-Za-z0-9_.-]{1,64}+$
	check client u16be[0] + 2 == len

rule
	client ^\x00.\x78..[\x48\x4d]\x00\x00[\x05\x06]\x00[\x05\x06]\x00[\x01-\x40][a-z]

rule
	server ^\x77\x00..[\x48\x4d]\x00\x00[\x05\x06]\x00[\x05\x06]\x00

# Handshake of two nodes: name with its flags.
rule
	client ^\x00.(?:n\x00[\x05\x06].{4}|N.{8}.{4}..)[A-Za-z0-9_-]{1,64}@[\x21-\x7e]+
	check client u16be[0] + 2 <= len

example
	client hex 00 07 7a "rabbit"

counterexample
	client hex 00 08 7a "rabbit"
