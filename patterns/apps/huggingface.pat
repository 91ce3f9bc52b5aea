# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        huggingface
title       Hugging Face
kind        application
groups      ai developer
source      Hugging Face documentation, Hub hosts
parent      tls quic gquic http
host        huggingface.co hf.co hf.space

example tcp
	client "GET / HTTP/1.1\r\nHost: www.huggingface.co\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nothuggingface.co\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: huggingface.co.example.org\r\n\r\n"
