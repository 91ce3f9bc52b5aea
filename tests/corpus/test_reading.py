#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limend as the one who reads captures uses it: link types, damaged and
# missing files, standard input, options, exit statuses.
import json
import os
import re
import signal
import struct
import subprocess
import tempfile
import time

from corpus import LIMEND, PATTERNS, Failure, Results, limend

REQUEST = b"GET /index.html HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: test\r\n\r\n"
REPLY = b"HTTP/1.1 200 OK\r\nServer: test\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
CLIENT = (bytes((192, 0, 2, 1)), 40000)
SERVER = (bytes((192, 0, 2, 2)), 80)


def tcp(source, target, seq, ack, flags, data=b""):
	"""An IPv4 packet."""
	segment = struct.pack("!HHIIBBHHH", source[1], target[1], seq, ack, 0x50, flags, 65535, 0, 0) + data
	return struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(segment), 1, 0, 64, 6, 0) + source[0] + target[0] + segment


def tcp6(source, target, seq, ack, flags, data=b""):
	segment = struct.pack("!HHIIBBHHH", source[1], target[1], seq, ack, 0x50, flags, 65535, 0, 0) + data
	net = bytes.fromhex("20010db8") + bytes(8)
	return struct.pack("!IHBB", 0x60000000, len(segment), 6, 64) + net + source[0] + net + target[0] + segment


def connection(make=tcp):
	return [
		make(CLIENT, SERVER, 100, 0, 0x02),
		make(SERVER, CLIENT, 500, 101, 0x12),
		make(CLIENT, SERVER, 101, 501, 0x10),
		make(CLIENT, SERVER, 101, 501, 0x18, REQUEST),
		make(SERVER, CLIENT, 501, 101 + len(REQUEST), 0x18, REPLY),
	]


def pcap(link_type, frames, snaplen=65535):
	out = struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, link_type)
	for n, frame in enumerate(frames):
		kept = frame[:snaplen]
		out += struct.pack("<IIII", 1700000000 + n, 0, len(kept), len(frame)) + kept
	return out


MACS = bytes(12)
LLC = bytes.fromhex("aaaa03000000")


def ppp(protocol):
	return bytes.fromhex("ff03") + struct.pack("!H", protocol)


# name: link type, what stands before an IPv4 packet
LINKS = {
	"ethernet": (1, MACS + b"\x08\x00"),
	"vlan": (1, MACS + bytes.fromhex("8100006408 00".replace(" ", ""))),
	"qinq": (1, MACS + bytes.fromhex("88a8000a810000640800")),
	"pppoe": (1, MACS + bytes.fromhex("8864110000010000") + b"\x00\x21"),
	"mpls": (1, MACS + bytes.fromhex("8847000100ff000201ff")),
	"pseudowire": (1, MACS + bytes.fromhex("8847000101ff") + bytes(4) + MACS + b"\x08\x00"),
	"llc-snap": (1, MACS + b"\x00\xff" + LLC + b"\x08\x00"),
	"cooked": (113, bytes(14) + b"\x08\x00"),
	"cooked2": (276, b"\x08\x00" + bytes(18)),
	"raw": (101, b""),
	"ipv4": (228, b""),
	"null": (0, bytes.fromhex("02000000")),
	"loop": (108, bytes.fromhex("00000002")),
	"hdlc": (104, bytes.fromhex("0f000800")),
	"ppp": (9, ppp(0x0021)),
	"ppp-short": (9, b"\x21"),
	"nflog": (239, bytes.fromhex("02000001") + bytes.fromhex("080001000800 0000 05000a00 00000000 ff000900".replace(" ", ""))),
	"802.11": (105, bytes.fromhex("0801") + bytes(22) + LLC + b"\x08\x00"),
	"802.11-qos": (105, bytes.fromhex("8801") + bytes(24) + LLC + b"\x08\x00"),
	"radiotap": (127, bytes.fromhex("00000c00") + bytes(8) + bytes.fromhex("0801") + bytes(22) + LLC + b"\x08\x00"),
}


class Folder:
	def __init__(self, path):
		self.path = path

	def write(self, name, data):
		path = os.path.join(self.path, name)
		with open(path, "wb") as file:
			file.write(data)
		return path


def flows(arguments, **options):
	output, messages = limend(["-r", "-j"] + arguments, **options)
	return [json.loads(line) for line in output.splitlines()], messages.decode()


def want(what, got, wanted):
	if got != wanted:
		raise Failure("%s: %r, not %r" % (what, got, wanted))


def check_http(found):
	want("flows", len(found), 1)
	flow = found[0]
	for key, value in (("label", "http"), ("host", "www.example.com"), ("client", "a"),
			   ("a_port", 40000), ("b_port", 80), ("packets", 5), ("state", "decided")):
		want(key, flow[key], value)


def link_type(folder, name):
	number, head = LINKS[name]
	path = folder.write(name, pcap(number, [head + packet for packet in connection()]))
	check_http(flows([path])[0])


def ipv6(folder):
	client, server = (bytes((0, 0, 0, 1)), 40000), (bytes((0, 0, 0, 2)), 80)
	packets = [tcp6(client, server, 100, 0, 0x02), tcp6(client, server, 101, 1, 0x18, REQUEST),
		   tcp6(server, client, 1, 200, 0x18, REPLY)]
	found = flows([folder.write("ipv6", pcap(229, packets))])[0]
	want("a", found[0]["a"], "2001:db8::1")
	want("label", found[0]["label"], "http")


def snaplen(folder):
	"""Headers and the first bytes alone: lengths are those of the wire."""
	path = folder.write("snap", pcap(101, connection(), snaplen=100))
	found = flows([path])[0]
	want("bytes", found[0]["bytes"], sum(map(len, connection())))


def backwards(folder):
	"""Nothing depends on the order of the segments or the times."""
	packets = connection()
	check_http(flows([folder.write("order", pcap(101, [packets[i] for i in (0, 1, 2, 4, 3)]))])[0])


def fragmented(folder):
	"""The request in two IPv4 fragments, the second first."""
	packets = connection()
	whole = packets[3]
	body = whole[20:]

	def fragment(start, end):
		more = 0x2000 if end < len(body) else 0
		return whole[:2] + struct.pack("!HHH", 20 + end - start, 77, more | start // 8) + whole[8:20] + body[start:end]
	packets[3:4] = [fragment(48, len(body)), fragment(0, 48)]
	check_http(flows([folder.write("fragments", pcap(101, packets))])[0])


def unknown_link(folder):
	good = folder.write("good", pcap(101, connection()))
	bad = folder.write("bad", pcap(147, connection()))
	found, messages = flows([bad, good], expect=(1,))
	check_http(found)
	want("messages", messages.count("\n"), 1)
	if bad not in messages or "147" not in messages:
		raise Failure("message: " + messages)


def truncated(folder):
	"""What was read counts, and the message says after which packet."""
	data = pcap(101, connection())
	good = folder.write("good", data)
	bad = folder.write("cut", data + data[24:60])
	found, messages = flows([bad, good], expect=(1,))
	want("flows", [flow["label"] for flow in found], ["http", "http"])
	want("messages", messages.count("\n"), 1)
	if "after packet 5" not in messages:
		raise Failure("message: " + messages)


def no_capture(folder):
	for name, data in (("empty", b""), ("garbage", bytes(range(256))), ("text", b"hello\n" * 100)):
		path = folder.write(name, data)
		found, messages = flows([path], expect=(1,))
		want("flows", found, [])
		want("messages of " + name, messages.count("\n"), 1)
		if path not in messages:
			raise Failure("message: " + messages)
	for path in ("/nonexistent", folder.path):
		messages = flows([path], expect=(1,))[1]
		want("messages", messages.count("\n"), 1)


def nanoseconds(folder):
	"""Both byte orders and both clocks of the format."""
	packet = connection()[0]
	for magic, order, fraction in ((0xa1b2c3d4, ">", 500000), (0xa1b23c4d, "<", 500000000)):
		data = struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 65535, 101)
		data += struct.pack(order + "IIII", 1700000000, fraction, len(packet), len(packet)) + packet
		want("first", flows([folder.write("clock", data)])[0][0]["first"], 1700000000.5)


def standard_input(folder):
	path = folder.write("in", pcap(1, [MACS + b"\x08\x00" + packet for packet in connection()]))
	with open(path, "rb") as file:
		found = flows(["-"], stdin=file)[0]
	check_http(found)
	want("pcap", found[0]["pcap"], "-")


def why(folder):
	path = folder.write("why", pcap(101, connection()))
	reason = flows(["--why", path])[0][0]["why"]
	want("side", reason["side"], "client")
	want("packet", reason["packet"], 4)
	if not bytes.fromhex(reason["bytes"]).startswith(b"GET"):
		raise Failure("bytes: %s" % reason["bytes"])
	if not reason["file"].endswith("/http.pat") or not reason["line"]:
		raise Failure("place: %s:%s" % (reason["file"], reason["line"]))


def why_field(folder):
	"""An application is named by what a decoder has read."""
	packets = connection()
	packets[3] = tcp(CLIENT, SERVER, 101, 501, 0x18, REQUEST.replace(b"www.example.com", b"www.youtube.com"))
	found = flows(["--why", folder.write("why-field", pcap(101, packets))])[0][0]
	want("label", (found["label"], found["app"], found["pattern"]), ("http", "youtube", "youtube"))
	want("field", (found["why"]["field"], found["why"]["text"]), ("http.host", "youtube.com"))


def is_open(pid, path):
	"""Has @pid opened the file and not yet come to its end?"""
	try:
		links = [os.readlink("/proc/%d/fd/%s" % (pid, fd)) for fd in os.listdir("/proc/%d/fd" % pid)]
	except OSError:
		return False
	return path in links


def held_up(path, stderr):
	"""limend reads @path and is held up on the way; False: it was too fast."""
	child = subprocess.Popen([LIMEND, "-p", PATTERNS, "-r", path], stdin=subprocess.DEVNULL,
				 stdout=subprocess.DEVNULL, stderr=stderr)
	while child.poll() is None and not is_open(child.pid, path):
		time.sleep(0.001)
	if child.poll() is None:
		child.send_signal(signal.SIGSTOP)
	caught = is_open(child.pid, path)
	time.sleep(0.7)
	child.send_signal(signal.SIGCONT)
	want("status", child.wait(timeout=120), 0)
	return caught


def what_was_said(path, terminal):
	"""What standard error has got of a reading that takes long."""
	for _ in range(20):
		master, slave = os.openpty() if terminal else os.pipe()
		caught = held_up(path, slave)
		os.set_blocking(master, False)
		try:
			said = os.read(master, 1 << 16)
		except BlockingIOError:
			said = b""
		os.close(slave)
		os.close(master)
		if caught and (said or not terminal):
			return said.decode()
	raise Failure("a reading was never held up")


def progress(folder):
	"""A long file on a terminal: how far it is, and the line is gone at the end."""
	frame = connection()[0]
	record = struct.pack("<IIII", 1700000000, 0, len(frame), len(frame)) + frame
	path = os.path.realpath(folder.write("long", pcap(101, []) + 400000 * record))
	said = what_was_said(path, True)
	if not re.match(r"\r\x1b\[Klong: [0-9.k]+ packets, [0-9]{1,2} %", said) or not said.endswith("\r\x1b[K"):
		raise Failure("said: %r" % said)
	want("where nobody looks", what_was_said(path, False), "")


def keys(folder):
	"""The order of the keys is promised."""
	path = folder.write("keys", pcap(101, connection()))
	wanted = ("pcap proto a a_port b b_port label app host packets bytes decided_packet decided_time "
		  "pattern client state first last").split()
	want("keys", list(flows([path])[0][0]), wanted)


def table(folder):
	path = folder.write("table", pcap(101, connection()))
	text = limend(["-r", path])[0].decode()
	rows = {line.split()[0]: line.split() for line in text.splitlines() if line.strip()}
	want("flows", rows["http"][1], "1")
	want("packets", rows["http"][2], "5")


def status(arguments, wanted):
	done = subprocess.run([LIMEND] + arguments, stdin=subprocess.DEVNULL,
			      stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
	if done.returncode != wanted:
		raise Failure("%s: status %d, not %d" % (" ".join(arguments), done.returncode, wanted))
	return done


def usage():
	for arguments in (["--nonsense"], ["-r"], ["file"], ["-j"], ["-p", "dir"],
			  ["-Q", "x"], ["-Q", "1:0"], ["-Q", "70000"], ["-r", "-Q", "1", "x"]):
		if not status(arguments, 2).stderr:
			raise Failure("%s: nothing said" % " ".join(arguments))
	for word in ("--read", "--json", "--why", "--patterns", "--config", "--test"):
		if word.encode() not in status(["--help"], 0).stdout:
			raise Failure("--help: no " + word)
	if not status(["-V"], 0).stdout.startswith(b"limend "):
		raise Failure("-V: no version")


def bad_patterns(folder):
	"""Every error of every file, with its place; nothing is read."""
	os.mkdir(os.path.join(folder.path, "p"))
	good = folder.write("good", pcap(101, connection()))
	for name in ("one", "two"):
		folder.write("p/%s.pat" % name, b"limen 1\nname %s\ntransport carrier-pigeon\n" % name.encode())
	for mode in (["-r", good], ["-t"]):
		done = status(["-p", os.path.join(folder.path, "p")] + mode, 1)
		for name in (b"one.pat:3", b"two.pat:3"):
			if name not in done.stdout + done.stderr:
				raise Failure("not said: %s" % name.decode())
	status(["-p", "/nonexistent", "-r", good], 1)


def full_disk(folder):
	path = folder.write("full", pcap(101, connection()))
	with open("/dev/full", "wb") as full:
		done = subprocess.run([LIMEND, "-p", PATTERNS, "-r", "-j", path], stdout=full,
				      stderr=subprocess.PIPE, timeout=60)
	want("status", done.returncode, 1)


def main():
	results = Results()
	with tempfile.TemporaryDirectory(prefix="limen-reading.") as path:
		folder = Folder(path)
		for name in LINKS:
			results.run("link-" + name, link_type, folder, name)
		for test in (ipv6, snaplen, backwards, fragmented, unknown_link, truncated, no_capture,
			     nanoseconds, standard_input, why, why_field, progress, keys, table, bad_patterns, full_disk):
			results.run("read-" + test.__name__.replace("_", "-"), test, folder)
	results.run("read-usage", usage)
	results.exit()


main()
