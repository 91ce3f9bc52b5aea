// SPDX-License-Identifier: GPL-2.0-or-later
#include "l7filter/l7filter.h"

#include <errno.h>
#include <stdlib.h>

#include "l7filter/rules.h"
#include "log.h"

const struct l7filter l7filter_defaults = {
	.dir = "/etc/l7-protocols",
	.mask = UINT32_MAX,
	.buffer = 12000,
	.packets = 10,
};

enum {
	MIN_PACKETS = 3,
	MAX_PACKETS = 16,
};

/*
 * A number from @min to @max; where the narrower range @low to @high does
 * not hold -d has allowed it.
 */
static int take_number(const struct l7filter *l7, const char *what,
		       const char *arg, long low, long high, uint16_t *out)
{
	long min = l7->any_value ? 1 : low, max = high, v;
	char *end;

	if (l7->any_value)
		max = UINT16_MAX;
	errno = 0;
	v = strtol(arg, &end, 10);
	if (errno || end == arg || *end || v < min || v > max) {
		log_error("%s: %s: a number from %ld to %ld is wanted%s", what,
			  arg, min, max, min != 1 || max != UINT16_MAX ?
			  ", or -d before it" : "");
		return -EINVAL;
	}
	*out = (uint16_t)v;
	return 0;
}

static int take_mask(struct l7filter *l7, const char *arg)
{
	unsigned long long v;
	char *end;
	uint32_t max;

	errno = 0;
	v = strtoull(arg, &end, 0);
	if (errno || end == arg || *end || *arg == '-' || v > UINT32_MAX) {
		log_error("mask: %s: a number of 32 bits is wanted, as in 0xff00",
			  arg);
		return -EINVAL;
	}
	max = l7mask_max((uint32_t)v);
	if (max < L7FILTER_FIRST || max & (max + 1)) {
		log_error("mask: %s: its bits must adjoin, and be two at least, as in 0xff00",
			  arg);
		return -EINVAL;
	}
	l7->mask = (uint32_t)v;
	return 0;
}

int l7filter_take(struct l7filter *l7, int letter, const char *arg)
{
	l7->given = true;
	switch (letter) {
	case 'm':
		return take_mask(l7, arg);
	case 'b':
		return take_number(l7, "buffer", arg, 1, UINT16_MAX,
				   &l7->buffer);
	case 'n':
		return take_number(l7, "packets", arg, MIN_PACKETS,
				   MAX_PACKETS, &l7->packets);
	case 'c':
		l7->clobber = true;
		return 0;
	case 's':
		l7->silent = true;
		return 0;
	case 'd':
		l7->any_value = true;
		return 0;
	case 'z':
		l7->background = true;
		return 0;
	default:
		return -EINVAL;
	}
}
