# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        beanstalkd
title       Beanstalk work queue
kind        protocol
groups      messaging
source      beanstalkd protocol.txt
transport   tcp
port        11300

rule
	client ^put [0-9]{1,10} [0-9]{1,10} [0-9]{1,10} [0-9]{1,10}\r\n

rule
	client ^(?:use|watch|ignore|reserve|list-tubes|stats|delete|peek|put|pause-tube|kick)
	server ^(?:INSERTED [0-9]+|USING [\x21-\x7e]+|WATCHING [0-9]+|RESERVED [0-9]+ [0-9]+|OK [0-9]+\r\n---)

example
	client "put 0 0 60 5\r\nhello\r\n"
	server "INSERTED 1\r\n"

counterexample
	client "put it there\r\n"
