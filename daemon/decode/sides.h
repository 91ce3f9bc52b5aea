/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What decoders share that judge each side of a flow by itself.
 */
#ifndef SIDES_H
#define SIDES_H

#include "decode.h"

/*
 * Judges one side, which has bytes: all its stream of TCP, or one datagram.
 * Fills @out where it returns DONE.
 */
typedef enum decode_result sides_judge(const struct decode_input *in, int side,
				       struct fields *out);

/*
 * Judges the sides in turn. Returns DONE as soon as one is, else MORE if one
 * may become it, else FAIL.
 */
enum decode_result sides_feed(const struct decode_input *in, sides_judge *one,
			      struct fields *out);

/*
 * What a reader's error means: 0 is DONE, -ENODATA is MORE while a stream
 * can grow, and everything else FAIL.
 */
enum decode_result sides_result(int err, const struct decode_input *in);

#endif /* SIDES_H */
