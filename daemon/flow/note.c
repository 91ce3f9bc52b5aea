// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/note.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "decode/fields.h"
#include "scrub.h"

/* The name of whom is talked to comes before the name that is asked for. */
static const enum field host_fields[] = {
	FIELD_TLS_SNI, FIELD_QUIC_SNI, FIELD_HTTP_HOST, FIELD_DNS_QNAME,
	FIELD_DTLS_SNI,
};

void note_host(const struct fields *fields, char host[NOTE_HOST_SIZE])
{
	const uint8_t *value;
	size_t i, len;

	host[0] = '\0';
	for (i = 0; i < sizeof(host_fields) / sizeof(*host_fields); i++) {
		value = fields_get(fields, host_fields[i], &len);
		if (value && len) {
			scrub(host, NOTE_HOST_SIZE, value, len, 0);
			return;
		}
	}
}

static int make_note(struct flow_note **note)
{
	if (!*note)
		*note = calloc(1, sizeof(**note));
	return *note ? 0 : -ENOMEM;
}

void note_set_host(struct flow_note **note, const struct fields *fields)
{
	char host[NOTE_HOST_SIZE];

	note_host(fields, host);
	if (!host[0] || make_note(note))
		return;
	free((*note)->host);
	(*note)->host = strdup(host);
}

static bool is_same_why(const struct engine_why *a, const struct engine_why *b)
{
	return a->pattern == b->pattern && a->line == b->line &&
	       a->cond == b->cond && a->packet == b->packet;
}

/* The bytes of which @why->match_start and match_end are offsets. */
static const uint8_t *why_source(const struct engine_result *result,
				 const struct decode_input *in, size_t *len)
{
	const struct engine_why *why = &result->why;

	*len = 0;
	if (why->field >= 0)
		return fields_get(result->fields, (enum field)why->field, len);
	if (!in || why->side >= NR_SIDES)
		return NULL;
	*len = in->len[why->side];
	return in->data[why->side];
}

int note_set_why(struct flow_note **note, const struct engine_result *result,
		 const struct decode_input *in)
{
	const struct engine_why *why = &result->why;
	const uint8_t *bytes;
	struct flow_note *n;
	size_t len, end;

	if (!why->pattern)
		return 0;
	if (make_note(note))
		return -ENOMEM;
	n = *note;
	if (n->has_why && is_same_why(&n->why, why))
		return 0;
	n->has_why = true;
	n->why = *why;
	n->why_len = 0;
	bytes = why_source(result, in, &len);
	end = why->match_end < len ? why->match_end : len;
	if (!bytes || why->match_start >= end)
		return 0;
	len = end - why->match_start;
	n->why_len = len < NOTE_WHY_BYTES ? (uint32_t)len : NOTE_WHY_BYTES;
	memcpy(n->why_bytes, bytes + why->match_start, n->why_len);
	return 0;
}

void note_free(struct flow_note *note)
{
	if (note)
		free(note->host);
	free(note);
}
