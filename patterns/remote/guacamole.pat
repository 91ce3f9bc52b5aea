# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        guacamole
title       Apache Guacamole
kind        protocol
groups      remote
source      Apache Guacamole manual, The Guacamole protocol
transport   tcp
port        4822

rule
	client ^[0-9]{1,2}\.select,[0-9]{1,3}\.[\x21-\x7e]+;

rule
	server ^[0-9]{1,2}\.(?:args|ready|error),[0-9]{1,3}\.

example
	client "6.select,3.vnc;"

counterexample
	client "6.selected,3.vnc;"
