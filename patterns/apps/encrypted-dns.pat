# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        encrypted-dns
title       DNS over HTTPS or TLS resolvers
kind        application
groups      dns
source      Public resolvers' documentation: Google, Cloudflare, Quad9, OpenDNS, NextDNS, AdGuard, CleanBrowsing
parent      tls quic gquic http
host        dns.google dns.google.com cloudflare-dns.com one.one.one.one
host        dns.quad9.net dns9.quad9.net dns10.quad9.net dns11.quad9.net
host        doh.opendns.com dns.opendns.com doh.familyshield.opendns.com
host        dns.umbrella.com dns.nextdns.io adguard-dns.com dns.adguard.com
host        dns-unfiltered.adguard.com cleanbrowsing.org doh.dns.sb dot.sb
host        doh.xfinity.com dns.controld.com freedns.controld.com
host        doh.mullvad.net dns.mullvad.net doh.dns.apple.com doh.libredns.gr
host        dnsforge.de dns.alidns.com doh.pub dot.pub doh.360.cn
host        dns.switch.ch

example tcp
	client "GET / HTTP/1.1\r\nHost: www.dns.google\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdns.google\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: dns.google.example.org\r\n\r\n"
