# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        youtube
title       YouTube
kind        application
groups      video google
source      Google Workspace Admin Help, YouTube host names; Google, Domains used by YouTube
parent      tls quic gquic http
host        youtube.com youtu.be youtube-nocookie.com googlevideo.com
host        ytimg.com youtubei.googleapis.com youtube.googleapis.com
host        youtubeembeddedplayer.googleapis.com youtubekids.com yt.be
host        yt3.ggpht.com yt3.googleusercontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.youtube.com\r\n\r\n"

example tcp
	client hex 1603010064010000600303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100003300000014001200000f7777772e796f75747562652e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notyoutube.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: youtube.com.example.org\r\n\r\n"
