# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        vk
title       VK
kind        application
groups      social
source      VK: domains of its site, apps and content
parent      tls quic gquic http
host        vk.com vk.ru vk.me userapi.com vk-cdn.net vkuser.net
host        vkuservideo.net vkuseraudio.net vkuserlive.com vkontakte.ru
host        vk-portal.net vk.cc

example tcp
	client "GET / HTTP/1.1\r\nHost: www.vk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notvk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: vk.com.example.org\r\n\r\n"
