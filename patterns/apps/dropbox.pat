# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dropbox
title       Dropbox
kind        application
groups      storage
source      Dropbox Help Center, Official Dropbox domains
parent      tls quic gquic http
host        dropbox.com dropboxapi.com dropboxstatic.com
host        dropboxusercontent.com dropboxpartners.com dropboxmail.com
host        getdropbox.com db.tt dropbox-dns.com dropboxbusiness.com
host        hellosign.com docsend.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.dropbox.com\r\n\r\n"

example tcp
	client hex 1603010064010000600303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100003300000014001200000f7777772e64726f70626f782e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdropbox.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: dropbox.com.example.org\r\n\r\n"
