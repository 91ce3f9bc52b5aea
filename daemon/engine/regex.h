/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Regular expressions over bytes: the only door to PCRE2.
 *
 * What an execution may cost. PCRE2's match limit counts steps, and one
 * step may look at every byte of the subject (0.3 ns each, measured). A
 * regex for which that can be (see shape.h) has a limit that falls with the
 * length of the subject; for others it may grow. One execution stays below
 * 100 us, whatever the regex and the bytes; a search over many starts below
 * 300 us.
 */
#ifndef ENGINE_REGEX_H
#define ENGINE_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct literal;
struct regex;
struct regex_scratch;
struct shape;

#define REGEX_ICASE 0x1
#define REGEX_NEWLINE 0x2	/* '.' is no newline, ^ and $ hold at each */

enum regex_result {
	REGEX_NO,	/* no match, whatever bytes may follow */
	REGEX_MORE,	/* no match yet; more bytes could make one */
	REGEX_MATCH,
	REGEX_LIMIT,	/* given up: a limit was reached */
};

/*
 * Compiles @text. 0; -EINVAL with the offset into @text and the reason in
 * @why of @why_size; -ENOMEM.
 */
int regex_new(const char *text, unsigned int flags, struct regex **out,
	      size_t *offset, char *why, size_t why_size);
void regex_free(struct regex *r);

/* Can it match at the first byte only? */
bool regex_is_anchored(const struct regex *r);
/* No match is shorter than that. */
uint32_t regex_min_len(const struct regex *r);
/* Does it look at bytes before its start (\b, look-behind)? */
bool regex_looks_behind(const struct regex *r);

/* Bytes that are in every match, or NULL. */
const struct literal *regex_literal(const struct regex *r);
/*
 * Is there no match in @data yet because those are not there? They are not
 * before *@from, which is moved on.
 */
bool regex_lacks_literal(const struct regex *r, const uint8_t *data,
			 uint32_t len, uint32_t *from);
/* What its text says of the bytes of a match; see shape.h. */
void regex_shape(const struct regex *r, struct shape *out);

/* One thread's memory for matching, NULL: none. */
struct regex_scratch *regex_scratch_new(uint32_t match_limit);
void regex_scratch_free(struct regex_scratch *s);

/*
 * Matches @data at @start, and nowhere else. Where @grows, more bytes may
 * follow later and REGEX_MORE is told from REGEX_NO. @match gets the start
 * and the end of a match.
 */
enum regex_result regex_exec(struct regex_scratch *s, const struct regex *r,
			     const uint8_t *data, uint32_t len, uint32_t start,
			     bool grows, uint32_t match[2]);

/*
 * Looks for a match anywhere in @data from *@from on. @grows as above;
 * *@from is moved on to where the earliest match to come could start, which
 * is where the next search of the same, longer @data begins.
 *
 * REGEX_LIMIT also when the search as a whole took too long.
 */
enum regex_result regex_search(struct regex_scratch *s, const struct regex *r,
			       const uint8_t *data, uint32_t len,
			       uint32_t *from, bool grows, uint32_t match[2]);

#endif /* ENGINE_REGEX_H */
