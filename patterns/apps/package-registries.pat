# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        package-registries
title       Package registries for developers
kind        application
groups      updates developer
source      npm, PyPI, RubyGems, crates.io and Maven Central documentation
parent      tls quic gquic http
host        npmjs.org npmjs.com pypi.org pythonhosted.org rubygems.org
host        crates.io repo.maven.apache.org repo1.maven.org nuget.org
host        packagist.org goproxy.io proxy.golang.org yarnpkg.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.npmjs.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnpmjs.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: npmjs.org.example.org\r\n\r\n"
