# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lora-semtech
title       Semtech LoRa packet forwarder
kind        protocol
groups      iot
source      Semtech, Basic communication protocol between LoRa gateway and server
transport   udp
port        1700

# Version, token, then data pushed up or pulled down as JSON.
rule
	either ^[\x01\x02]..(?:\x00.{8}|\x03|\x05.{8})\{\s{0,4}"(?:rxpk|stat|txpk|txpk_ack)"

# Pull of the gateway and acknowledgements of the server.
rule
	client ^[\x01\x02]..\x02.{8}$
	check client len == 12
	server ^[\x01\x02]..\x04
	check server len == 4

example
	client hex 02 12 34 00 aa 55 5a 00 00 00 01 01 "{\"rxpk\":[{\"tmst\":1}]}"

counterexample
	client hex 03 12 34 00 aa 55 5a 00 00 00 01 01 "{\"rxpk\":[]}"
