# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gopher
title       Gopher
kind        protocol
groups      web
source      RFC 1436
transport   tcp
port        70

# A menu: type and title, selector, host, port, divided by tabs.
rule
	server ^[0-9ghiIdMTs+][^\t\r\n]{0,200}\t[^\t\r\n]{0,255}\t[A-Za-z0-9.:_()-]{1,255}\t[0-9]{1,5}\+?\r?\n

example
	client "\r\n"
	server "1About this server\t/about\tgopher.example.org\t70\r\n.\r\n"

counterexample
	server "1About\tthis\n"
