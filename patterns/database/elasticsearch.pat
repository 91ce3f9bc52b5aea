# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        elasticsearch
title       Elasticsearch transport
kind        protocol
groups      database
source      Elasticsearch, transport layer's header (TcpHeader)
transport   tcp
port        9300

# Marker, length, request id, status, version.
rule
	either ^ES\x00.{3}.{8}[\x00-\x1f]\x00[\x00-\xff]{3}

# Ping.
rule
	either ^ES\xff\xff\xff\xff(?:$|ES)

example
	client "ES" hex 00 00 00 36 00 00 00 00 00 00 00 01 08 00 6a d9 38 00 00 00 20 pad 32 61

example
	client "ES" hex ff ff ff ff

counterexample
	client "ESTABLISHED connections"

counterexample
	client "ES" hex 00 00 00 36 00 00 00 00 00 00 00 01 f8 00 6a d9 38
