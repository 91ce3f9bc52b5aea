# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        git
title       Git's own transport
kind        protocol
groups      file
source      Git documentation, gitprotocol-pack(5), gitprotocol-v2(5)
transport   tcp
port        9418

rule
	client ^[0-9a-f]{4}git-(?:upload-pack|receive-pack|upload-archive) [^\x00]{1,1024}\x00

# Advertisement of references, capabilities or an error.
rule
	server ^[0-9a-f]{4}(?:version [12]\n|[0-9a-f]{40}(?:[0-9a-f]{24})? (?:HEAD|refs/|capabilities\^)|ERR [\x20-\x7e])

example
	client "0033git-upload-pack /project.git\0host=myserver.com\0"

example
	server "00887217a7c7e582c46cec22a130adf4b9d7d950fba0 HEAD\0multi_ack\n"

counterexample
	client "0033git-something-else /project.git"

counterexample
	server "0000 nothing"
