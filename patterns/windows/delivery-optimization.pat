# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        delivery-optimization
title       Windows Update Delivery Optimization
kind        protocol
groups      windows update p2p
source      Microsoft Learn, Delivery Optimization (peer protocol on port 7680); handshake string
transport   tcp
port        7680

rule
	either ^\x0eSwarm protocol

example
	client hex 0e "Swarm protocol" pad 8 00 pad 32 5c

counterexample
	client hex 0f "Swarm protocol"
