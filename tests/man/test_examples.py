#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples in the manual pages are run as they stand there.

Neither module nor daemon is needed: what asks them must fail as the page says
it does, and not because the example is wrong usage.
"""
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mdoc import Page

PROJECT = os.getcwd()
BUILD = os.path.abspath(os.environ.get("B", "build"))
SECONDS = 3		# for those that have no end
PATIENCE = 200		# with those that have
failed = 0


def result(name, problem=None):
	global failed
	if problem:
		failed = 1
		print("not ok %s: %s" % (name, problem), flush=True)
	else:
		print("ok " + name, flush=True)


def commands(block):
	"""Lines of a block, continued ones joined."""
	return [line.strip() for line in block.replace("\\\n", "").splitlines()
		if line.strip()]


def run(line, folder, seconds):
	"""Status and both outputs; 124 if it was still running."""
	env = dict(os.environ, PATH=BUILD + ":" + os.environ["PATH"])
	shell = subprocess.Popen(["bash", "-c", "exec 2>&1; set -o pipefail; " + line],
		cwd=folder, env=env, stdin=subprocess.DEVNULL,
		stdout=subprocess.PIPE, text=True, start_new_session=True)
	try:
		return shell.wait(seconds), shell.stdout.read()
	except subprocess.TimeoutExpired:
		os.killpg(shell.pid, signal.SIGKILL)
		shell.wait()
		return 124, ""
	finally:
		shell.stdout.close()


def limen(folder):
	for block in Page("limen.8").examples():
		for line in commands(block):
			status, text = run(line, folder, SECONDS)
			result("limen(8): " + line, None if status in (0, 1, 3, 4, 124)
				else "status %d: %s" % (status, text.strip()))


def checksum(data):
	total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
	while total >> 16:
		total = (total & 0xffff) + (total >> 16)
	return ~total & 0xffff


def packet(sender, number, flags, payload):
	"""A raw IPv4 packet of one HTTP exchange."""
	ends = [bytes([192, 0, 2, 1]), bytes([192, 0, 2, 2])]
	ports = [40000, 80]
	if sender:
		ends.reverse()
		ports.reverse()
	tcp = struct.pack("!HHIIBBHHH", *ports, number, 1, 5 << 4, flags, 8192, 0, 0)
	header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp) + len(payload),
		0, 0, 64, 6, 0) + ends[0] + ends[1]
	header = header[:10] + struct.pack("!H", checksum(header)) + header[12:]
	return header + tcp + payload


def write_capture(path):
	packets = [
		packet(0, 0, 2, b""), packet(1, 0, 18, b""),
		packet(0, 1, 24, b"GET / HTTP/1.1\r\nHost: www.example.org\r\n\r\n"),
		packet(1, 1, 24, b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
	]
	with open(path, "wb") as file:
		file.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 101))
		for i, data in enumerate(packets):
			file.write(struct.pack("<IIII", i, 0, len(data), len(data)) + data)


def limend(folder):
	write_capture(folder + "/trace.pcap")
	shutil.copytree("patterns/web", folder + "/patterns")
	for block in Page("limend.8").examples():
		for line in commands(block):
			if not re.search(r"limend .*-[rt]\b", line):
				continue	# live: tests/native and tests/vm
			# what a capture would bring comes from the file here
			line = line.replace("tcpdump -w -", "cat trace.pcap")
			if "-p " not in line:
				line = line.replace("-r ", "-r -p patterns ")
			status, text = run(line, folder, PATIENCE)
			if not status and "-r" in line and "http" not in text:
				status = "http is not recognised"
			result("limend(8): " + line, status and "%s: %s" % (status, text))


def config(folder):
	path = folder + "/limend.conf"
	blocks = [b for b in Page("limend.conf.5").examples() if "members" in b]
	for number, block in enumerate(blocks, 1):
		with open(path, "w") as file:
			file.write('patterns = { "%s/patterns" }\n%s' % (PROJECT, block))
		# one pattern's lint is enough, the members are all looked up
		run_ = subprocess.run([BUILD + "/limend", "-t", "-f", path, "ssh"],
			stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
		result("limend.conf(5): example %d" % number,
			run_.returncode and run_.stdout)


def patterns(folder):
	page = Page("limen-patterns.5")
	for name in ("secure", "web"):
		shutil.copytree("patterns/" + name, "%s/pat/%s" % (folder, name))
	names = []
	for block in page.examples():
		name = [line.split()[1] for line in block.splitlines()
			if line.startswith("name")][0]
		names.append(name)
		with open("%s/pat/%s.pat" % (folder, name), "w") as file:
			file.write(block)
	os.mkdir(folder + "/l7")
	with open(folder + "/l7/ssh.pat", "w") as file:
		file.write(page.examples("L7-FILTER'S FORM")[0])
	for what, argv in (("native examples", ["-p", folder + "/pat"] + names),
			("example of l7-filter's form", ["-p", folder + "/l7"])):
		run_ = subprocess.run([BUILD + "/limend", "-t"] + argv,
			stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
		bad = run_.returncode or ", 0 errors, 0 warnings" not in run_.stdout
		result("limen-patterns(5): " + what, run_.stdout if bad else None)


def main():
	with tempfile.TemporaryDirectory() as folder:
		for test in (limen, limend, config, patterns):
			try:
				test(folder)
			except Exception as error:
				result(test.__name__, "%s: %s" % (type(error).__name__, error))
	return failed


sys.exit(main())
