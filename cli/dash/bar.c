// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/bar.h"

#include <stddef.h>

#include "model/series.h"

/* Eighths of a column, from the left. */
static const char *const eighths[] = {
	"", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a",
	"\u2589", "\u2588",
};

/* Heights; the lowest also stands for something that is hardly there. */
static const char *const heights[] = {
	"\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587",
	"\u2588",
};
static const char *const ascii_heights[] = {
	".", ":", "-", "=", "+", "*", "%", "#",
};

enum { NR_HEIGHTS = sizeof(heights) / sizeof(*heights) };

void bar_draw(struct canvas *c, int y, int x, int width, enum look_kind look,
	      double part)
{
	int parts, i;

	if (width < 1 || !(part > 0))
		return;
	if (part > 1)
		part = 1;
	parts = (int)(part * width * 8 + 0.5);
	if (!parts)
		parts = 1;
	if (canvas_is_ascii(c)) {
		for (i = 0; i < (parts + 7) / 8; i++)
			canvas_text(c, y, x + i, 1, look, "#");
		return;
	}
	for (i = 0; i < parts / 8; i++)
		canvas_text(c, y, x + i, 1, look, eighths[8]);
	if (parts % 8)
		canvas_text(c, y, x + i, 1, look, eighths[parts % 8]);
}

static const char *height_of(const struct canvas *c, double v, double max)
{
	int i = max > 0 ? (int)(v / max * NR_HEIGHTS) : 0;

	if (i >= NR_HEIGHTS)
		i = NR_HEIGHTS - 1;
	if (i < 0)
		i = 0;
	return canvas_is_ascii(c) ? ascii_heights[i] : heights[i];
}

void bar_upright(struct canvas *c, int y, int x, int width, int rows,
		 enum look_kind look, double part)
{
	const char *const *h = canvas_is_ascii(c) ? ascii_heights : heights;
	int parts = (int)(part * rows * NR_HEIGHTS + 0.5), i;

	if (!(part > 0))
		return;
	if (!parts)
		parts = 1;
	for (; parts > 0 && rows > 0; parts -= NR_HEIGHTS, rows--, y--)
		for (i = 0; i < width; i++)
			canvas_text(c, y, x + i, 1, look,
				    h[(parts < NR_HEIGHTS ? parts :
				       NR_HEIGHTS) - 1]);
}

void bar_spark(struct canvas *c, int y, int x, int width, enum look_kind look,
	       const struct series *s, double max)
{
	int age;

	if (!(max > 0))
		max = series_max(s, width > 0 ? (unsigned int)width : 0);
	for (age = 0; age < width; age++) {
		double v = series_at(s, (unsigned int)age);

		if (v > 0)
			canvas_text(c, y, x + width - 1 - age, 1, look,
				    height_of(c, v, max));
		else if (v == 0)
			canvas_text(c, y, x + width - 1 - age, 1, LOOK_DIM,
				    canvas_is_ascii(c) ? "_" : heights[0]);
	}
}
