# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        certificates
title       Certificate status and issuance
kind        application
groups      security
source      RFC 6960 and CA/Browser Forum; certificate authorities' OCSP, CRL and ACME host lists
parent      tls quic gquic http
host        lencr.org letsencrypt.org digicert.com sectigo.com usertrust.com
host        globalsign.com globalsign.net entrust.net pki.goog ocsp.apple.com
host        crl.apple.com ocsp2.apple.com crl.microsoft.com ocsp.msocsp.com
host        comodoca.com ocsp.godaddy.com crl.godaddy.com starfieldtech.com
host        identrust.com amazontrust.com verisign.com thawte.com geotrust.com
host        rapidssl.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.lencr.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notlencr.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: lencr.org.example.org\r\n\r\n"
