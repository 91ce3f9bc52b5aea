# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        advertising
title       Advertising and tracking networks
kind        application
groups      advertising
source      Advertising and tracking networks: domains of its site, apps and content
parent      tls quic gquic http
host        doubleclick.net googlesyndication.com googleadservices.com
host        google-analytics.com analytics.google.com adservice.google.com
host        2mdn.net admob.com criteo.com criteo.net taboola.com outbrain.com
host        adnxs.com pubmatic.com rubiconproject.com scorecardresearch.com
host        quantserve.com adsrvr.org openx.net moatads.com casalemedia.com
host        bidswitch.net smartadserver.com appsflyer.com adjust.com
host        hotjar.com amplitude.com mixpanel.com chartbeat.com newrelic.com
host        nr-data.net crashlytics.com app-measurement.com teads.tv
host        yieldmo.com applovin.com unityads.unity3d.com mopub.com inmobi.com
host        branch.io segment.io

example tcp
	client "GET / HTTP/1.1\r\nHost: www.doubleclick.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdoubleclick.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: doubleclick.net.example.org\r\n\r\n"
