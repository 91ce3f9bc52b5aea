# SPDX-License-Identifier: GPL-2.0-or-later
"""What the manual pages say, for the tests that compare it with the code."""
import re


class Page:
	"""One page's source; sections are found by their headings."""

	def __init__(self, name):
		self.name = name
		with open("man/" + name) as file:
			self.text = file.read()

	def section(self, heading):
		"""From .Sh or .Ss HEADING up to the next of its kind."""
		match = re.search(r"^\.(S[hs]) %s$" % re.escape(heading), self.text, re.M)
		if not match:
			raise KeyError("%s has no section %s" % (self.name, heading))
		ends = r"^\.Sh " if match[1] == "Sh" else r"^\.S[hs] "
		rest = self.text[match.end():]
		end = re.search(ends, rest, re.M)
		return rest[:end.start()] if end else rest

	def examples(self, heading="EXAMPLES"):
		"""The literal blocks of a section, as they are printed."""
		blocks = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed$",
			self.section(heading), re.M | re.S)
		return [block.replace("\\e", "\\").replace("\\(dq", '"')
			for block in blocks]


def items(text, macro):
	"""Words after @macro in the .It lines: .It Va a , Va b gives a and b."""
	found = []
	for line in re.findall(r"^\.It (.*)$", text, re.M):
		parts = line.split()
		found += [parts[i + 1] for i in range(len(parts) - 1)
			if parts[i] == macro]
	return found


def words(text, macro):
	"""Words of @macro wherever it stands, punctuation left out."""
	found = []
	for line in re.findall(r"^\.(.*)$", text, re.M):
		active = None
		for part in line.split():
			if re.fullmatch(r"[A-Z][a-z]", part):
				active = part
			elif active == macro and re.fullmatch(r"\w[\w.-]*", part):
				found.append(part)
	return found
