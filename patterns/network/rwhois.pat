# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rwhois
title       Referral whois
kind        protocol
groups      network
source      RFC 2167
transport   tcp
port        4321

rule
	server ^%rwhois V-?[0-9]

example
	server "%rwhois V-1.5:003eff:00 rwhois.example.net\r\n"

counterexample
	server "% This is the whois server\r\n"
