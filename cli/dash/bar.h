/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bars and sparklines, of block characters or of ASCII as the canvas wants.
 */
#ifndef BAR_H
#define BAR_H

#include "dash/canvas.h"

struct series;

/* @part of @width columns, 0 to 1; the rest is left as it is. */
void bar_draw(struct canvas *c, int y, int x, int width, enum look_kind look,
	      double part);

/*
 * The newest values of @s from right to left, the highest of @max; 0: of
 * those shown. What is not known stays blank.
 */
void bar_spark(struct canvas *c, int y, int x, int width, enum look_kind look,
	       const struct series *s, double max);

/* @part of @rows, 0 to 1, upwards from row @y; what is hardly there shows. */
void bar_upright(struct canvas *c, int y, int x, int width, int rows,
		 enum look_kind look, double part);

#endif /* BAR_H */
