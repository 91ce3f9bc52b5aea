/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the conditions of a pattern cost at worst, found by trying them on
 * bytes that are meant to hurt: long runs, and the pattern's own examples
 * repeated or followed by long runs.
 */
#ifndef ENGINE_COST_H
#define ENGINE_COST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine.h"

/* The worst execution of one regex that was found. */
struct cost {
	uint64_t ns;		/* the least of some runs on the same bytes */
	bool limit_hit;		/* the match limit ended all on some bytes */
	char bytes[48];		/* what bytes, in words */
};

enum {
	COST_RUNS = 3,
	COST_RUNS_SLOW = 30,	/* before something is called slow */
	/* worth a warning; typical patterns cost a tenth of a microsecond */
	COST_SLOW_NS = 20000,
	/* the bound of one execution, see regex.h */
	COST_MAX_NS = 100000,
};

/*
 * Tries condition @cond of rule @rule of a label, a regex on bytes or on a
 * field. 0, -ENOENT when that is a comparison, -ENOMEM.
 */
int cost_of_cond(struct engine_worker *w, uint32_t label, unsigned int rule,
		 unsigned int cond, struct cost *worst);

/*
 * Calls @fn with each of the hurtful buffers for @p, each as long as the
 * window; @what describes it. Stops when @fn returns non-zero and returns
 * that; -ENOMEM.
 */
int cost_each_buffer(const struct pattern *p, uint32_t window,
		     int (*fn)(const uint8_t *data, uint32_t len,
			       const char *what, void *data_of_fn),
		     void *data_of_fn);

#endif /* ENGINE_COST_H */
