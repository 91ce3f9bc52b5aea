# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amazonaws
title       Amazon Web Services
kind        application
groups      cloud amazon
source      AWS General Reference, service endpoints
parent      tls quic gquic http
host        amazonaws.com amazonaws.com.cn aws.amazon.com awsstatic.com
host        awsdns.com awscloud.com api.aws on.aws awsapps.com
host        elasticbeanstalk.com aws.dev amplifyapp.com cloudfront.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.amazonaws.com\r\n\r\n"

example tcp
	client hex 1603010066010000620303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000350000001600140000117777772e616d617a6f6e6177732e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notamazonaws.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: amazonaws.com.example.org\r\n\r\n"
