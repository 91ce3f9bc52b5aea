# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        notion
title       Notion
kind        application
groups      office
source      Notion: domains of its site, apps and content
parent      tls quic gquic http
host        notion.so notion.com notion.site notion-static.com
host        notionusercontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.notion.so\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnotion.so\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notion.so.example.org\r\n\r\n"
