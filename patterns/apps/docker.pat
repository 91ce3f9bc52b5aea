# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        docker
title       Docker Hub
kind        application
groups      updates developer
source      Docker documentation, Allow list for Docker Desktop
parent      tls quic gquic http
host        docker.com docker.io dockerstatic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.docker.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdocker.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: docker.com.example.org\r\n\r\n"
