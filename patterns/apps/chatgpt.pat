# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        chatgpt
title       OpenAI ChatGPT
kind        application
groups      ai
source      OpenAI Help Center, Network recommendations for ChatGPT
parent      tls quic gquic http
host        openai.com chatgpt.com oaistatic.com oaiusercontent.com sora.com
host        openai.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.openai.com\r\n\r\n"

example tcp
	client hex 16030100630100005f0303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100003200000013001100000e7777772e6f70656e61692e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notopenai.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: openai.com.example.org\r\n\r\n"
