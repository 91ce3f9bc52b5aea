# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        govee
title       Govee lamps
kind        protocol
groups      iot
source      Govee WLAN guide, LAN control API
transport   udp
port        4001 4003

rule
	either ^\{\s{0,4}"msg"\s?:\s?\{\s{0,8}"cmd"\s?:\s?"(?:scan|turn|brightness|devStatus|colorwc|razer)"

example
	client "{\"msg\":{\"cmd\":\"scan\",\"data\":{\"account_topic\":\"reserve\"}}}"

counterexample
	client "{\"msg\":{\"cmd\":\"fly\",\"data\":{}}}"
