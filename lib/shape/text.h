/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A step of a plan as a line that "tc -batch" reads; those about devices
 * are for "ip -batch" and say so.
 */
#ifndef SHAPE_TEXT_H
#define SHAPE_TEXT_H

#include <stddef.h>

struct plan_step;

enum {
	TEXT_SIZE = 512,
};

/*
 * Writes the line of @s, ended by a newline, to @text of TEXT_SIZE
 * bytes.
 */
void text_step(const struct plan_step *s, char *text);

#endif /* SHAPE_TEXT_H */
