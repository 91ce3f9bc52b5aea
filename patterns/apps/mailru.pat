# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mailru
title       Mail.ru
kind        application
groups      mail portal
source      Mail.ru: domains of its site, apps and content
parent      tls quic gquic http imap pop3 smtp
host        mail.ru imgsmail.ru mradx.net list.ru my.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mail.ru\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmail.ru\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mail.ru.example.org\r\n\r\n"
