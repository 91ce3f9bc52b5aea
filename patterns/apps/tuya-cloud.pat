# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tuya-cloud
title       Tuya cloud
kind        application
groups      iot devices
source      Tuya cloud: domains of its site, apps and content
parent      tls quic gquic http
host        tuyaeu.com tuyaus.com tuyacn.com tuyain.com tuya.com tuyasmart.com
host        iotbing.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tuyaeu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottuyaeu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tuyaeu.com.example.org\r\n\r\n"
