# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        accuweather
title       AccuWeather
kind        application
groups      weather
source      AccuWeather: domains of its site, apps and content
parent      tls quic gquic http
host        accuweather.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.accuweather.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notaccuweather.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: accuweather.com.example.org\r\n\r\n"
