// SPDX-License-Identifier: GPL-2.0-or-later
#include "verdict/none.h"

static void none_add(struct verdict_sink *sink, const struct verdict *v)
{
}

static int none_flush(struct verdict_sink *sink)
{
	return 0;
}

static void none_free(struct verdict_sink *sink)
{
}

static const struct verdict_ops none_ops = {
	.name = "none",
	.add = none_add,
	.flush = none_flush,
	.free = none_free,
};

struct verdict_sink none_sink = { .ops = &none_ops };
