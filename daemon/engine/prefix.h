/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which values may the first bytes of a match have?
 *
 * Two ways to find out are put together. The first bytes are found by
 * trying: a regex that says REGEX_NO to one byte can never match what begins
 * with it. That cannot be wrong about what the regex means, but ends where
 * beginnings become many; there shape.c goes on, which reads the text.
 */
#ifndef ENGINE_PREFIX_H
#define ENGINE_PREFIX_H

#include <stdbool.h>
#include <stdint.h>

enum { PREFIX_BYTES = 8 };

struct compare;
struct regex;
struct regex_scratch;

/* PREFIX_BYTES sets of 256 bits. */
struct prefix {
	uint64_t may[PREFIX_BYTES][4];
};

/* Everything is possible. */
void prefix_init(struct prefix *p);
/*
 * Leaves in @p what @r allows where a match starts: at the first byte of
 * all, or (@inside) anywhere behind it.
 */
void prefix_add_regex(struct prefix *p, struct regex_scratch *s,
		      const struct regex *r, bool inside);
void prefix_add_compare(struct prefix *p, const struct compare *c);

static inline bool prefix_has(const struct prefix *p, unsigned int place,
			      uint8_t byte)
{
	return p->may[place][byte / 64] >> byte % 64 & 1;
}

#endif /* ENGINE_PREFIX_H */
