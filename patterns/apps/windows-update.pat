# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        windows-update
title       Windows Update
kind        application
groups      updates microsoft
source      Microsoft Learn, Windows Update security and required endpoints; Delivery Optimization
parent      tls quic gquic http
host        windowsupdate.com update.microsoft.com windowsupdate.microsoft.com
host        download.microsoft.com delivery.mp.microsoft.com
host        tsfe.trafficshaping.dsp.mp.microsoft.com do.dsp.mp.microsoft.com
host        update.microsoft.com.akadns.net wustat.windows.com
host        definitionupdates.microsoft.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.windowsupdate.com\r\n\r\n"

example tcp
	client hex 160301006a010000660303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000390000001a00180000157777772e77696e646f77737570646174652e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwindowsupdate.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: windowsupdate.com.example.org\r\n\r\n"
