/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bytes that are in every match of a regex. Looking for them costs a tenth
 * of what an execution does.
 */
#ifndef ENGINE_LITERAL_H
#define ENGINE_LITERAL_H

#include <stdbool.h>
#include <stdint.h>

enum { LITERAL_BYTES = 32, LITERAL_ANYWHERE = UINT16_MAX };

/*
 * @first, @last	where they begin at the earliest and at the latest, from
 *			the start of a match
 * @rare		the one of them that is looked for
 */
struct literal {
	uint8_t len;		/* 0: none is known */
	uint8_t rare;
	uint16_t first, last;
	uint8_t bytes[LITERAL_BYTES];
};

/* Chooses @rare; leaves no literal where looking for it would not pay. */
void literal_ready(struct literal *l);

/*
 * Is @l in @data? Also true when that is not found out soon. It does not
 * begin before @from.
 */
bool literal_in(const struct literal *l, const uint8_t *data, uint32_t len,
		uint32_t from);

#endif /* ENGINE_LITERAL_H */
