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

enum { PREFIX_BYTES = 8, MAX_PROBES = 4 };

struct compare;
struct regex;
struct regex_scratch;

/* PREFIX_BYTES sets of 256 bits. */
struct prefix {
	uint64_t may[PREFIX_BYTES][4];
};

/* What may stand at one place further on. */
struct probe {
	uint64_t may[4];
	uint32_t offset;
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

/*
 * Adds to @probes, of which there are *@nr, the places from @from on where
 * the anchored regex @r allows least, as long as it is better than one that
 * is there.
 */
void probes_add_regex(struct probe probes[MAX_PROBES], unsigned int *nr,
		      const struct regex *r, unsigned int from);

static inline bool probe_has(const struct probe *p, uint8_t byte)
{
	return p->may[byte / 64] >> byte % 64 & 1;
}

static inline bool prefix_has(const struct prefix *p, unsigned int place,
			      uint8_t byte)
{
	return p->may[place][byte / 64] >> byte % 64 & 1;
}

#endif /* ENGINE_PREFIX_H */
