# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sbs-basestation
title       ADS-B BaseStation messages
kind        protocol
groups      iot
source      Kinetic SBS-1 socket data format (BaseStation port 30003)
transport   tcp
port        30003

rule
	server ^MSG,[1-8],[0-9]*,[0-9]*,[0-9A-F]{6},[0-9]*,[0-9]{4}/[0-9]{2}/[0-9]{2},

example
	server "MSG,3,1,1,4CA2B6,1,2024/01/01,00:00:00.000,2024/01/01,00:00:00.000,,37000,,,51.4,-0.9,,,0,0,0,0\r\n"

counterexample
	server "MSG,hello\r\n"
