#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Real captures through limend: every flow is found, nothing leaks, and the
# recognition is as good as score.tsv says it was. "--update" writes the
# present figures there.
import json
import os
import subprocess
import sys
import tempfile

from corpus import CORPUS, Failure, Results, captures, limend

SCORE_TSV = os.path.join(os.path.dirname(os.path.realpath(__file__)), "score.tsv")
# how far a figure may fall before it is a failure: rounding
SLACK = 0.0005

# figure of the scorer, and whether more or less of it is better
FIGURES = (
	("micro precision", "min"),
	("micro recall", "min"),
	("macro precision", "min"),
	("macro recall", "min"),
	("labels found at all", "min"),
	("false-positive rate on negatives", "max"),
	("app right", "min"),
	("host right", "min"),
)


def read_flows(output):
	try:
		flows = [json.loads(line) for line in output.splitlines()]
	except ValueError as error:
		raise Failure("output is not JSON: %s" % error)
	return flows


def write_predictions(flows, file):
	"""As the scorer reads them: a capture without a flow is named too."""
	named = {flow["pcap"] for flow in flows}
	for flow in flows:
		file.write(json.dumps(flow) + "\n")
	for path in captures():
		name = os.path.basename(path)
		if name not in named:
			file.write(json.dumps({"pcap": name}) + "\n")
	file.flush()


def measure(flows):
	"""The scorer's figures for the flows."""
	with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as predictions, \
	     tempfile.NamedTemporaryFile("r", suffix=".json") as figures:
		write_predictions(flows, predictions)
		done = subprocess.run([os.path.join(CORPUS, "score"), "--corpus", CORPUS,
				       "--other", "--summary", "--json", figures.name,
				       predictions.name],
				      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
		if done.returncode != 0:
			raise Failure("scorer: " + done.stderr.decode().strip())
		return json.load(figures)[predictions.name]["summary"]


def figure(summary, name):
	"""A figure by name; "app right" is the last of "app: truth / given / right"."""
	if name in summary:
		return float(summary[name])
	first = name.partition(" ")[0]
	for key, value in summary.items():
		if key.startswith(first + ":"):
			return float(value.split("/")[-1])
	raise Failure("scorer: no figure %r" % name)


def expected():
	figures = {}
	with open(SCORE_TSV, encoding="ascii") as file:
		for line in file:
			if not line.startswith("#"):
				name, bound, value = line.rstrip("\n").split("\t")
				figures[name] = (bound, float(value))
	return figures


def update(summary):
	with open(SCORE_TSV, "w", encoding="ascii") as file:
		file.write("# SPDX-License-Identifier: GPL-2.0-or-later\n"
			   "# figure\tbound\tvalue; test_corpus.py --update writes this\n")
		for name, bound in FIGURES:
			file.write("%s\t%s\t%.4f\n" % (name, bound, figure(summary, name)))


def compare(summary, name, bound, value):
	now = figure(summary, name)
	slack = SLACK * max(1, value)
	if bound == "min" and now < value - slack:
		raise Failure("%.4f, was %.4f" % (now, value))
	if bound == "max" and now > value + slack:
		raise Failure("%.4f, was %.4f" % (now, value))


def check_tuples(flows):
	"""No flow appears twice in a capture."""
	seen = set()
	for flow in flows:
		ends = sorted([(flow["a"], flow["a_port"]), (flow["b"], flow["b_port"])])
		key = (flow["pcap"], flow["proto"], tuple(ends[0]), tuple(ends[1]))
		if key in seen:
			raise Failure("%s: a second row for %s" % (flow["pcap"], key[1:]))
		seen.add(key)


def check_final(flows):
	"""At the end of a capture every flow is settled."""
	for flow in flows:
		if flow["state"] not in ("new", "decided", "unknown"):
			raise Failure("%s: a flow is %s" % (flow["pcap"], flow["state"]))
		if (flow["state"] == "decided") != (flow["label"] != "unknown"):
			raise Failure("%s: %s, but %s" % (flow["pcap"], flow["label"], flow["state"]))


def check_alone(flows, path):
	"""A capture gives the same flows alone as after others."""
	name = os.path.basename(path)
	output, _ = limend(["-r", "-j", path])
	if read_flows(output) != [flow for flow in flows if flow["pcap"] == name]:
		raise Failure("%s: other flows when it is read alone" % name)


def check_pipe(flows, path):
	with open(path, "rb") as file:
		output, _ = limend(["-r", "-j", "-"], stdin=file)
	alone = read_flows(output)
	name = os.path.basename(path)
	if [dict(flow, pcap=name) for flow in alone] != \
	   [flow for flow in flows if flow["pcap"] == name]:
		raise Failure("%s: other flows from standard input" % name)


def main():
	results = Results()
	paths = captures()
	if paths is None:
		results.skip("corpus", "no captures at %s" % CORPUS)
		results.exit()
	flows = []
	results.run("corpus-read", lambda: flows.extend(read_flows(limend(["-r", "-j"] + paths)[0])))
	if not flows:
		results.exit()
	if sys.argv[1:] == ["--update"]:
		update(measure(flows))
		results.exit()
	results.run("corpus-why", limend, ["-r", "-j", "--why"] + paths)
	results.run("corpus-table", limend, ["-r"] + paths)
	results.run("corpus-tuples", check_tuples, flows)
	results.run("corpus-settled", check_final, flows)
	results.run("corpus-alone", check_alone, flows, paths[len(paths) // 2])
	results.run("corpus-stdin", check_pipe, flows, paths[len(paths) // 3])
	summary = {}
	results.run("corpus-score", lambda: summary.update(measure(flows)))
	if summary:
		for name, (bound, value) in expected().items():
			results.run("corpus-" + name.replace(" ", "-"), compare, summary, name, bound, value)
	results.exit()


main()
