# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iscsi
title       iSCSI
kind        protocol
groups      file
source      RFC 7143 sections 11.12, 11.13 and 13
transport   tcp
port        3260

# Login request and response: header of 48 bytes, then keys as text.
rule
	client ^\x43[\x00-\xff]\x00\x00\x00\x00[\x00-\xff]{42}(?:InitiatorName|InitiatorAlias|SessionType|AuthMethod|TargetName|HeaderDigest|DataDigest)=

rule
	server ^\x23[\x00-\xff]\x00\x00\x00\x00[\x00-\xff]{42}(?:Target[A-Z][A-Za-z]+|AuthMethod|HeaderDigest|DataDigest|MaxRecv[A-Za-z]+|CHAP_[A-Z])=

example
	client hex 43 87 00 00 00 00 00 2e 00 02 3d 00 00 00 00 00 00 00 00 01 pad 28 00 "InitiatorName=iqn.2001-04.com.example:client" hex 00 00

counterexample
	client hex 43 87 00 00 00 00 00 2e pad 40 00 "Something=else"
