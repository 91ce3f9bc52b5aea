# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ucp
title       UCP/EMI short messages
kind        protocol
groups      telecom
source      EMI UCP Interface Specification 5.0 section 4.1
transport   tcp
port        5000

rule
	either ^\x02[0-9]{2}/[0-9]{5}/[OR]/[0-9]{2}/

example
	client hex 02 "01/00045/O/30/66677789///1//////68656C6C6F/CE" hex 03

counterexample
	client hex 02 "01/00045/X/30/"
