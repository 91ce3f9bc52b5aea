#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""road.py [-r ROUNDS] [-d SECONDS] [-s STREAM] [-n REQUESTS] [-b BUILD] [-c CLOCK]
	[-x LINE] native|guest|module

What the road to user space costs the traffic of a router between a client and
a server, all three in network namespaces of this machine:

  native  without the module: nothing at all; connection tracking; a program
	  that accepts everything from an NFQUEUE as cheaply as it can be done;
	  limend inspecting everything; limend as it is used, which sees the
	  first packets of each flow only
  guest	  the same in a virtual machine, which tests/bench/road/run boots, with
	  one processor whose time goes by instructions: whatever runs beside
	  the traffic is paid by it, and whatever else this machine does, the
	  figures come again
  module  there, with the module: connection tracking without the module; the
	  program that accepts everything, without the module; limend by its
	  rings; limend by queues

Everything is measured in turn, round after round, every second one the other
way round. Ratios are taken inside a round, and what is printed is their median.
STREAM is what the TCP stream carries, in bytes; its first 0.2 s do not count if
it takes longer. CLOCK is what is said of the time behind each figure. LINE is
one more of limend.conf. Rows "name value unit method" go to standard output
behind the table, each begun by "row".
"""
import argparse
import glob
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
METHOD = "tests/bench/road/road.py, by %s: %s, median of %d rounds"


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


def thread_seconds(folder):
	"""To the nanosecond where the kernel says so."""
	try:
		with open(folder + "/schedstat") as file:
			return int(file.read().split()[0]) / 1e9
	except OSError:
		pass
	with open(folder + "/stat") as file:
		fields = file.read().rsplit(")", 1)[1].split()
	return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def processor_seconds(process):
	"""Of a daemon; 0 without one."""
	if not process:
		return 0.0
	return sum(map(thread_seconds, glob.glob("/proc/%d/task/*" % process.pid)))


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
		here = options.kind == "native"
		self.hosts = Hosts("b%d-" % os.getpid() if here else "", here)
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
				'control_socket = "%s/ctl"\n%s\n%s\n' % (patterns,
				self.folder.name, self.folder.name, lines,
				self.options.line))
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
		if self.options.kind != "module":
			return [
				Scenario("none"),
				Scenario("conntrack", [tracked]),
				Scenario("accept", [tracked, every], self.accept),
				Scenario("inspecting", [tracked, every], self.limend_alone),
				Scenario("limend", [fresh], self.limend_alone)]
		return [
			Scenario("conntrack", [tracked], unload=True),
			Scenario("accept", [tracked, every], self.accept, unload=True),
			Scenario("ring", [tracked],
				lambda: self.limend('transport = "ring"')),
			Scenario("queue", [tracked],
				lambda: self.limend('transport = "queue"'))]

	# --- measurements ---

	def received(self):
		path = "/sys/class/net/eth0/statistics/rx_packets"
		return int(self.hosts.run("server", "cat", path))

	def blast(self, what, flows, seconds):
		"""Datagrams that arrived, and seconds."""
		before = self.received()
		sent = words(self.hosts.run("client", self.program + "traffic", what,
			SERVER, str(seconds), *(str(n) for n in flows)))
		# what is on its way arrives, the first of it however late
		nr, patience = 0, 1000
		while not nr and patience:
			time.sleep(0.05)
			nr = self.received() - before
			patience -= 1
		return nr, sent["seconds"]

	def decided(self):
		"""Packets of decided flows that the module has seen; None without."""
		counters = glob.glob("/sys/kernel/limen/net/*/counters/packet_decided")
		return sum(int(open(path).read()) for path in counters) \
			if counters else None

	def blast_decided(self, daemon):
		"""Thousands a second of flows that are decided by then."""
		self.blast("stun", LONG_FLOWS, self.options.seconds / 4)
		settle(daemon)
		before = self.decided()
		nr, took = self.blast("stun", LONG_FLOWS, self.options.seconds)
		if daemon and before is not None and \
				self.decided() - before < 0.99 * nr:
			raise Failed("the flows are not decided")
		return nr / took / 1000

	def blast_short(self, daemon):
		"""Thousands a second, and microseconds of the daemon's for each."""
		before = processor_seconds(daemon)
		nr, took = self.blast("blast", SHORT_FLOWS, self.options.seconds)
		settle(daemon)
		return {"udp_short": nr / took / 1000, "udp_short_cpu":
			(processor_seconds(daemon) - before) / nr * 1e6}

	def stream(self, size):
		server = self.hosts.start("server", "iperf3", "-s", "-1", "-p", "5201",
			"--forceflush")
		while "listening" not in server.stdout.readline():
			if server.poll() is not None:
				raise Failed("iperf3: does not listen")
		try:
			text = self.hosts.run("client", "iperf3", "-J", "-c", SERVER,
				"-p", "5201", "-n", size, "-i", "0.1")
		finally:
			server.terminate()
			server.communicate()
		result = json.loads(text)
		if result.get("error"):
			raise Failed("iperf3: %s" % result["error"])
		# it is decided by the third, and the last one is cut
		sums = [i["sum"] for i in result["intervals"][2:-1]] or \
			[result["end"]["sum_received"]]
		return sum(i["bytes"] for i in sums) * 8 / \
			sum(i["seconds"] for i in sums) / 1e9

	def ask(self, requests):
		return words(self.hosts.run("client", self.program + "traffic", "ask",
			SERVER, str(PORT), str(requests)))

	def ask_measured(self, daemon):
		before = processor_seconds(daemon)
		values = self.ask(self.options.requests)
		settle(daemon)
		values["ask_cpu"] = (processor_seconds(daemon) - before) / \
			self.options.requests * 1e6
		return values

	def warm_up(self, daemon):
		"""What is done the first time only, in programs and kernel."""
		self.stream("16M")
		self.ask(20)
		settle(daemon)

	def load_module(self, wanted):
		if self.options.kind != "module":
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
			values["udp"] = self.blast_decided(daemon)
			values.update(self.blast_short(daemon))
			# the table may be full of what was sent
			self.hosts.run("router", "conntrack", "-F")
			self.warm_up(daemon)
			values["tcp"] = self.stream(self.options.stream)
			values.update(self.ask_measured(daemon))
		finally:
			stop(daemon)
			self.hosts.rules([])
		return values

	def make_room(self):
		"""A small machine tracks 8192 connections: the short flows of one
		round are more, and what was dropped for that would be measured."""
		subprocess.check_call(["modprobe", "nf_conntrack"])
		for path, number in (
				("/sys/module/nf_conntrack/parameters/hashsize", 65536),
				("/proc/sys/net/netfilter/nf_conntrack_max", 262144)):
			with open(path, "w") as file:
				file.write("%d\n" % number)

	def up(self):
		if self.options.kind != "native":
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
	"udp": ("kpackets/s", "small UDP, 16 flows that are decided"),
	"udp_short": ("kpackets/s", "small UDP, 8 datagrams a flow"),
	"udp_short_cpu": ("us", "the daemon's processor time for each of these"),
	"tcp": ("Gbit/s", "one TCP stream that is decided"),
	"connect_p50": ("us", "connecting, short HTTP requests"),
	"connect_p99": ("us", "connecting, short HTTP requests"),
	"total_p50": ("us", "whole short HTTP requests"),
	"total_p99": ("us", "whole short HTTP requests"),
	"ask_cpu": ("us", "the daemon's processor time for such a request"),
}
ALONE = [("conntrack", "none"), ("accept", "conntrack"),
	("inspecting", "accept"), ("limend", "conntrack")]
RATIOS = {
	"native": ALONE,
	"guest": ALONE,
	"module": [("accept", "conntrack"), ("ring", "conntrack"),
		("queue", "conntrack")],
}


def show(kind, clock, names, rounds):
	"""The table; rows of its figures are what it returns."""
	rows = []

	def line(name, label, values, unit, digits):
		print("%-18s" % label + "".join("%14.*f" % (digits, values[k])
			if k in values else "%14s" % "" for k in UNITS))
		for key, value in values.items():
			rows.append("row\t%s.%s.%s\t%.4g\t%s\t%s" % (kind, name, key,
				value, unit or UNITS[key][0],
				METHOD % (clock, UNITS[key][1], len(rounds))))

	print("%-18s" % "" + "".join("%14s" % key for key in UNITS))
	print("%-18s" % "" + "".join("%14s" % UNITS[key][0] for key in UNITS))
	for name in names:
		line(name, name, {key: statistics.median(r[name][key]
			for r in rounds) for key in UNITS}, None, 2)
	for a, b in RATIOS[kind]:
		line("%s_to_%s" % (a, b), "%s/%s" % (a, b), {
			key: statistics.median(r[a][key] / r[b][key] for r in rounds)
			for key in UNITS if not key.endswith("_cpu")},
			"ratio", 3)
	return rows


def report(kind, clock, names, rounds):
	print("%s: medians of %d rounds, ratios taken inside a round; time is %s" %
		(kind, len(rounds), clock))
	rows = show(kind, clock, names, rounds)
	for key, (unit, what) in UNITS.items():
		print("  %-14s %s" % (key, what))
	print("\n".join(rows))


def main():
	parser = argparse.ArgumentParser(usage=__doc__)
	parser.add_argument("-r", dest="rounds", type=int, default=5)
	parser.add_argument("-d", dest="seconds", type=float, default=2)
	parser.add_argument("-s", dest="stream", default="2G")
	parser.add_argument("-n", dest="requests", type=int, default=1000)
	parser.add_argument("-b", dest="build", default="build")
	parser.add_argument("-c", dest="clock", default="the machine's clock")
	parser.add_argument("-x", dest="line", default="")
	parser.add_argument("kind", choices=sorted(RATIOS))
	options = parser.parse_args()
	options.build = os.path.abspath(options.build)
	bench = Bench(options)
	rounds = []
	try:
		bench.up()
		scenarios = bench.scenarios()
		for i in range(options.rounds):
			rounds.append({s.name: bench.measure(s)
				for s in scenarios[::-1 if i % 2 else 1]})
	finally:
		bench.down()
	report(options.kind, options.clock, [s.name for s in scenarios], rounds)


if __name__ == "__main__":
	signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
	try:
		main()
	except Failed as error:
		sys.exit("road.py: %s" % error)
