# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of this folder share: where things are, and running limend."""
import os
import subprocess
import sys
import time

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
BUILD = os.path.join(PROJECT, os.environ.get("B", "build"))
LIMEND = os.path.join(BUILD, "limend")
PATTERNS = os.environ.get("P", os.path.join(PROJECT, "patterns"))
# captures with the truth about their flows, not part of this project
CORPUS = os.environ.get("LIMEN_CORPUS", os.path.join(PROJECT, "../shared/corpus"))

# what a sanitizer says when it has found something
REPORTS = (b"AddressSanitizer", b"LeakSanitizer", b"runtime error:",
	   b"UndefinedBehaviorSanitizer")


class Failure(Exception):
	pass


def captures():
	"""Paths of the corpus' captures, or None if there is no corpus."""
	folder = os.path.join(CORPUS, "pcap")
	if not os.path.isdir(folder):
		return None
	return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]


def limend(arguments, expect=(0,), limit=120, stdin=None):
	"""Run limend; its output and messages, or Failure if it misbehaves."""
	env = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1")
	try:
		done = subprocess.run([LIMEND, "-p", PATTERNS] + arguments,
				      stdin=stdin or subprocess.DEVNULL,
				      stdout=subprocess.PIPE, stderr=subprocess.PIPE,
				      timeout=limit, env=env)
	except OSError as error:
		raise Failure("%s: %s" % (LIMEND, error.strerror))
	except subprocess.TimeoutExpired:
		raise Failure("still running after %d s" % limit)
	for report in REPORTS:
		if report in done.stderr:
			at = done.stderr.index(report)
			raise Failure("sanitizer: " + first_line(done.stderr[at:]))
	if done.returncode not in expect:
		raise Failure("status %d: %s" % (done.returncode, first_line(done.stderr)))
	return done.stdout, done.stderr


def first_line(text):
	return text.decode("utf-8", "backslashreplace").partition("\n")[0]


class Results:
	"""Prints a line for each test, remembers whether all were good."""

	def __init__(self):
		self.failed = False

	def run(self, name, test, *arguments):
		start = time.monotonic()
		try:
			test(*arguments)
			line = "ok %s" % name
		except Failure as failure:
			self.failed = True
			line = "not ok %s: %s" % (name, failure)
		print("%s [%.1f]" % (line, time.monotonic() - start), flush=True)

	def skip(self, name, why):
		print("ok %s # skip %s" % (name, why), flush=True)

	def exit(self):
		sys.exit(1 if self.failed else 0)
