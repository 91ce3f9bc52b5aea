#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Flows that are nothing stay nothing: random bytes, what looks like the
# beginning of a message (lengths that fit, small numbers, words in lines), and
# whole conversations of protocols that do not exist, on ports that protocols
# are known for.
import json
import os
import random
import struct
import subprocess
import sys
import tempfile

LIMEND = os.path.join(os.environ.get("B", "build"), "limend")
FLOWS = 4000
ALLOWED = 4		# chance gives one in some thousand
SIZES = (1, 4, 8, 12, 16, 20, 24, 28, 32, 34, 40, 48, 56, 64, 80, 100, 148,
	200, 400, 700, 1200, 1400)
PORTS = (53, 80, 123, 161, 443, 502, 1194, 1812, 1883, 2152, 3478, 4500, 5060,
	5353, 5683, 8080, 27015, 47808)
WORDS = "alpha beta status ok error 200 list get set value key id name time \
user pass hello quit help info".split()
LINES = ("%s\r\n", "%s x\n", "<%s>", "%s=1;", "[%s]\n", '{"%s":1}')


class Noise:
	def __init__(self, seed, file):
		self.rng = random.Random(seed)
		self.file = file
		self.time = 0
		file.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 101))

	def packet(self, protocol, a, b, header, data):
		ip = struct.pack("!BBHHHBBHII", 0x45, 0, 20 + len(header + data), 0, 0,
			64, protocol, 0, a, b)
		self.time += 1000
		whole = ip + header + data
		self.file.write(struct.pack("<IIII", *divmod(self.time, 1000000),
			len(whole), len(whole)) + whole)

	def text(self):
		rng = self.rng
		more = " ".join(rng.choices(WORDS, k=rng.randrange(10)))
		end = rng.choice(("", "\n", "\r\n"))
		return (rng.choice(LINES) % rng.choice(WORDS) + more + end).encode()

	def message(self, side):
		rng = self.rng
		n = rng.choice(SIZES)
		data = rng.randbytes(n)
		return rng.choice((
			lambda: data,
			lambda: struct.pack("!H", n) + data,
			lambda: struct.pack("<H", n + 2) + data,
			lambda: struct.pack("!I", n) + data,
			lambda: struct.pack("<I", n) + data,
			lambda: bytes(rng.randrange(4) for _ in range(n)),
			lambda: data[:1] + bytes(rng.randrange(1, 8)) + data,
			lambda: struct.pack("!BBHI", rng.randrange(8), rng.randrange(16),
				n, rng.randrange(1000)) + data,
			self.text))()

	def udp(self, a, b, ports):
		for _ in range(self.rng.randrange(1, 10)):
			side = self.rng.randrange(2)
			data = self.message(side)
			ends = ((a, b, ports), (b, a, ports[::-1]))[side]
			self.packet(17, *ends[:2],
				struct.pack("!HHHH", *ends[2], 8 + len(data), 0), data)

	def tcp(self, a, b, ports):
		seq = [self.rng.getrandbits(31), self.rng.getrandbits(31)]

		def segment(side, flags, data=b""):
			ends = ((a, b, ports), (b, a, ports[::-1]))[side]
			self.packet(6, *ends[:2], struct.pack("!HHIIBBHHH", *ends[2],
				seq[side], seq[1 - side], 0x50, flags, 1000, 0, 0), data)
			seq[side] += len(data) + (flags >> 1 & 1)

		segment(0, 2)
		segment(1, 18)
		for _ in range(self.rng.randrange(1, 10)):
			side = self.rng.randrange(2)
			segment(side, 24, self.message(side))

	def flow(self, i):
		rng = self.rng
		ports = (rng.randrange(1024, 65536),
			rng.choice((rng.randrange(1, 65536), rng.choice(PORTS))))
		make = self.tcp if i % 2 else self.udp
		make(0x0a000000 + i, 0x0b000000 + rng.randrange(1 << 16), ports)


class Talk(Noise):
	"""Each flow keeps to a form of its own: a mark, a counter, a length and
	what it counts in some order; or commands and answers in lines."""

	def words(self, least, most):
		return " ".join(self.rng.choices(WORDS, k=self.rng.randint(least, most)))

	def binary(self):
		rng = self.rng
		marks = [rng.randbytes(rng.choice((1, 2, 4, 8))) for _ in range(2)]
		if rng.random() < .5:
			marks[1] = marks[0]
		small = bytes(rng.randrange(6) for _ in range(rng.randrange(5)))
		counter = [rng.getrandbits(rng.choice((4, 8, 16, 31))) for _ in range(2)]
		count, measure = rng.choice(("!I", "<I", "!H", "<H", "B")), rng.choice(
			("!I", "<I", "!H", "<H", "B", ""))
		order, dense = rng.sample(range(4), 4), rng.random() < .6

		def number(form, n):
			return struct.pack(form, n % 256 ** struct.calcsize(form)) if form else b""

		def say(side):
			n = rng.choice(SIZES)
			counter[side] += 1
			parts = (marks[side], small, number(count, counter[side]),
				number(measure, n))
			return b"".join(parts[i] for i in order) + (rng.randbytes(n) if dense
				else bytes(rng.choice((0, 0, 0, 1, 2, 200)) for _ in range(n)))
		return say

	def lines(self):
		rng, end = self.rng, self.rng.choice(("\n", "\r\n"))
		codes = rng.random() < .5

		def say(side):
			if not side:
				text = rng.choice(WORDS) + " " + self.words(0, 3)
				return ((text.upper() if codes else text) + end).encode()
			first = "%d%s" % (rng.randrange(100, 600), rng.choice(" -")) if codes \
				else rng.choice(WORDS).title() + ": "
			return (first + self.words(1, 5) + end).encode()
		return say

	def objects(self):
		return lambda side: json.dumps({self.rng.choice(WORDS): self.rng.choice(
			(1, True, self.words(1, 2), [1, 2])) for _ in range(3)}).encode()

	def flow(self, i):
		make = self.rng.choice((self.binary, self.binary, self.lines, self.objects))
		self.message = make()
		super().flow(i)


def recognised(kind, seed):
	with tempfile.NamedTemporaryFile(suffix=".pcap") as file:
		noise = kind(seed, file)
		for i in range(FLOWS):
			noise.flow(i)
		file.flush()
		done = subprocess.run([LIMEND, "-r", "--why", "-p", "patterns", file.name],
			stdout=subprocess.PIPE, text=True, check=True)
	flows = [json.loads(line) for line in done.stdout.splitlines()]
	if len(flows) != FLOWS:
		return ["%d flows were read of %d" % (len(flows), FLOWS)] * (ALLOWED + 1)
	return ["%s by %s:%s" % (f["label"], f["why"]["file"], f["why"]["line"])
		for f in flows if f["state"] == "decided"]


def main():
	well = True
	for kind, seed in ((Noise, 1), (Noise, 2), (Talk, 3), (Talk, 4)):
		found = recognised(kind, seed)
		name = "%s of seed %d stays unknown" % (kind.__name__.lower(), seed)
		if len(found) > ALLOWED:
			print("not ok %s: %s" % (name, "; ".join(found)))
			well = False
		else:
			print("ok " + name)
	return well


if __name__ == "__main__":
	sys.exit(0 if main() else 1)
