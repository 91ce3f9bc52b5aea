/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Comparisons of "check" conditions: "u16be[2] == len - 4", compiled to a
 * few operations on a small stack. patterns/README.md has the grammar.
 *
 * Arithmetic is that of 64-bit integers, wrapping. A comparison that reads
 * past the end, divides by zero or shifts by more than 63 is false.
 */
#ifndef ENGINE_COMPARE_H
#define ENGINE_COMPARE_H

#include <stdbool.h>
#include <stdint.h>

struct compare;

enum compare_result {
	COMPARE_NO,	/* false, whatever bytes may follow */
	COMPARE_MORE,	/* false now; more bytes could make it true */
	COMPARE_YES,
};

enum { COMPARE_MAX_OPS = 64, COMPARE_MAX_DEPTH = 8 };

/*
 * 0; -EINVAL with the offset into @text of what is wrong and the reason in
 * *@why (static text); -ENOMEM.
 */
int compare_new(const char *text, struct compare **out, unsigned int *offset,
		const char **why);
void compare_free(struct compare *c);

/*
 * @len		bytes there are
 * @wire_len	the value of "len"
 * @grows	more bytes may follow, and "len" grows with them
 */
enum compare_result compare_run(const struct compare *c, const uint8_t *data,
				uint32_t len, uint32_t wire_len, bool grows);

/* Bytes that must be there for it to be true: reads at fixed places. */
uint32_t compare_min_len(const struct compare *c);

/*
 * If all that it depends on is the bytes from *@offset on, at most two of
 * them, true with their number in *@size.
 */
bool compare_is_local(const struct compare *c, uint32_t *offset,
		      uint32_t *size);

/*
 * If it says that @size bytes from @offset on have one value, true with
 * those bytes.
 */
bool compare_is_fixed(const struct compare *c, uint32_t *offset,
		      uint32_t *size, uint8_t bytes[4]);

#endif /* ENGINE_COMPARE_H */
