# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        google-drive
title       Google Drive and Docs
kind        application
groups      storage office google
source      Google Workspace Admin Help, Google Drive firewall and proxy settings
parent      tls quic gquic http
host        drive.google.com docs.google.com drive.googleapis.com
host        drive-thirdparty.googleusercontent.com docs.googleusercontent.com
host        sheets.google.com slides.google.com script.google.com
host        drive.usercontent.google.com driveuploads.googleapis.com

example tcp
	client "GET / HTTP/1.1\r\nHost: drive.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdrive.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: drive.google.com.example.org\r\n\r\n"
