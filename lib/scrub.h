/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scrub: bytes that came off the wire, made harmless.
 *
 * What stays is printable ASCII and valid UTF-8 (RFC 3629) of characters
 * that neither control a terminal nor hide or reorder what stands beside
 * them. Every other byte becomes \xHH. The result is valid UTF-8 without a
 * single control character, safe on a terminal, in a line of a log and in a
 * JSON string. Scrubbing it again changes nothing, so that each edge may
 * scrub what it is about to show without asking who did before.
 */
#ifndef SCRUB_H
#define SCRUB_H

#include <stddef.h>

/* Bytes of result per byte of source, at most. */
#define SCRUB_GROWTH 4

/* Nothing above 0x7e stays, for terminals that do not speak UTF-8. */
#define SCRUB_ASCII 0x1u

/*
 * Writes the scrubbed @len bytes of @src and a NUL to @dst of @size bytes.
 * What does not fit is cut off before the first character or escape that
 * would not fit whole. Returns the length written, without the NUL; @size 0
 * writes nothing and returns 0. @dst and @src do not overlap.
 */
size_t scrub(char *dst, size_t size, const void *src, size_t len,
	     unsigned int flags);

/* The same into memory that the caller frees; NULL: no memory. */
char *scrub_dup(const void *src, size_t len, unsigned int flags);

/*
 * Columns that the scrubbed text @s takes on a terminal. A character that
 * the current locale does not know counts as one.
 */
unsigned int scrub_columns(const char *s);

/*
 * Bytes of the scrubbed text @s that fit in @columns, and in *@used (may be
 * NULL) the columns they take.
 */
size_t scrub_fit(const char *s, unsigned int columns, unsigned int *used);

#endif /* SCRUB_H */
