// SPDX-License-Identifier: GPL-2.0-or-later
#include "inspect.h"

#include "writer.h"

void write_heading(struct writer *w, const char *key)
{
	writer_text(w, "  %-16s ", key);
}

void write_one(struct writer *w, const char *key, const char *value)
{
	bool there = value && *value;

	writer_json_str(w, key, there ? value : NULL);
	if (!there)
		return;
	write_heading(w, key);
	writer_str(w, NULL, "%s\n", value);
}
