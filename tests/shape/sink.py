#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""sink.py PORT - an HTTP server that reads what is sent to it, for uploads."""
import asyncio
import sys


async def serve(reader, writer):
	try:
		head = await reader.readuntil(b"\r\n\r\n")
		left = 0
		for line in head.split(b"\r\n"):
			if line.lower().startswith(b"content-length:"):
				left = int(line.split(b":")[1])
		while left > 0:
			data = await reader.read(65536)
			if not data:
				return
			left -= len(data)
		writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
			b"Connection: close\r\n\r\n")
		await writer.drain()
	except (ConnectionError, asyncio.IncompleteReadError, ValueError):
		pass
	finally:
		writer.close()


async def main():
	server = await asyncio.start_server(serve, None, int(sys.argv[1]),
		reuse_address=True)
	async with server:
		await server.serve_forever()

asyncio.run(main())
