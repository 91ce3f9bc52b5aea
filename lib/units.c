// SPDX-License-Identifier: GPL-2.0-or-later
#include "units.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Three digits of @v thousandths of @unit, cut and not rounded. */
static const char *three_digits(char *buf, uint64_t v, const char *unit)
{
	if (v < 10000)
		snprintf(buf, UNITS_SIZE, "%" PRIu64 ".%02" PRIu64 "%s",
			 v / 1000, v % 1000 / 10, unit);
	else if (v < 100000)
		snprintf(buf, UNITS_SIZE, "%" PRIu64 ".%" PRIu64 "%s",
			 v / 1000, v % 1000 / 100, unit);
	else
		snprintf(buf, UNITS_SIZE, "%" PRIu64 "%s", v / 1000, unit);
	return buf;
}

const char *units_count(char *buf, uint64_t v)
{
	static const char *const unit[] = { "k", "M", "G", "T", "P", "E" };
	unsigned int i = 0;

	if (v < 100000) {
		snprintf(buf, UNITS_SIZE, "%" PRIu64, v);
		return buf;
	}
	while (v >= 1000000) {
		v /= 1000;
		i++;
	}
	return three_digits(buf, v, unit[i]);
}

const char *units_ns(char *buf, uint64_t ns)
{
	if (ns < 1000)
		snprintf(buf, UNITS_SIZE, "%" PRIu64 "ns", ns);
	else if (ns < 1000000)
		three_digits(buf, ns, "us");
	else if (ns < 1000000000)
		three_digits(buf, ns / 1000, "ms");
	else
		three_digits(buf, ns / 1000000, "s");
	return buf;
}

const char *units_duration(char *buf, uint64_t seconds)
{
	uint64_t minutes = seconds / 60, hours = minutes / 60;

	if (!minutes)
		snprintf(buf, UNITS_SIZE, "%" PRIu64 "s", seconds);
	else if (!hours)
		snprintf(buf, UNITS_SIZE, "%" PRIu64 "m %" PRIu64 "s", minutes,
			 seconds % 60);
	else if (hours < 24)
		snprintf(buf, UNITS_SIZE, "%" PRIu64 "h %" PRIu64 "m", hours,
			 minutes % 60);
	else
		snprintf(buf, UNITS_SIZE, "%" PRIu64 "d %" PRIu64 "h",
			 hours / 24, hours % 24);
	return buf;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What a unit's letter multiplies by; 0: no such unit. */
static uint64_t multiple(char unit)
{
	switch (unit) {
	case '\0':
		return 1;
	case 'k':
	case 'K':
		return 1000;
	case 'M':
		return 1000000;
	case 'G':
		return 1000000000;
	case 'T':
		return 1000000000000;
	}
	return 0;
}

int units_parse(const char *text, uint64_t *out)
{
	uint64_t whole = 0, thousandths = 0, place = 100, times;

	if (!is_digit(*text))
		return -EINVAL;
	for (; is_digit(*text); text++) {
		if (__builtin_mul_overflow(whole, 10, &whole) ||
		    __builtin_add_overflow(whole, (uint64_t)(*text - '0'), &whole))
			return -ERANGE;
	}
	if (*text == '.') {
		for (text++; is_digit(*text) && place; text++, place /= 10)
			thousandths += place * (uint64_t)(*text - '0');
		if (!is_digit(text[-1]))
			return -EINVAL;
	}
	times = multiple(*text);
	if (!times || (*text && text[1]))
		return -EINVAL;
	if (thousandths && times == 1)
		return -EINVAL;
	if (__builtin_mul_overflow(whole, times, &whole) ||
	    __builtin_add_overflow(whole, thousandths * (times / 1000), &whole))
		return -ERANGE;
	*out = whole;
	return 0;
}
