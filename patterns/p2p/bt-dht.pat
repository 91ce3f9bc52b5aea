# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bt-dht
title       BitTorrent distributed hash table
kind        protocol
groups      p2p
source      BEP 5, BEP 32, BEP 42, BEP 44
transport   udp
port        6881
order       40
decode      dht

# A bencoded dictionary whose first keys are those of a query, a response or
# an error (keys are sorted), or the address of BEP 42 before them.
rule
	either ^d(?:2:ip(?:6:.{6}|18:.{18}))?1:(?:ad2:id20:|ad[a-z0-9:]{0,24}2:id20:|rd2:id20:|rd2:bs1:[01]2:id20:|eli20[0-9]e[0-9]{1,3}:)

example
	client "d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:y1:qe"
	server "d1:rd2:id20:mnopqrstuvwxyz123456e1:t2:aa1:y1:re"

example
	client "d1:eli201e23:A Generic Error Ocurrede1:t2:aa1:y1:ee"

counterexample
	client "d1:xd2:id20:abcdefghij0123456789ee"

counterexample
	client "d8:announce12:http://x.y/ze"
