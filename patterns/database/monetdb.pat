# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        monetdb
title       MonetDB MAPI
kind        protocol
groups      database
source      MonetDB documentation, MAPI protocol: challenge
transport   tcp
port        50000

rule
	server ^..[0-9A-Za-z]{4,64}:(?:mserver|merovingian|monetdb):[0-9]{1,2}:[A-Za-z0-9,]+:

example
	server hex 8d 00 "K5GVCzLWOYL:mserver:9:RIPEMD160,SHA512,SHA384:LIT:SHA512:"

counterexample
	server hex 8d 00 "K5GVCzLWOYL:other:9:RIPEMD160"
