# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        teams
title       Microsoft Teams
kind        application
groups      conferencing chat microsoft
source      Microsoft Learn, Office 365 URLs and IP address ranges (Microsoft Teams)
parent      tls quic gquic http
host        teams.microsoft.com teams.cloud.microsoft teams.live.com
host        teams.cdn.office.net teams.events.data.microsoft.com lync.com
host        teams.trafficmanager.net trouter.io teams.office.com
host        teams-msgapi.trafficmanager.net trouter.skype.com
host        broadcast.skype.com sfbassets.com

example tcp
	client "GET / HTTP/1.1\r\nHost: teams.microsoft.com\r\n\r\n"

example tcp
	client hex 1603010068010000640303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000370000001800160000137465616d732e6d6963726f736f66742e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notteams.microsoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: teams.microsoft.com.example.org\r\n\r\n"
