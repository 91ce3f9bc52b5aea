#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The manual pages say what the programs and the module really have.

Each comparison goes both ways: what the code has is in the page, and what
the page names is in the code.
"""
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mdoc import Page, items, words

BUILD = os.environ.get("B", "build")
LIMEN, LIMEND = BUILD + "/limen", BUILD + "/limend"
failed = 0


def result(name, problems):
	global failed
	if problems:
		failed = 1
		print("not ok %s: %s" % (name, "; ".join(problems)), flush=True)
	else:
		print("ok " + name, flush=True)


def same(name, code, page):
	code, page = set(code), set(page)
	problems = []
	if code - page:
		problems.append("not in the page: " + " ".join(sorted(code - page)))
	if page - code:
		problems.append("only in the page: " + " ".join(sorted(page - code)))
	if not code:
		problems.append("nothing found in the code")
	result(name, problems)


def read(path):
	with open(path) as file:
		return file.read()


def output(*argv):
	return subprocess.run(argv, stdout=subprocess.PIPE,
		stderr=subprocess.DEVNULL, text=True).stdout


def complete(*words_):
	return output(LIMEN, "--complete", *words_).split()


def lint():
	for path in sorted(glob.glob("man/*.[1-8]")):
		run = subprocess.run(["mandoc", "-Tlint", path],
			stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
		# what this machine has of other pages is not about this one
		lines = [l for l in run.stdout.splitlines() if path in l and
			"referenced manual not found" not in l]
		result("%s is clean" % os.path.basename(path), lines)
		text = re.sub(".\b", "", output("mandoc", "-Tutf8", path))
		# a macro's name where a word was meant, and quotes that close
		# only behind those that began after them
		result("%s reads well" % os.path.basename(path),
			re.findall(r".*(?:<the>|’’|””|“[^”]*“|‘[^\s’]*, ‘).*", text))


def options_of_help(text):
	"""Letters and long names in a help text: -j, --json."""
	found = []
	for letter, name in re.findall(r"^ +(?:-(\w), )? *--([\w-]+)", text, re.M):
		found += ([letter] if letter else []) + ["-" + name]
	return found


def options_by_command(page):
	"""What the page says goes with each command: {"status": ["w", ...]}."""
	text = page.section("Which go with which command")
	found = {}
	for names, options in re.findall(r"^\.It (Cm .*)\n\.Fl (.*)$", text, re.M):
		for name in re.findall(r"\w+", names[3:]):
			found[name] = options.split(" , ")
	return found


def both_forms(said, taken):
	"""With the long names of the letters in @said, of those in @taken."""
	for option in said:
		yield option
		if len(option) == 1 and option in taken:
			yield taken[taken.index(option) + 1]


def limen():
	page = Page("limen.8")
	commands = complete("")
	same("limen's commands", commands,
		items(page.section("COMMANDS"), "Cm"))
	every = set()
	for command in commands:
		every |= set(options_of_help(output(LIMEN, command, "--help")))
	same("limen's options", every, [o.rstrip(",") for o in
		items(page.section("OPTIONS"), "Fl")])
	common = set(options_of_help(output(LIMEN, "help", "--help"))) | {"j", "-json"}
	said = options_by_command(page)
	for command in commands:
		taken = options_of_help(output(LIMEN, command, "--help"))
		same("options of limen %s" % command, set(taken) - common | {"-color"},
			set(both_forms(said.get(command, []), taken)) | {"-color"})
	without = set(re.findall(r"^\.Ss (.*, .*)$", page.section("COLUMNS"),
		re.M)[0].split(", "))
	for command in commands:
		keys = complete(command, "--sort", "") or \
			[k.rstrip("=") for k in complete(command, "--filter", "")]
		if command in without:
			result("limen %s has no columns" % command, keys)
		else:
			same("columns of limen %s" % command, keys,
				items(page.section(command), "Va"))


def keys_of(value):
	"""All keys of a JSON document, whatever their depth."""
	if isinstance(value, dict):
		for key, inner in value.items():
			yield key
			yield from keys_of(inner)
	elif isinstance(value, list):
		for inner in value:
			yield from keys_of(inner)


def limen_json():
	known = words(Page("limen.8").section("JSON"), "Va")
	for command in "status", "doctor":
		keys = set(keys_of(json.loads(output(LIMEN, command, "-j"))))
		result("JSON keys of limen %s" % command,
			["not in the page: " + k for k in sorted(keys - set(known))])
	source = "".join(map(read, glob.glob("cli/*.c") + glob.glob("cli/*/*.c")))
	written = set(re.findall(
		r'writer_(?!text)\w+\(\w+(?:->\w+)*, "(\w+)"', source))
	written |= set(re.findall(
		r'\{ "(\w+)",\s+status_(?:kernel_counter|queues_sum|daemon_counter)\(', source))
	written |= set(re.findall(r'begin_line\(w, "(\w+)"', source))
	written |= set(re.findall(r'\.rows = "(\w+)"', source))
	written |= set(re.findall(r'write_one\(w, "(\w+)"', source))
	same("JSON keys in limen's source", written, known)


def limen_doctor():
	checks = re.findall(r'^\t\{ "([\w-]+)", judge_', read("cli/checks.c"), re.M)
	same("limen doctor's checks", checks, re.findall(r"^\.It ([\w-]+)$",
		Page("limen.8").section("DOCTOR"), re.M))


def limend():
	page = Page("limend.8")
	same("limend's options", options_of_help(output(LIMEND, "--help")),
		[o.rstrip(",") for o in items(page.section("OPTIONS"), "Fl")])
	jsonl = read("daemon/export/jsonl.c")
	keys = re.findall(r'(?:jsonio_\w+|put_\w+)\(o, (?:&r->tuple, \d, )?"(\w+)"(?:, "(\w+)")?',
		jsonl)
	same("keys of limend -r -j", [k for pair in keys for k in pair if k],
		words(page.section("JSON OF FLOWS"), "Va"))


def limend_counters():
	page = Page("limend.8")
	for part, header in (("pipeline", "pipeline"), ("source", "source/nfqueue"),
			("ring", "source/ring"), ("verdict", "verdict/backlog"),
			("monitor", "export/monitor"), ("recorder", "export/recorder"),
			("control", "control")):
		listed = re.search(r"^#define \w+_COUNTERS\(X\)(.*?)\n\n",
			read("daemon/%s.h" % header), re.M | re.S)[1]
		code = ["%s %s: %s" % found for found in
			re.findall(r'X\((\w+), "([^"]*)",\s+"([^"]*)"\)', listed)]
		said = ["%s %s" % found for found in
			re.findall(r"^\.It Va (\w+)\n(.*)", page.section(part + " counters"),
				re.M)]
		same("%s counters of limend" % part, code, said)


def config():
	source = "".join(read("lib/config/%s.c" % f)
		for f in ("load", "options", "classes", "interfaces"))
	keys = re.findall(r'CFG_(?:STR|INT|BOOL|STR_LIST|SEC)\("(\w+)"', source)
	page = Page("limend.conf.5")
	same("keys of limend.conf", keys, items(page.section("KEYS"), "Ic"))
	shown = dict(re.findall(r"^\.It Ic (\w+) No = (\S+)", page.section("KEYS"),
		re.M))
	wrong = []
	for key, value in re.findall(r'CFG_(?:STR|INT)\("(\w+)", ([^,]+), CFGF_NONE', source):
		said = shown[key].replace("\\(dq", '"')
		if said != value:
			wrong.append("%s is %s, the page says %s" % (key, value, said))
	result("defaults of limend.conf", wrong)
	defaults = read("lib/bounds.c")
	wrong = []
	for key, name in (("flows", "flows"), ("bytes", "stream_bytes"),
			("idle_tcp", "idle_tcp_s"), ("idle_udp", "idle_udp_s"),
			("window", "window"), ("tcp_packets", "tcp_packets"),
			("udp_packets", "udp_packets"), ("match_limit", "match_limit")):
		value = eval(re.search(r"\.%s = ([\d <]+)," % name, defaults)[1])
		if int(shown[key]) != value:
			wrong.append("%s is %d, the page says %s" % (key, value, shown[key]))
	result("default limits of limend.conf", wrong)


def patterns():
	page = Page("limen-patterns.5")
	native = "".join(map(read, glob.glob("daemon/pattern/*.c")))
	same("directives of patterns",
		set(re.findall(r'^\t\{ "(\w+)", (?:parse|open)_\w+, (?:true|false) \}', native, re.M)),
		set(items(page.section("THE NATIVE FORM"), "Ic")) - {"limen"})
	fields = re.findall(r'X\(\w+, "([\w.]+)"\)', read("daemon/decode/fields.h"))
	same("fields of patterns", fields, words(page.section("DECODED FIELDS"), "Va"))
	decoders = re.findall(r"&(\w+)_decoder", read("daemon/decode/table.c"))
	same("decoders of patterns", decoders, words(page.section("DECODED FIELDS"), "Ic"))
	values = re.findall(r"\b((?:u8|u16be|u16le|u24be|u32be|u32le))\b",
		page.section("THE NATIVE FORM"))
	source = "".join(map(read, glob.glob("daemon/engine/compare*.c")))
	same("numbers in comparisons", set(re.findall(r'"(u\d+(?:[bl]e)?)"', source)),
		values)


def module():
	page = Page("limen.4")
	sysfs = "".join(map(read, glob.glob("kmod/sysfs*.c")))
	files = {
		"/sys/kernel/limen": r"^ROOT_FILE\((\w+)",
		"/sys/kernel/limen/net/INODE": r"^NET_FILE\((\w+)",
		"/sys/kernel/limen/net/INODE/labels/ID": r"struct label_file label_(\w+) =",
		"/sys/kernel/limen/net/INODE/classes/NUMBER": r"struct class_file class_(\w+) =",
		"/sys/kernel/limen/net/INODE/rings/NUMBER": r"struct ring_file ring_(\w+) =",
	}
	for folder, pattern in files.items():
		same("files of " + folder, re.findall(pattern, sysfs, re.M),
			items(page.section(folder), "Pa"))
	counters = re.findall(r"X\([A-Z_]+, (\w+),", read("include/limen/counter.h"))
	same("the module's counters", counters,
		items(page.section("/sys/kernel/limen/net/INODE/counters"), "Pa"))
	boundary = read("include/limen/boundary.h")
	lists = {name: re.findall(r"X\([A-Z_0-9]+, (\w+),", text) for name, text in
		re.findall(r"^#define LIMEN_(\w+)\(X\)(.*?)\n\n", boundary, re.M | re.S)}
	boundaries = {
		"crossings": re.findall(r"__ATTR\((mode), |^CROSSINGS_FILE\((\w+)",
			sysfs, re.M),
		"crossings/total": lists["CROSSINGS"],
		"posture": lists["FEATURES"] + re.findall(r"^POSTURE_FILE\((\w+)",
			sysfs, re.M),
		"layout": [name + end for name in lists["REGIONS"]
			for end in ("_start", "_end")],
	}
	for folder, files in boundaries.items():
		folder = "/sys/kernel/limen/" + folder
		same("files of " + folder, ["".join(file) for file in files],
			items(page.section(folder), "Pa"))
	debugfs = "".join(map(read, glob.glob("kmod/*.c")))
	same("files in debugfs",
		re.findall(r'debugfs_create_file\("(\w+)"', debugfs),
		items(page.section("DEBUGFS"), "Pa"))


def abi():
	names = set()
	for header in glob.glob("include/limen/*.h"):
		text = re.sub(r"/\*.*?\*/", "", read(header), flags=re.S)
		names |= set(re.findall(r"\bLIMEN_[A-Z0-9_]+\b", text))
	# ends of lists, and macros that only make others
	helpers = {n for n in names if re.search(r"_(UNSPEC|MAX)$", n)
		and not re.search(r"GEN_MAX$", n)} | {"LIMEN_%s_%s" % (list, end)
			for list in ("COUNTER", "CROSSING", "FEATURE", "REGION")
			for end in ("", "ENUM")}
	text = Page("limen-abi.7").text
	same("names of the ABI", names - helpers,
		set(re.findall(r"\bLIMEN_[A-Z0-9_]+\b", text)))
	for struct in re.findall(r"^struct (limen_\w+) \{(.*?)^\};",
			read("include/limen/genl.h"), re.M | re.S):
		fields = re.findall(r"__\w+\s+(\w+)(?:\[\d\])?;",
			re.sub(r"/\*.*?\*/", "", struct[1], flags=re.S))
		same("fields of struct " + struct[0], fields,
			re.findall(r"^__\w+ +(\w+)(?:\[\d\])?;",
				Page("limen-abi.7").section("struct " + struct[0]), re.M))


for test in (lint, limen, limen_json, limen_doctor, limend, limend_counters,
		config, patterns, module, abi):
	try:
		test()
	except Exception as error:
		result(test.__name__, ["%s: %s" % (type(error).__name__, error)])
sys.exit(failed)
