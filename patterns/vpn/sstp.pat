# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sstp
title       Secure Socket Tunneling Protocol
kind        protocol
groups      vpn windows
source      MS-SSTP section 3.2.4.1 (HTTP layer)
transport   tcp
order       40

rule
	client ^SSTP_DUPLEX_POST /sra_\{BA195980-CD49-458b-9E23-C84EE0ADCD75\}/ HTTP/1\.1\r\n

example
	client "SSTP_DUPLEX_POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1\r\nContent-Length: 18446744073709551615\r\n\r\n"

counterexample
	client "POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1\r\n\r\n"
