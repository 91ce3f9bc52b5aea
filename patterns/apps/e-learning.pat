# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        e-learning
title       Learning platforms
kind        application
groups      education
source      Learning platforms: domains of its site, apps and content
parent      tls quic gquic http
host        khanacademy.org kastatic.org coursera.org edx.org udemy.com
host        udemycdn.com moodlecloud.com instructure.com
host        canvas-user-content.com blackboard.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.khanacademy.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notkhanacademy.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: khanacademy.org.example.org\r\n\r\n"
