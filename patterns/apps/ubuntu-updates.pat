# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ubuntu-updates
title       Ubuntu and Debian packages
kind        application
groups      updates linux
source      Canonical documentation, Network requirements; Debian, mirror list
parent      tls quic gquic http
host        ppa.launchpadcontent.net snapcraft.io snapcraftcontent.com
host        debian.org ubuntu.com launchpad.net

example tcp
	client "GET / HTTP/1.1\r\nHost: ppa.launchpadcontent.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notppa.launchpadcontent.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ppa.launchpadcontent.net.example.org\r\n\r\n"
