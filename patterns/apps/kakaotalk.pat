# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kakaotalk
title       KakaoTalk
kind        application
groups      chat
source      KakaoTalk: domains of its site, apps and content
parent      tls quic gquic http
host        kakao.com kakaocdn.net kakao.co.kr daumcdn.net kakaocorp.com
host        kakaopay.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.kakao.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notkakao.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: kakao.com.example.org\r\n\r\n"
