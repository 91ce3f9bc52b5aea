/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mutation of inputs for fuzz programs that run alone, from a fixed seed.
 */
#ifndef FUZZ_MUTATE_H
#define FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static uint64_t mutate_state = 1;

static inline uint32_t draw(uint32_t below)
{
	mutate_state = mutate_state * 6364136223846793005ULL +
		1442695040888963407ULL;
	return below ? (uint32_t)(mutate_state >> 33) % below : 0;
}

/*
 * One change of @p, @len bytes of @size: a bit, a byte, a piece missing or
 * twice, or a word of @words. The new length, at least 1.
 */
static inline size_t mutate(uint8_t *p, size_t len, size_t size,
			    const char *const *words, uint32_t nr_words)
{
	size_t at = draw((uint32_t)len), n = draw((uint32_t)(len - at));
	const char *word;

	switch (draw(nr_words ? 6 : 5)) {
	case 0:
		p[at] ^= (uint8_t)(1 << draw(8));
		return len;
	case 1:
		p[at] = (uint8_t)draw(256);
		return len;
	case 2:
		return at ? at : len;
	case 3:
		memmove(p + at, p + at + n, len - at - n);
		return len - n ? len - n : 1;
	case 4:
		if (n > size - len)
			n = size - len;
		memmove(p + at + n, p + at, len - at);
		return len + n;
	default:
		word = words[draw(nr_words)];
		n = strlen(word);
		if (n > size - len)
			return len;
		memmove(p + at + n, p + at, len - at);
		memcpy(p + at, word, n);
		return len + n;
	}
}

#endif /* FUZZ_MUTATE_H */
