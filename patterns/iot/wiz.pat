# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wiz
title       WiZ lamps
kind        protocol
groups      iot
source      WiZ local API description (pywizlight project)
transport   udp
port        38899

rule
	either ^\{\s?"(?:method|env|id|params)"\s?:
	either method"\s?:\s?"(?:[gs]etPilot|syncPilot|[gs]etState|registration|firstBeat|get(?:System|User|Model)Config|pulse|reboot)"

example
	client "{\"method\":\"getPilot\",\"params\":{}}"

counterexample
	client "{\"method\":\"getData\",\"params\":{}}"
