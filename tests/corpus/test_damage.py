#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Captures cut short and with changed bytes: limend reads what there is of
# them, says in one line what is wrong, and neither crashes, leaks nor hangs.
# The changes are the same at each run.
import os
import random
import shutil
import tempfile

from corpus import CORPUS, Failure, Results, captures, limend

ROUNDS = 40
KEEP_HEADER = 40	# bytes at the front that stay, so that it is a capture


def cut(data, rng):
	return data[:rng.randrange(len(data) + 1)]


def flip_some(data, rng):
	"""A few bytes anywhere: lengths, headers, payload."""
	data = bytearray(data)
	for _ in range(rng.randrange(1, 32)):
		data[rng.randrange(min(KEEP_HEADER, len(data) - 1), len(data))] ^= 1 << rng.randrange(8)
	return bytes(data)


def flip_many(data, rng):
	"""One byte in a hundred."""
	data = bytearray(data)
	for _ in range(len(data) // 100 + 1):
		data[rng.randrange(min(KEEP_HEADER, len(data) - 1), len(data))] = rng.randrange(256)
	return bytes(data)


def overwrite(data, rng):
	"""A piece of the capture over another."""
	size = min(len(data), rng.randrange(1, 2000))
	source = rng.randrange(len(data) - size + 1)
	target = rng.randrange(len(data) - size + 1)
	return data[:target] + data[source:source + size] + data[target + size:]


def cut_packets(data, rng):
	"""Cut in the file and flipped too."""
	return flip_some(cut(data, rng) + b"\0", rng)


DAMAGES = (cut, flip_some, flip_many, overwrite, cut_packets)


def damage(paths, folder, damage_one, seed):
	damaged = []
	for path in paths:
		with open(path, "rb") as file:
			data = file.read()
		rng = random.Random("%d %s" % (seed, os.path.basename(path)))
		name = os.path.join(folder, os.path.basename(path))
		with open(name, "wb") as file:
			file.write(damage_one(data, rng))
		damaged.append(name)
	return damaged


def read_all(paths):
	"""All at once; if that fails, one after the other to say which it is."""
	try:
		_, messages = limend(["-r", "-j", "--why"] + paths, expect=(0, 1))
	except Failure:
		for path in paths:
			try:
				limend(["-r", "-j", "--why", path], expect=(0, 1), limit=20)
			except Failure as failure:
				kept = os.path.join(tempfile.gettempdir(), "limen-damaged-" + os.path.basename(path))
				shutil.copy(path, kept)
				raise Failure("%s: %s" % (kept, failure))
		raise
	lines = messages.decode("utf-8", "replace").splitlines()
	if len(lines) > len(paths):
		raise Failure("%d lines of messages for %d captures" % (len(lines), len(paths)))


def one_round(paths, damage_one, seed):
	with tempfile.TemporaryDirectory(prefix="limen-damage.") as folder:
		read_all(damage(paths, folder, damage_one, seed))


def main():
	results = Results()
	paths = captures()
	if paths is None:
		results.skip("damage", "no captures at %s" % CORPUS)
		results.exit()
	for seed in range(ROUNDS):
		damage_one = DAMAGES[seed % len(DAMAGES)]
		results.run("damage-%s-%d" % (damage_one.__name__.replace("_", "-"), seed),
			    one_round, paths, damage_one, seed)
	results.exit()


main()
