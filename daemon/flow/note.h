/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is to be reported of a flow besides its label: its host name, and
 * what gave it its label.
 */
#ifndef FLOW_NOTE_H
#define FLOW_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"

enum note_limits {
	NOTE_HOST_SIZE = 256,		/* a DNS name, with its NUL */
	NOTE_WHY_BYTES = 64,		/* enough to recognise them */
};

struct flow_note {
	char *host;			/* scrubbed, or NULL */
	bool has_why;
	struct engine_why why;
	uint32_t why_len;
	uint8_t why_bytes[NOTE_WHY_BYTES];
};

/*
 * The best host name among @fields (may be NULL), scrubbed, or "". What is
 * too long is cut off.
 */
void note_host(const struct fields *fields, char host[NOTE_HOST_SIZE]);

/*
 * Writes down the host name that @fields give. *@note is made if need be;
 * without a name or memory nothing happens. The caller frees it with
 * note_free().
 */
void note_set_host(struct flow_note **note, const struct fields *fields);

/*
 * Writes down @result's explanation with the bytes that matched, which are
 * in @in or among the result's fields; @in NULL: no packet came. An
 * explanation that is there already stays as it is. -ENOMEM.
 */
int note_set_why(struct flow_note **note, const struct engine_result *result,
		 const struct decode_input *in);

void note_free(struct flow_note *note);

#endif /* FLOW_NOTE_H */
