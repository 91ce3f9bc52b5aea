# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        googlecloud
title       Google Cloud
kind        application
groups      cloud google
source      Google Cloud documentation, private Google access domains
parent      tls quic gquic http
host        cloud.google.com run.app cloudfunctions.net storage.googleapis.com
host        gcr.io pkg.dev cloudshell.dev bigquery.cloud.google.com
host        compute.googleapis.com gke.goog

example tcp
	client "GET / HTTP/1.1\r\nHost: cloud.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcloud.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: cloud.google.com.example.org\r\n\r\n"
