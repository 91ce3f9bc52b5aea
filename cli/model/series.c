// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/series.h"

void series_add(struct series *s, double v)
{
	s->value[s->next] = (float)v;
	s->next = (s->next + 1) % SERIES_MAX;
	if (s->nr < SERIES_MAX)
		s->nr++;
}

double series_at(const struct series *s, unsigned int age)
{
	if (age >= s->nr)
		return -1;
	return (double)s->value[(s->next + SERIES_MAX - 1 - age) % SERIES_MAX];
}

double series_max(const struct series *s, unsigned int nr)
{
	double max = 0, v;
	unsigned int i;

	for (i = 0; i < nr && i < s->nr; i++) {
		v = series_at(s, i);
		if (v > max)
			max = v;
	}
	return max;
}

double series_mean(const struct series *s, unsigned int nr)
{
	unsigned int known = 0, i;
	double sum = 0, v;

	for (i = 0; i < nr && i < s->nr; i++) {
		v = series_at(s, i);
		if (v < 0)
			continue;
		sum += v;
		known++;
	}
	return known ? sum / known : 0;
}
