# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lumberjack
title       Lumberjack, Elastic Beats
kind        protocol
groups      monitoring
source      Lumberjack protocol version 1 and 2 description (logstash-forwarder, go-lumber)
transport   tcp
port        5044

# Window of the sender, then compressed, JSON or data frames; acknowledgements.
rule
	client ^[12]W\x00\x00..(?:[12][CJD]\x00|$)
	server ^[12]A\x00\x00

rule
	client ^[12]W\x00\x00..[12][CJD]\x00\x00

example
	client "2W" hex 00 00 00 0a "2C" hex 00 00 01 00 78 5e

counterexample
	client "2Wheels"
