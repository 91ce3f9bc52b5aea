# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gmail
title       Gmail
kind        application
groups      mail google
source      Gmail Help, Check Gmail through other email platforms; Google Workspace Admin Help
parent      tls quic gquic http imap pop3 smtp
host        mail.google.com gmail.com googlemail.com inbox.google.com
host        gmail.googleapis.com gmail-smtp-in.l.google.com aspmx.l.google.com

example tcp
	client "GET / HTTP/1.1\r\nHost: mail.google.com\r\n\r\n"

example tcp
	client hex 1603010064010000600303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100003300000014001200000f6d61696c2e676f6f676c652e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmail.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mail.google.com.example.org\r\n\r\n"
