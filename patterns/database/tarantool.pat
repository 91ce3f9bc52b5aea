# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tarantool
title       Tarantool
kind        protocol
groups      database
source      Tarantool documentation, Binary protocol: greeting message
transport   tcp
port        3301

rule
	server ^Tarantool [0-9]{1,2}\.[0-9]{1,3}[^\n]* \((?:Binary|Lua console)\)

example
	server "Tarantool 2.10.4 (Binary) 6a36e2a6-0000-4000-8000-000000000000\n"

counterexample
	server "Tarantool is a database\n"
