// SPDX-License-Identifier: GPL-2.0-or-later
#include "cursor.h"

#include <string.h>

int cursor_line(struct cursor *c, const uint8_t **line, size_t *len)
{
	const uint8_t *lf = memchr(c->p, '\n', cursor_left(c));
	size_t n;

	if (!lf)
		return -ENODATA;
	n = (size_t)(lf - c->p);
	*line = c->p;
	c->p = lf + 1;
	if (n && (*line)[n - 1] == '\r')
		n--;
	*len = n;
	return 0;
}
