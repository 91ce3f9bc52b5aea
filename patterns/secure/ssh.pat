# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ssh
title       Secure Shell
kind        protocol
groups      secure remote
source      RFC 4253 sections 4.2 and 7.1
transport   tcp
port        22
decode      ssh

rule
	either ^SSH-(?:1\.[0-9]{1,2}|2\.0)-[\x20-\x7e]

# A server may send other lines before its identification.
rule
	server ^[\x09\x0a\x0d\x20-\x7e]
	server (?<=\n)SSH-(?:1\.99|2\.0)-[\x21-\x7e]

# KEXINIT, when the identification was not captured.
rule
	either ^\x00\x00[\x00-\x20].[\x04-\xff]\x14.{16}\x00\x00..(?:curve25519-|curve448-|ecdh-sha2-|diffie-hellman-|sntrup761|mlkem768|rsa[0-9]+-sha|gss-|kex|ext-info)

example
	client "SSH-2.0-OpenSSH_9.6\r\n"
	server "SSH-2.0-dropbear_2022.83\r\n"

example
	server "Welcome\r\nSSH-2.0-Example_1.0\r\n"

counterexample
	client "SSHX-2.0-foo\r\n"

counterexample
	client "SSH is a protocol\r\n"
