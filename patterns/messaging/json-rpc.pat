# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        json-rpc
title       JSON-RPC over TCP
kind        protocol
groups      messaging
source      JSON-RPC 2.0 Specification sections 4 and 5, JSON-RPC 1.0 Specification sections 1.1 and 1.2, Language Server Protocol (base protocol), Netstrings (D. J. Bernstein)
transport   tcp
order       60

rule
	either ^\s{0,4}(?:\[\s{0,4})?\{\s?"
	either "jsonrpc"\s?:\s?"[12]\.[0-9]"
	check either u8[len - 1] == 0x0a

rule
	either ^\s{0,4}(?:\[\s{0,4})?\{\s?"
	either "jsonrpc"\s?:\s?"[12]\.[0-9]"
	check either u8[len - 1] & 0xdf == 0x5d

rule
	either ^(?:Content-Type: [^\r\n]{1,100}\r\n)?Content-Length: [0-9]+\r\n(?:Content-Type: [^\r\n]+\r\n)?\r\n\s{0,4}\{[\x00-\xff]{0,512}?"jsonrpc"\s?:\s?"2\.0"

# In a netstring.
rule
	either ^[1-9][0-9]{0,6}:\s?[\[{]
	either "jsonrpc"\s?:\s?"[12]\.[0-9]"
	check either u8[len - 1] == 0x2c

# Version 1.0 does not say what it is: a method is asked for, and the response
# has both a result and an error, one of which is null.
rule
	client ^\{\s?"(?:method|params|id)"\s?:
	client "method"\s?:\s?"[^"]
	server ^\{\s?"(?:result|error|id)"\s?:
	server "result"\s?:
	server "error"\s?:

# Pretty-printed objects.
rule
	either ^\{\s{1,16}(?:"[a-z]{2,8}"\s?:\s?(?:"[^"\r\n]{0,64}"|[0-9]{1,20}),\s{1,16}){0,3}"jsonrpc"\s?:\s?"[12]\.[0-9]"

example
	client "{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], \"id\": 1}"
	server "{\"jsonrpc\": \"2.0\", \"result\": 19, \"id\": 1}"

example
	client "Content-Length: 58\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}"

example
	client "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 58\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}"

example
	client "{\"method\":\"echo\",\"params\":[\"hi\"],\"id\":1}\n"
	server "{\"result\":\"hi\",\"error\":null,\"id\":1}\n"

example
	client "40:{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":10},"

counterexample
	client "{\"method\":\"echo\",\"params\":[\"hi\"],\"id\":1}\n"
	server "{\"answer\":\"hi\",\"error\":null,\"id\":1}\n"

counterexample
	client "{\"rpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], \"id\": 1}"

counterexample
	client "POST /jsonrpc HTTP/1.1\r\nContent-Length: 58\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1}"
