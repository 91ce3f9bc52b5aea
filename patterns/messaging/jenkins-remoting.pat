# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        jenkins-remoting
title       Jenkins agents and command line
kind        protocol
groups      messaging
source      Jenkins documentation, Remoting protocols (JNLP4-connect, CLI)
transport   tcp
port        50000

rule
	client ^\x00[\x09-\x40]Protocol:(?:JNLP|CLI|Ping|Swarm)

example
	client hex 00 16 "Protocol:JNLP4-connect"

counterexample
	client hex 00 16 "Protocol:OTHER4-conn"
