/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of traffic control: class handles and code points.
 */
#ifndef QOS_H
#define QOS_H

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
/* Its name, or NULL where it has none. */
const char *qos_dscp_name(uint8_t dscp);

#endif /* QOS_H */
