# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        distcc
title       distcc distributed compiling
kind        protocol
groups      rpc unix
source      distcc protocol description (doc/protocol-1.txt, protocol-2.txt, protocol-3.txt)
transport   tcp
port        3632

# Tokens of four letters, each with a number of eight hexadecimal digits:
# version, directory or number of arguments, then the arguments.
rule
	client ^DIST0000000[1-9](?:CDIR[0-9a-f]{8}|ARGC0000[0-9a-f]{4}ARGV0000[0-9a-f]{4})

# Answer: version, exit status, error output.
rule
	server ^DONE0000000[1-9]STAT[0-9a-f]{8}(?:$|SERR)

example
	client "DIST00000001ARGC00000004ARGV00000003gccARGV00000002-c"

example
	server "DONE00000001STAT00000000SERR00000000SOUT00000000DOTI00000000"

counterexample
	client "DIST00000001ARGC00000004ARGX00000003gcc"
