/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of traffic control: class handles and code points.
 */
#ifndef QOS_H
#define QOS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	QOS_HANDLE_SIZE = sizeof("ffff:ffff"),
};

/*
 * "1:10" as tc(8) reads and writes it: both numbers hexadecimal, at most
 * ffff, the second may be missing. 0 or -EINVAL.
 */
int qos_read_handle(const char *text, uint32_t *handle);
void qos_format_handle(uint32_t handle, char text[QOS_HANDLE_SIZE]);

/*
 * A differentiated services code point by its name of RFC 2474 (CS0..CS7),
 * 2597 (AF11..AF43), 3246 (EF), 5865 (VA), 8622 (LE), in either case, or as
 * a number 0..63. 0 or -EINVAL.
 */
int qos_read_dscp(const char *text, uint8_t *dscp);

/* So much a second, or so much of a link; both 0: not given. */
struct qos_rate {
	uint64_t bits;		/* a second */
	uint32_t ppm;		/* millionths of the link */
};

enum {
	QOS_RATE_SIZE = sizeof("18446744073709551615bit"),
};

/* From one byte a second up to what the kernel's 32 bits of bytes can say. */
#define QOS_MIN_BITS 8ULL
#define QOS_MAX_BITS 34000000000ULL

/*
 * "20mbit", "1.5mbit", "800kbit", "1gbit", "64000bit", with thousands and
 * not 1024, or "12.5%". 0, -EINVAL, or -ERANGE: nothing, above
 * QOS_MAX_BITS or 100 %.
 */
int qos_read_rate(const char *text, struct qos_rate *rate);
/* In the largest unit that is exact: "1500kbit". */
void qos_format_rate(uint64_t bits, char text[QOS_RATE_SIZE]);

/* In bits a second on a link of so many. */
uint64_t qos_rate_of(const struct qos_rate *rate, uint64_t link_bits);

static inline bool qos_rate_is_given(const struct qos_rate *rate)
{
	return rate->bits || rate->ppm;
}

#endif /* QOS_H */
