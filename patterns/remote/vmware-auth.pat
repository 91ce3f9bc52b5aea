# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        vmware-auth
title       VMware authentication daemon
kind        protocol
groups      remote
source      VMware knowledge base, port 902: greeting of the authentication daemon
transport   tcp
port        902
order       40

rule
	server ^220 VMware Authentication Daemon Version

example
	server "220 VMware Authentication Daemon Version 1.10: SSL Required, ServerDaemonProtocol:SOAP\r\n"

counterexample
	server "220 VMware's mail server\r\n"
