# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        linux-updates
title       Packages of other Linux distributions
kind        application
groups      updates linux
source      Packages of other Linux distributions: domains of its site, apps and content
parent      tls quic gquic http
host        fedoraproject.org fedora.org opensuse.org archlinux.org
host        alpinelinux.org redhat.com centos.org rockylinux.org almalinux.org
host        flathub.org kernel.org suse.com linuxmint.com gentoo.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.fedoraproject.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notfedoraproject.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: fedoraproject.org.example.org\r\n\r\n"
