# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nmea0183
title       NMEA 0183 and AIS over IP
kind        protocol
groups      iot network
source      NMEA 0183 sentence format, IEC 61162-1; IEC 61162-450
transport   tcp udp
port        10110

rule
	either ^(?:\\[^\\\r\n]{1,80}\\|UdPbC\x00\\[^\\\r\n]{1,80}\\)?[$!](?:(?:GP|GN|GL|GA|GB|AI|II|IN|WI|HE|HC|SD|VW|TI|RA|YX|BD|AN|BS|SA)[A-Z]{3}|P[A-Z]{3}[A-Z0-9]{0,3}),[^\r\n*]{1,80}\*[0-9A-F]{2}\r?\n

example udp
	client "$GPGLL,4916.45,N,12311.12,W,225444,A*31\r\n"

example tcp
	server "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C\r\n"

counterexample udp
	client "$GPGLL,4916.45,N,12311.12,W\r\n"
