/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last values of something that is looked at again and again.
 */
#ifndef SERIES_H
#define SERIES_H

enum { SERIES_MAX = 240 };	/* as many as the widest screen shows */

/* All zero is an empty one. */
struct series {
	unsigned int nr;	/* values there are */
	unsigned int next;	/* where the next goes */
	float value[SERIES_MAX];
};

/* @v below 0: it was not known in this look. */
void series_add(struct series *s, double v);

/* The value @age looks ago, 0 is the newest; below 0: not known. */
double series_at(const struct series *s, unsigned int age);

/* Of the newest @nr, what is not known left out; 0 if there are none. */
double series_max(const struct series *s, unsigned int nr);
double series_mean(const struct series *s, unsigned int nr);

#endif /* SERIES_H */
