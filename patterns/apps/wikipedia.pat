# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wikipedia
title       Wikipedia and Wikimedia
kind        application
groups      reference
source      Wikimedia Foundation, list of project domains
parent      tls quic gquic http
host        wikipedia.org wikimedia.org wikidata.org mediawiki.org
host        wiktionary.org wikibooks.org wikinews.org wikiquote.org
host        wikisource.org wikiversity.org wikivoyage.org wmfusercontent.org
host        wikimediafoundation.org w.wiki

example tcp
	client "GET / HTTP/1.1\r\nHost: www.wikipedia.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwikipedia.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: wikipedia.org.example.org\r\n\r\n"
