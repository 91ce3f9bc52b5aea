# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        yandex
title       Yandex
kind        application
groups      portal mail search
source      Yandex: domains of its site, apps and content
parent      tls quic gquic http imap pop3 smtp
host        yandex.ru yandex.com yandex.net ya.ru yastatic.net yandex.kz
host        yandex.by yandexcloud.net yandex-team.ru kinopoisk.ru dzen.ru

example tcp
	client "GET / HTTP/1.1\r\nHost: www.yandex.ru\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notyandex.ru\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: yandex.ru.example.org\r\n\r\n"
