# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        telegram-web
title       Telegram service
kind        application
groups      chat
source      Telegram API documentation, web endpoints
parent      tls quic gquic http
host        telegram.org telegram.me t.me telegram.dog telesco.pe tdesktop.com
host        telegra.ph telegram-cdn.org cdn-telegram.org graph.org
host        comments.app tg.dev

example tcp
	client "GET / HTTP/1.1\r\nHost: www.telegram.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottelegram.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: telegram.org.example.org\r\n\r\n"
