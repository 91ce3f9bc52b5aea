# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        esphome
title       ESPHome native API
kind        protocol
groups      iot
source      ESPHome documentation, native API protocol (api.proto, plaintext frames)
transport   tcp
port        6053

# Hello: indicator 0, length, type 1, client's name; answer of type 2.
rule
	client ^\x00[\x02-\x7f]\x01\x0a[\x01-\x60][\x20-\x7e]
	server ^\x00[\x02-\x7f]\x02\x08

example
	client hex 00 0f 01 0a 0d "aioesphomeapi"
	server hex 00 10 02 08 01 10 09 1a 0a "living-esp"

counterexample
	client hex 00 0f 01 0a 0d "aioesphomeapi"
