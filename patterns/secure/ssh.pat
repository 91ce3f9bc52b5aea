# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ssh
title       Secure Shell
kind        protocol
groups      secure remote
source      RFC 4253 sections 4.2, 7.1 and 8, RFC 5656 section 7.1
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

# The exchange of keys behind it: a point of 32 or 65 bytes, the server's key.
rule
	either ^\x00\x00\x00(?:\x2c\x06\x1e\x00\x00\x00\x20|\x4c\x05\x1e\x00\x00\x00\x41\x04)

rule
	either ^\x00\x00[\x00-\x20].[\x04-\x20]\x1f\x00\x00[\x00-\x08].\x00\x00\x00[\x07-\x40](?:ssh-|ecdsa-|rsa-|sk-|x509v3-)

example
	client "SSH-2.0-OpenSSH_9.6\r\n"
	server "SSH-2.0-dropbear_2022.83\r\n"

example
	server "Welcome\r\nSSH-2.0-Example_1.0\r\n"

example
	client hex 00 00 00 2c 06 1e 00 00 00 20 pad 32 5a pad 6 00
	server hex 00 00 00 bc 08 1f 00 00 00 33 00 00 00 0b "ssh-ed25519" hex 00 00 00 20 pad 32 5a

example
	server hex 00 00 00 bc 08 1f 00 00 00 33 00 00 00 0b "ssh-ed25519" hex 00 00 00 20 pad 32 5a

example
	client hex 00 00 02 94 08 14 pad 16 a5 hex 00 00 00 11 "curve25519-sha256"

counterexample
	client hex 00 00 00 2c 06 1e 00 00 00 21 pad 32 5a pad 6 00

counterexample
	client "SSHX-2.0-foo\r\n"

counterexample
	client "SSH is a protocol\r\n"
