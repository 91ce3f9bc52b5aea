# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        softether
title       SoftEther VPN
kind        protocol
groups      vpn
source      SoftEther VPN source, Mayaqua: NAT traversal service (UDP 5004) and the PACK serialization
transport   udp
port        5004

# The service tells the address it sees; the question is one letter.
rule
	server ^IP=[0-9a-f.:]{3,39},PORT=[0-9]{1,5}$

# A PACK: number of elements, then the first one's counted name, type and
# number of values.
rule
	either ^\x00\x00\x00[\x02-\x40]\x00\x00\x00(?:\x07opcode|\x06isret|\x0ahost_name|\x08tran_id|\x0cmachine_key|\x16nat_traversal_version|\x0atran_id64)\x00\x00\x00[\x00-\x04]\x00\x00\x00\x01

example
	client "A"
	server "IP=192.0.2.33,PORT=51381"

example
	client hex 00 00 00 02 00 00 00 07 "opcode" hex 00 00 00 02 00 00 00 01 00 00 00 09 "get_token" hex 00 00 00 08 "tran_id" hex 00 00 00 04 00 00 00 01 55 ca 14 e5 4b bd 17 7a

counterexample
	client "A"

counterexample
	server "IP=192.0.2.33"
