# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nfs
title       Network File System
kind        protocol
groups      file unix
source      RFC 1094, RFC 1813 with appendix I, RFC 7530, RFC 8881; X/Open XNFS (network lock manager)
parent      sunrpc
transport   tcp udp
port        2049

# Programs 100003 NFS, 100005 MOUNT, 100021 NLM, 100227 NFSACL, 100024 status
# monitor, 100011 RQUOTA, 0x40000000 callback.
rule
	transport udp
	either ^[\x00-\xff]{4}\x00\x00\x00\x00\x00\x00\x00\x02(?:\x00\x01(?:\x86[\xa3\xa5\xab\xb5\xb8]|\x87\x83)|\x40\x00\x00\x00)

rule
	transport tcp
	either ^[\x00\x80][\x00-\xff]{7}\x00\x00\x00\x00\x00\x00\x00\x02(?:\x00\x01(?:\x86[\xa3\xa5\xab\xb5\xb8]|\x87\x83)|\x40\x00\x00\x00)

example tcp
	client hex 80 00 00 28 3f 62 1a 7b 00 00 00 00 00 00 00 02 00 01 86 a3 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

example udp
	client hex 3f 62 1a 7b 00 00 00 00 00 00 00 02 00 01 86 a5 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

counterexample tcp
	client hex 80 00 00 28 3f 62 1a 7b 00 00 00 00 00 00 00 02 00 01 86 a0 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
