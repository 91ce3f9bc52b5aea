#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""samples.py MODULE DIR - files that a kernel should not take, made of MODULE

MODULE is one that the kernel takes. Prints the path of each file it makes.
"""
import lzma
import os
import struct
import sys

MARKER = b"~Module signature appended~\n"
source, folder = sys.argv[1:]
data = open(source, "rb").read()
if source.endswith(".xz"):
	data = lzma.decompress(data)


def put(name, content):
	path = os.path.join(folder, name + ".ko")
	with open(path, "wb") as file:
		file.write(content)
	print(path)


def sections(elf):
	"""name -> (offset, size)"""
	shoff, = struct.unpack_from("<Q", elf, 0x28)
	nr, names = struct.unpack_from("<HH", elf, 0x3c)
	heads = [struct.unpack_from("<IIQQQQ", elf, shoff + 64 * i) for i in range(nr)]
	table = heads[names][4]
	return {elf[table + h[0]:elf.index(b"\0", table + h[0])].decode():
		(h[4], h[5]) for h in heads}


def unsigned(signed):
	if not signed.endswith(MARKER):
		return signed
	trailer = len(signed) - len(MARKER) - 12
	return signed[:trailer - struct.unpack_from(">I", signed, trailer + 8)[0]]


def changed(elf, at, content):
	return elf[:at] + content + elf[at + len(content):]


def swapped(elf, old, new):
	assert len(old) == len(new) and old in elf, old
	return elf.replace(old, new)


elf = unsigned(data)
where = sections(elf)
put("signed", data)
put("unsigned", elf)
put("signature_damaged", changed(data, len(data) - len(MARKER) - 7, b"\1"))
put("signature_too_long",
	changed(data, len(data) - len(MARKER) - 4, b"\xff\xff\xff\xff"))
put("vermagic_of_another", swapped(elf, b"vermagic=", b"vermagic=X"[:9]).replace(
	b" mod_unload ", b" mod_unloaX "))
put("vermagic_missing", swapped(elf, b"vermagic=", b"vermagix="))
put("release_of_another", swapped(elf, b"vermagic=" + os.uname().release[:3].encode(),
	b"vermagic=9.9"))
put("no_this_module", swapped(elf, b".gnu.linkonce.this_module",
	b".gnu.linkonce.that_module"))
put("symbol_missing", swapped(elf, b"alloc_netdev_mqs\0", b"alloc_netdev_xyz\0"))
put("license_closed", swapped(elf, b"license=GPL", b"license=XPL"))
if "__versions" in where:
	start, size = where["__versions"]
	for i in range(0, size, 64):
		name = elf[start + i + 8:start + i + 64].rstrip(b"\0")
		if name in (b"module_layout", b"alloc_netdev_mqs"):
			put("crc_" + name.decode(),
				changed(elf, start + i, b"\x5a\x5a"))
	put("versions_missing", swapped(elf, b"__versions\0", b"__vorsions\0"))
put("machine_arm", changed(elf, 18, struct.pack("<H", 183)))
put("no_sections", changed(elf, 0x3c, b"\0\0"))
put("sections_outside", changed(elf, 0x28, struct.pack("<Q", 1 << 40)))
put("names_outside", changed(elf, 0x3e, b"\xf0\xff"))
for part in (0, 1, 3, 4, 63, 64, 100, 1000, len(elf) // 2, len(elf) - 1,
		len(data) - 1, len(data) - 20, len(data) - 100):
	put("cut_at_%d" % part, data[:part])
put("text", b"#!/bin/sh\necho no module\n")
put("program", open("/bin/true", "rb").read())
