// SPDX-License-Identifier: GPL-2.0-or-later
#include "sides.h"

#include <errno.h>

enum decode_result sides_feed(const struct decode_input *in, sides_judge *one,
			      struct fields *out)
{
	enum decode_result all = DECODE_FAIL, r;
	int side;

	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side])
			continue;
		r = one(in, side, out);
		if (r == DECODE_DONE)
			return r;
		if (r == DECODE_MORE)
			all = r;
	}
	return all;
}

enum decode_result sides_result(int err, const struct decode_input *in)
{
	if (!err)
		return DECODE_DONE;
	return err == -ENODATA && in->tcp && !in->full ? DECODE_MORE :
		DECODE_FAIL;
}
