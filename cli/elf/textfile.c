// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/textfile.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "elf/unpack.h"

enum { FIRST_SIZE = 1 << 14 };

/* Files of /proc do not tell their size before. */
static char *read_stream(FILE *f, size_t *len)
{
	size_t size = FIRST_SIZE, n;
	char *data = malloc(size), *larger;

	for (*len = 0; data; ) {
		n = fread(data + *len, 1, size - *len - 1, f);
		*len += n;
		if (!n)
			break;
		if (*len + 1 < size)
			continue;
		size *= 2;
		larger = size <= TEXTFILE_MAX ? realloc(data, size) : NULL;
		if (!larger)
			free(data);
		data = larger;
	}
	if (data && ferror(f)) {
		free(data);
		return NULL;
	}
	if (data)
		data[*len] = '\0';
	return data;
}

char *textfile_read_bytes(size_t *len, const char *path)
{
	FILE *f = fopen(path, "re");
	char *data;

	if (!f)
		return NULL;
	data = read_stream(f, len);
	fclose(f);
	return data;
}

/* Takes @data over. */
static char *unpacked(char *data, size_t len)
{
	uint8_t *out;
	size_t out_len;
	char *text;

	if (!unpack_format((const uint8_t *)data, len))
		return data;
	if (unpack((const uint8_t *)data, len, &out, &out_len))
		out_len = 0, out = NULL;
	free(data);
	text = out && out_len < TEXTFILE_MAX ? realloc(out, out_len + 1) : NULL;
	if (text)
		text[out_len] = '\0';
	else
		free(out);
	return text;
}

char *textfile_read(const char *fmt, ...)
{
	char path[PATH_MAX], *data;
	size_t len = 0;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(path, sizeof(path), fmt, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= sizeof(path))
		return NULL;
	data = textfile_read_bytes(&len, path);
	return data ? unpacked(data, len) : NULL;
}

char *textfile_line(char **text)
{
	char *line = *text;

	if (!line || !*line)
		return NULL;
	*text = strchr(line, '\n');
	if (*text)
		*(*text)++ = '\0';
	return line;
}

char *textfile_field(char **line, const char *separator)
{
	return strsep(line, separator);
}
