# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ok-ru
title       Odnoklassniki
kind        application
groups      social
source      Odnoklassniki: domains of its site, apps and content
parent      tls quic gquic http
host        ok.ru odnoklassniki.ru okcdn.ru ok.me mycdn.me

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ok.ru\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notok.ru\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ok.ru.example.org\r\n\r\n"
