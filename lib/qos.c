// SPDX-License-Identifier: GPL-2.0-or-later
#include "qos.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *name;
	uint8_t dscp;
} code_points[] = {
	{ "CS0", 0 },	{ "CS1", 8 },	{ "CS2", 16 },	{ "CS3", 24 },
	{ "CS4", 32 },	{ "CS5", 40 },	{ "CS6", 48 },	{ "CS7", 56 },
	{ "AF11", 10 },	{ "AF12", 12 },	{ "AF13", 14 },
	{ "AF21", 18 },	{ "AF22", 20 },	{ "AF23", 22 },
	{ "AF31", 26 },	{ "AF32", 28 },	{ "AF33", 30 },
	{ "AF41", 34 },	{ "AF42", 36 },	{ "AF43", 38 },
	{ "EF", 46 },	{ "VA", 44 },	{ "LE", 1 },
};
#define NR_CODE_POINTS (sizeof(code_points) / sizeof(code_points[0]))

/* Up to four hexadecimal digits; *@text moves behind them. */
static int read_hex16(const char **text, uint32_t *v)
{
	const char *p = *text;

	for (*v = 0; isxdigit((unsigned char)*p) && p - *text < 4; p++) {
		int digit = isdigit((unsigned char)*p) ? *p - '0' :
			tolower((unsigned char)*p) - 'a' + 10;

		*v = *v << 4 | (uint32_t)digit;
	}
	if (p == *text)
		return -EINVAL;
	*text = p;
	return 0;
}

int qos_read_handle(const char *text, uint32_t *handle)
{
	uint32_t major, minor = 0;

	if (read_hex16(&text, &major) || *text++ != ':')
		return -EINVAL;
	if (*text && read_hex16(&text, &minor))
		return -EINVAL;
	if (*text)
		return -EINVAL;
	*handle = major << 16 | minor;
	return 0;
}

void qos_format_handle(uint32_t handle, char text[QOS_HANDLE_SIZE])
{
	snprintf(text, QOS_HANDLE_SIZE, "%x:%x", handle >> 16,
		 handle & 0xffff);
}

int qos_read_dscp(const char *text, uint8_t *dscp)
{
	unsigned long v;
	char *end;
	size_t i;

	for (i = 0; i < NR_CODE_POINTS; i++) {
		if (!strcasecmp(text, code_points[i].name)) {
			*dscp = code_points[i].dscp;
			return 0;
		}
	}
	if (!isdigit((unsigned char)*text))
		return -EINVAL;
	v = strtoul(text, &end, 0);
	if (*end || v > 63)
		return -EINVAL;
	*dscp = (uint8_t)v;
	return 0;
}

static const struct {
	const char *name;
	uint64_t bits;
} units[] = {
	{ "gbit", 1000000000 },
	{ "mbit", 1000000 },
	{ "kbit", 1000 },
	{ "bit", 1 },
};
#define NR_UNITS (sizeof(units) / sizeof(units[0]))

/*
 * A decimal number times @scale, which is a power of ten: what is finer than
 * one is cut off. *@text moves behind it. -ERANGE: above QOS_MAX_BITS.
 */
static int read_decimal(const char **text, uint64_t scale, uint64_t *v)
{
	const char *p = *text;

	if (!isdigit((unsigned char)*p))
		return -EINVAL;
	for (*v = 0; isdigit((unsigned char)*p); p++) {
		*v = *v * 10 + (uint64_t)(*p - '0') * scale;
		if (*v > QOS_MAX_BITS)
			return -ERANGE;
	}
	if (*p == '.') {
		for (p++; isdigit((unsigned char)*p); p++) {
			scale /= 10;
			*v += (uint64_t)(*p - '0') * scale;
		}
	}
	*text = p;
	return 0;
}

static int read_share(const char *text, struct qos_rate *rate)
{
	uint64_t ppm;
	int ret = read_decimal(&text, 10000, &ppm);

	if (ret || strcmp(text, "%") != 0)
		return ret ? ret : -EINVAL;
	if (!ppm || ppm > 1000000)
		return -ERANGE;
	*rate = (struct qos_rate){ .ppm = (uint32_t)ppm };
	return 0;
}

int qos_read_rate(const char *text, struct qos_rate *rate)
{
	const char *unit = text + strspn(text, "0123456789.");
	uint64_t bits;
	size_t i;
	int ret;

	if (*unit == '%')
		return read_share(text, rate);
	for (i = 0; i < NR_UNITS; i++) {
		if (strcasecmp(unit, units[i].name) != 0)
			continue;
		ret = read_decimal(&text, units[i].bits, &bits);
		if (ret || text != unit)
			return ret ? ret : -EINVAL;
		if (bits < QOS_MIN_BITS || bits > QOS_MAX_BITS)
			return -ERANGE;
		*rate = (struct qos_rate){ .bits = bits };
		return 0;
	}
	return -EINVAL;
}

void qos_format_rate(uint64_t bits, char text[QOS_RATE_SIZE])
{
	size_t i = 0;

	while (i < NR_UNITS - 1 && (!bits || bits % units[i].bits))
		i++;
	snprintf(text, QOS_RATE_SIZE, "%" PRIu64 "%s", bits / units[i].bits,
		 units[i].name);
}

uint64_t qos_rate_of(const struct qos_rate *rate, uint64_t link_bits)
{
	return rate->ppm ? link_bits * rate->ppm / 1000000 : rate->bits;
}
