# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        libp2p
title       libp2p, IPFS
kind        protocol
groups      p2p
source      multistream-select specification (libp2p connections)
transport   tcp
port        4001

rule
	either ^\x13/multistream/1\.0\.0\n

example
	client hex 13 "/multistream/1.0.0\n"

counterexample
	client "/multistream/1.0.0\n"
