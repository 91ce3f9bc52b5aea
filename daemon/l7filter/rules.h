/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * l7-filter's configuration file: which protocol gets which mark.
 */
#ifndef L7FILTER_RULES_H
#define L7FILTER_RULES_H

#include <stddef.h>
#include <stdint.h>

#include "config.h"
#include "pattern/pattern.h"

struct l7rule {
	char name[PATTERN_MAX_NAME];
	uint32_t mark;		/* as written: not shifted by the mask */
	struct place at;	/* of the name */
};

struct l7rules {
	struct l7rule *list;	/* in the order of the file */
	size_t nr;
};

/* How often the mask is shifted to its lowest bit, and its greatest value. */
unsigned int l7mask_shift(uint32_t mask);
uint32_t l7mask_max(uint32_t mask);

/*
 * Reads @text; @path is for messages. Each line is a name and a decimal mark
 * that fits @mask; what does not make sense is logged as a warning with its
 * place and left out. 0; -ENOMEM; -EINVAL with @err filled: nothing is left,
 * or the file is no text. The caller calls l7rules_free().
 */
int l7rules_parse(const char *path, const char *text, size_t len, uint32_t mask,
		  struct l7rules *out, struct config_error *err);
void l7rules_free(struct l7rules *r);

#endif /* L7FILTER_RULES_H */
