#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Every example of every shipped pattern gives its label and no
# counterexample does, with all patterns competing; and the checker finds
# what is wrong in patterns that are.
import os
import re
import subprocess
import sys
import tempfile

PATCHECK = os.path.join(os.environ.get("B", "build"), "tests/patterns/patcheck")
HEAD = "limen 1\nname {}\nsource test\ntransport tcp\n"
BROKEN = {
	# file: (text, what the checker must say)
	"syntax": ("limen 1\nname syntax\nbogus 1\n", r"syntax\.pat:3:1: error:"),
	"regex": (HEAD.format("regex") + "rule\n\tclient ^a(b\n",
		r"regex\.pat:6:13: error:"),
	"first": (HEAD.format("first") + "order 10\nrule\n\tclient ^ab\n"
		"example\n\tclient \"abc\"\ncounterexample\n\tclient \"x\"\n", None),
	"second": (HEAD.format("second") + "rule\n\tclient ^abc\n"
		"example\n\tclient \"abc\"\ncounterexample\n\tclient \"x\"\n",
		r"second\.pat:7:1: error: example gives \"first\".*first\.pat"),
	"wrong": (HEAD.format("wrong") + "rule\n\tclient ^z\n"
		"example\n\tclient \"y\"\ncounterexample\n\tclient \"z\"\n",
		r"wrong\.pat:7:1: error: example gives nothing"),
	"bare": (HEAD.format("bare") + "rule\n\tclient ^q\n",
		r"bare\.pat: error: there is no example"),
	"orphan": (HEAD.format("orphan") + "parent regex\nrule\n\tclient ^o\n",
		r"orphan\.pat:5:1: error: there is no pattern \"regex\""),
	# each has a rule that matches the other's example
	"mutual-a": (HEAD.format("mutual-a") + "rule\n\tclient ^m1zzzz\nrule\n\tclient ^m2\n"
		"example\n\tclient \"m1zzzz\"\ncounterexample\n\tclient \"x\"\n",
		r"mutual-a\.pat: warning: \"mutual-a\" and \"mutual-b\" shadow each other"),
	"mutual-b": (HEAD.format("mutual-b") + "rule\n\tclient ^m2zzzz\nrule\n\tclient ^m1\n"
		"example\n\tclient \"m2zzzz\"\ncounterexample\n\tclient \"x\"\n", None),
	"never": (HEAD.format("never") + "order 90\nrule\n\tclient ^ab\n"
		"counterexample\n\tclient \"x\"\n",
		r"never\.pat: warning: matches \d flows and labels none.*\"first\""),
	"slow": (HEAD.format("slow") + "rule\n\tclient ^(?:a*Q|a)*b\n"
		"example\n\tclient \"ab\"\ncounterexample\n\tclient \"x\"\n",
		r"slow\.pat:6:1: warning: (slow|reaches)"),
}


def patcheck(*args):
	return subprocess.run([PATCHECK, *args], capture_output=True, text=True)


def check_shipped():
	done = patcheck("-v", "-q", "patterns")
	good = re.findall(r"^([a-z0-9-]+): ok$", done.stdout, re.M)
	errors = [line for line in done.stdout.splitlines() if ": error: " in line]
	for name in good:
		print("ok examples of %s" % name)
	for line in errors:
		print("not ok %s" % line)
	if done.returncode not in (0, 1) or not good:
		print("not ok patcheck: status %d, %s" % (done.returncode, done.stderr))
	return done.returncode == 0


def check_broken():
	well = True
	with tempfile.TemporaryDirectory() as place:
		for name, (text, _) in BROKEN.items():
			with open(os.path.join(place, name + ".pat"), "w") as f:
				f.write(text)
		said = patcheck(place).stdout
	for name, (_, want) in BROKEN.items():
		if want and not re.search(want, said):
			print(said)
			print("not ok finds what is wrong in %s" % name)
			well = False
		elif want:
			print("ok finds what is wrong in %s" % name)
	return well


if __name__ == "__main__":
	sys.exit(0 if check_shipped() & check_broken() else 1)
