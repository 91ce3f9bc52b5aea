# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        postfix-policy
title       Postfix policy delegation
kind        protocol
groups      mail
source      Postfix documentation, SMTP access policy delegation
transport   tcp

rule
	client ^request=smtpd_access_policy\n

example
	client "request=smtpd_access_policy\nprotocol_state=RCPT\nprotocol_name=SMTP\n\n"
	server "action=dunno\n\n"

counterexample
	client "request=other\n"
