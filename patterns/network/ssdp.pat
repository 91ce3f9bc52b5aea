# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ssdp
title       Simple Service Discovery Protocol
kind        protocol
groups      network
source      UPnP Device Architecture 2.0, section 1 Discovery; draft-cai-ssdp-v1
transport   udp
port        1900

rule
	either ^(?:M-SEARCH|NOTIFY) \* HTTP/1\.[01]\r?\n

rule
	either ^HTTP/1\.[01] 200 OK\r?\n(?:(?!(?i:ST|USN|AL|BOOTID\.UPNP\.ORG|OPT) ?:)[^\r\n]{1,1024}+\r?\n){0,24}+(?i:ST|USN|AL|BOOTID\.UPNP\.ORG|OPT) ?:

example
	client "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n"

example
	server "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age = 1800\r\nST: upnp:rootdevice\r\nUSN: uuid:1::upnp:rootdevice\r\n\r\n"

counterexample
	client "M-SEARCH * RTSP/1.0\r\n\r\n"

counterexample
	server "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
