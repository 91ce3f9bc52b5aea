# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        statsd
title       StatsD metrics
kind        protocol
groups      monitoring
source      StatsD metric types documentation, DogStatsD datagram format
transport   udp tcp
port        8125

rule
	either ^[A-Za-z_][A-Za-z0-9_./-]{1,200}(?:[,;][A-Za-z0-9_.=,;:/-]+)?:[-+]?[0-9][0-9.e+-]{0,30}\|(?:c|g|ms|h|s|m|d)(?:\|@[0-9.]+)?(?:\|[#cTe][^\n]*)?(?:\n|$)

example udp
	client "gorets:1|c"

example udp
	client "glork:320|ms|@0.1|#env:prod"

counterexample udp
	client "gorets:one|c"
