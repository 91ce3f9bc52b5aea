#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""road.py [-r ROUNDS] [-d SECONDS] [-n REQUESTS] [-b BUILD] native|module

What the road to user space costs the traffic of a router between a client and
a server, all three in network namespaces of this machine:

  native  without the module: nothing at all; connection tracking; a program
	  that accepts everything from an NFQUEUE as cheaply as it can be done;
	  limend inspecting everything; limend as it is used, which sees the
	  first packets of each flow only
  module  in a machine with the module (tests/bench/road/run boots it): connection
	  tracking without the module; limend by its rings; limend by queues

Everything is measured in turn, round after round. Ratios are taken inside a
round, and what is printed is their median. Rows "name value unit method" go to
standard output behind the table, each begun by "row".
"""
import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

QUEUE = 45
PORT = 8080
# eight datagrams a flow: none is decided or given up before the next begins
SHORT_FLOWS = (20000, 8)
LONG_FLOWS = (16, 1)
SERVER = "10.77.2.2"
METHOD = "tests/bench/road/road.py: %s, median of %d rounds"


class Failed(Exception):
	pass


class Hosts:
	"""The namespaces of tests/vm/rig/topology.sh, made unless they are there."""

	def __init__(self, prefix, make):
		self.prefix = prefix
		self.made = make
		if make:
			self.topology("topology_up")

	def topology(self, function):
		script = "TOPOLOGY_PREFIX=%s; . tests/vm/rig/topology.sh; %s" % (
			self.prefix, function)
		if subprocess.run(["sh", "-c", script]).returncode:
			raise Failed("%s: no network namespaces here (are you root?)" %
				function)

	def down(self):
		if self.made:
			self.topology("topology_down")

	def command(self, host, *argv):
		return ["ip", "netns", "exec", self.prefix + host, *argv]

	def run(self, host, *argv):
		done = subprocess.run(self.command(host, *argv), text=True,
			stdout=subprocess.PIPE, stderr=subprocess.PIPE)
		if done.returncode:
			raise Failed("%s: %s" % (" ".join(argv),
				(done.stderr or done.stdout).strip()))
		return done.stdout

	def start(self, host, *argv):
		return subprocess.Popen(self.command(host, *argv), text=True,
			stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

	def rules(self, rules):
		for table in ("filter", "mangle"):
			self.run("router", "iptables", "-t", table, "-F")
		for rule in rules:
			self.run("router", "iptables", *rule.split())


def stop(process):
	if process:
		process.send_signal(signal.SIGTERM)
		process.communicate(timeout=60)


def processor_seconds(process):
	"""Of a daemon; 0 without one."""
	if not process:
		return 0.0
	with open("/proc/%d/stat" % process.pid) as file:
		fields = file.read().rsplit(")", 1)[1].split()
	return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def settle(process):
	"""What waits in a ring is looked at when its packets are long through,
	and takes the processors from what is measured next."""
	before, now = -1.0, processor_seconds(process)
	patience = 100
	while now - before > 0.02 and patience:
		time.sleep(0.3)
		before, now = now, processor_seconds(process)
		patience -= 1


def words(text):
	return {k: float(v) for k, v in re.findall(r"(\w+)=([0-9.]+)", text)}


class Scenario:
	def __init__(self, name, rules=(), daemon=None, unload=False):
		self.name = name
		self.rules = rules
		self.daemon = daemon		# function: a process, or None
		self.unload = unload		# the module


class Bench:
	def __init__(self, options):
		self.options = options
		self.folder = tempfile.TemporaryDirectory(prefix="limen-road-")
		os.chmod(self.folder.name, 0o755)
		native = options.kind == "native"
		self.hosts = Hosts("b%d-" % os.getpid() if native else "", native)
		self.servers = []
		self.program = "%s/tests/bench/road/" % options.build

	# --- daemons ---

	def accept(self):
		process = self.hosts.start("router", self.program + "accept", str(QUEUE))
		if process.stdout.readline() != "ready\n":
			raise Failed("accept: does not start")
		return process

	def configure(self, lines):
		path = self.folder.name + "/limend.conf"
		patterns = self.folder.name + "/patterns"
		if not os.path.isdir(patterns):
			subprocess.check_call(["cp", "-r", "patterns", patterns])
		with open(path, "w") as file:
			file.write('patterns = { "%s" }\nstate_dir = "%s/state"\n'
				'control_socket = "%s/ctl"\n%s\n' % (patterns,
				self.folder.name, self.folder.name, lines))
		return path

	def limend(self, lines, *argv):
		process = self.hosts.start("router", self.options.build + "/limend",
			"-f", self.configure(lines), *argv)
		for line in process.stdout:
			if "ready" in line:
				return process
		raise Failed("limend does not start: see limend -t")

	def limend_alone(self):
		return self.limend("mark_mask = 0xff\ndone_mark = 0x80",
			"-Q", str(QUEUE))

	def scenarios(self):
		# a rule that asks for the connection, so that there is one
		tracked = "-t mangle -A FORWARD -m connmark --mark 0x4000/0x4000"
		every = "-t mangle -A FORWARD -j NFQUEUE --queue-num %d" % QUEUE
		fresh = ("-t mangle -A FORWARD -m connmark --mark 0/0xff -j NFQUEUE "
			"--queue-num %d --queue-bypass" % QUEUE)
		if self.options.kind == "native":
			return [
				Scenario("none"),
				Scenario("conntrack", [tracked]),
				Scenario("accept", [tracked, every], self.accept),
				Scenario("inspecting", [tracked, every], self.limend_alone),
				Scenario("limend", [fresh], self.limend_alone)]
		return [
			Scenario("conntrack", [tracked], unload=True),
			Scenario("ring", [tracked],
				lambda: self.limend('transport = "ring"')),
			Scenario("queue", [tracked],
				lambda: self.limend('transport = "queue"'))]

	# --- measurements ---

	def received(self):
		path = "/sys/class/net/eth0/statistics/rx_packets"
		return int(self.hosts.run("server", "cat", path))

	def blast(self, flows):
		before, start = self.received(), time.monotonic()
		self.hosts.run("client", self.program + "traffic", "blast", SERVER,
			str(self.options.seconds), *(str(n) for n in flows))
		# what is on its way arrives; what comes late does not count
		time.sleep(0.05)
		return (self.received() - before) / (time.monotonic() - start) / 1000

	# the first connection may find the server not listening yet
	def connect_stream(self):
		for _ in range(3):
			try:
				return self.stream()
			except Failed as error:
				last = error
		raise last

	def stream(self):
		# whole ones; 0 would be for ever
		seconds = max(1, round(self.options.seconds))
		server = self.hosts.start("server", "iperf3", "-s", "-1", "-p", "5201")
		time.sleep(0.3)
		try:
			text = self.hosts.run("client", "iperf3", "-J", "-c", SERVER,
				"-p", "5201", "-t", str(seconds))
		finally:
			server.terminate()
			server.communicate()
		result = json.loads(text)
		if "sum_received" not in result["end"]:
			raise Failed("iperf3: %s" % result.get("error", "no result"))
		return result["end"]["sum_received"]["bits_per_second"] / 1e9

	def ask(self):
		return words(self.hosts.run("client", self.program + "traffic", "ask",
			SERVER, str(PORT), str(self.options.requests)))

	def load_module(self, wanted):
		if self.options.kind == "native":
			return
		loaded = os.path.isdir("/sys/module/limen")
		if wanted and not loaded:
			subprocess.check_call(["insmod", os.environ["LIMEN_KO"]])
		if not wanted and loaded:
			subprocess.check_call(["rmmod", "limen"])

	def measure(self, scenario):
		self.load_module(not scenario.unload)
		self.hosts.rules(scenario.rules)
		self.hosts.run("router", "conntrack", "-F")
		daemon = scenario.daemon() if scenario.daemon else None
		values = {}
		try:
			before = processor_seconds(daemon)
			values["udp"] = self.blast(LONG_FLOWS)
			values["udp_short"] = self.blast(SHORT_FLOWS)
			settle(daemon)
			values["cpu"] = processor_seconds(daemon) - before
			# the table may be full of what was sent
			self.hosts.run("router", "conntrack", "-F")
			values["tcp"] = self.connect_stream()
			values.update(self.ask())
		finally:
			stop(daemon)
			self.hosts.rules([])
		return values

	def make_room(self):
		"""A small machine tracks 8192 connections: the short flows of one
		round are more, and what was dropped for that would be measured."""
		for path, number in (
				("/sys/module/nf_conntrack/parameters/hashsize", 65536),
				("/proc/sys/net/netfilter/nf_conntrack_max", 262144)):
			with open(path, "w") as file:
				file.write("%d\n" % number)

	def up(self):
		if self.options.kind == "module":
			self.make_room()
		server = self.hosts.start("server", self.program + "traffic", "serve",
			str(PORT))
		self.servers.append(server)
		if server.stdout.readline() != "ready\n":
			raise Failed("traffic serve: does not start")
		# nobody takes the datagrams, and nobody has to say so
		self.hosts.run("server", "iptables", "-t", "raw", "-A", "PREROUTING",
			"-p", "udp", "-j", "DROP")

	def down(self):
		for server in self.servers:
			server.terminate()
			server.communicate()
		self.hosts.down()
		self.folder.cleanup()


UNITS = {
	"udp": ("kpackets/s", "small UDP, 16 flows"),
	"udp_short": ("kpackets/s", "small UDP, 8 datagrams a flow"),
	"cpu": ("s", "the daemon's processor time for the UDP of a round"),
	"tcp": ("Gbit/s", "one TCP stream"),
	"connect_p50": ("us", "connecting, short HTTP requests"),
	"connect_p99": ("us", "connecting, short HTTP requests"),
	"total_p50": ("us", "whole short HTTP requests"),
	"total_p99": ("us", "whole short HTTP requests"),
}
RATIOS = {
	"native": [("conntrack", "none"), ("accept", "conntrack"),
		("inspecting", "accept"), ("limend", "conntrack")],
	"module": [("ring", "conntrack"), ("queue", "conntrack")],
}


def report(kind, rounds):
	names = list(rounds[0])
	rows = []

	def row(name, value, unit, method):
		rows.append("row\t%s\t%.4g\t%s\t%s" % (name, value, unit, method))

	print("%s: medians of %d rounds, ratios taken inside a round; UDP in "
		"1000 packets/s, TCP in Gbit/s, HTTP in us" % (kind, len(rounds)))
	print("%-21s" % "" + "".join("%13s" % key for key in UNITS))
	for name in names:
		values = {key: statistics.median(r[name][key] for r in rounds)
			for key in UNITS}
		print("%-21s" % name + "".join("%13.4g" % values[k] for k in UNITS))
		for key, value in values.items():
			row("%s.%s.%s" % (kind, name, key), value, UNITS[key][0],
				METHOD % (UNITS[key][1], len(rounds)))
	for a, b in RATIOS[kind]:
		ratios = {key: statistics.median(r[a][key] / r[b][key] for r in rounds)
			for key in UNITS if key != "cpu"}
		print("%-21s" % (a + "/" + b) + "".join("%13.3f" % ratios[k]
			if k in ratios else "%13s" % "" for k in UNITS))
		for key, value in ratios.items():
			row("%s.%s_to_%s.%s" % (kind, a, b, key), value, "ratio",
				METHOD % (UNITS[key][1], len(rounds)))
	print("\n".join(rows))


def main():
	parser = argparse.ArgumentParser(usage=__doc__)
	parser.add_argument("-r", dest="rounds", type=int, default=5)
	parser.add_argument("-d", dest="seconds", type=float, default=2)
	parser.add_argument("-n", dest="requests", type=int, default=1000)
	parser.add_argument("-b", dest="build", default="build")
	parser.add_argument("kind", choices=sorted(RATIOS))
	options = parser.parse_args()
	options.build = os.path.abspath(options.build)
	bench = Bench(options)
	rounds = []
	try:
		bench.up()
		for _ in range(options.rounds):
			rounds.append({s.name: bench.measure(s)
				for s in bench.scenarios()})
	finally:
		bench.down()
	report(options.kind, rounds)


if __name__ == "__main__":
	signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
	try:
		main()
	except Failed as error:
		sys.exit("road.py: %s" % error)
