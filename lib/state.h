/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words for enum limen_state, the same in every output.
 */
#ifndef STATE_H
#define STATE_H

#include <stdint.h>

/* "new", "testing", ..., "?" for a number that is no state. */
const char *state_name(uint8_t state);

#endif /* STATE_H */
