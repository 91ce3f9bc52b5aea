/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Views of text off the wire, for the protocols that are made of lines.
 *
 * A span is a view and owns nothing. Names and keywords are compared in
 * ASCII; nothing here depends on the locale.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cursor.h>

struct span {
	const uint8_t *p;
	size_t len;
};

/* The next line without its end; -ENODATA as cursor_line(). */
int text_line(struct cursor *c, struct span *line);

/* @s is exactly @word; the second without regard to case. */
bool span_is(struct span s, const char *word);
bool span_is_nocase(struct span s, const char *word);
/* @s begins with @word. */
bool span_starts(struct span s, const char *word);
bool span_starts_nocase(struct span s, const char *word);
/* Every byte is printable ASCII, a tab, or above ASCII (UTF-8, Latin-1). */
bool span_is_text(struct span s);
bool span_is_digits(struct span s);

/* Takes the bytes up to the next blank off @rest, and the blanks. */
struct span span_word(struct span *rest);
/* Without blanks and tabs at both ends. */
struct span span_trim(struct span s);
/* Up to the first @stop byte, or all. */
struct span span_until(struct span s, uint8_t stop);

/*
 * Splits "Name: value" (RFC 9112, RFC 3261, RFC 2326). -EBADMSG for a line
 * that is no header.
 */
int text_header(struct span line, struct span *name, struct span *value);

/* "host", "host:port", "[v6]:port", "user@host": the host alone. */
struct span text_host(struct span authority);

#endif /* TEXT_H */
