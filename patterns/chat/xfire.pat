# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xfire
title       Xfire
kind        protocol
groups      chat game
source      Xfire protocol description (OpenFire Xfire plugin, Xfirelib)
transport   tcp
port        25999

rule
	client ^UA01(?:$|[\x05-\xff]\x00?)

example
	client "UA01"

counterexample
	client "UA0"
