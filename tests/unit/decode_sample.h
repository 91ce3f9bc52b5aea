/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Samples for decoders: a file of data each, see tests/unit/decode/README.
 * Used by the unit tests and, as seeds, by the fuzzer.
 */
#ifndef DECODE_SAMPLE_H
#define DECODE_SAMPLE_H

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cursor.h>

#include "decode/decode.h"

enum { SAMPLE_PIECES = 64, SAMPLE_FIELDS = 16, SAMPLE_ALSO = 4 };

struct sample_piece {
	enum side side;
	uint8_t *data;
	uint32_t len;
};

struct sample {
	char name[256];
	const struct decoder *decoder;
	bool tcp;
	enum decode_result result;
	int nr_pieces, nr_fields, nr_also;
	struct sample_piece pieces[SAMPLE_PIECES];
	struct { int id; char value[256]; } fields[SAMPLE_FIELDS];
	char also[SAMPLE_ALSO][32];
};

static inline void sample_die(const struct sample *s, unsigned int line,
			      const char *what)
{
	fprintf(stderr, "%s:%u: %s\n", s->name, line, what);
	exit(1);
}

static inline void piece_add(struct sample_piece *p, const void *data,
			     size_t len)
{
	p->data = realloc(p->data, p->len + len + 1);
	if (!p->data)
		exit(1);
	if (len)
		memcpy(p->data + p->len, data, len);
	p->len += (uint32_t)len;
}

/* One character of a string with C escapes; the rest of the text. */
static inline const char *read_escape(const char *t, uint8_t *b)
{
	static const char from[] = "nrt0", to[] = "\n\r\t";
	const char *at;
	unsigned int v = 0;
	int n = 0;

	if (*t != '\\') {
		*b = (uint8_t)*t;
		return t + 1;
	}
	at = t[1] ? strchr(from, t[1]) : NULL;
	if (at) {
		*b = (uint8_t)to[at - from];
		return t + 2;
	}
	if (t[1] == 'x' && sscanf(t + 2, "%2x%n", &v, &n) == 1) {
		*b = (uint8_t)v;
		return t + 2 + n;
	}
	*b = (uint8_t)t[1];
	return t + 2;
}

/* "text" hex 00 01 pad N BYTE, in any order and number. */
static inline int piece_parse(struct sample_piece *p, const char *t)
{
	unsigned int v, n;
	bool hex = false;
	uint8_t b;
	int used;

	for (;;) {
		while (isspace((unsigned char)*t))
			t++;
		if (!*t)
			return 0;
		if (*t == '"') {
			for (t++; *t && *t != '"';) {
				t = read_escape(t, &b);
				piece_add(p, &b, 1);
			}
			if (*t++ != '"')
				return -1;
			hex = false;
		} else if (!strncmp(t, "hex", 3)) {
			hex = true;
			t += 3;
		} else if (sscanf(t, "pad %u %2x%n", &n, &v, &used) == 2) {
			for (b = (uint8_t)v; n; n--)
				piece_add(p, &b, 1);
			t += used;
		} else if (hex && sscanf(t, "%2x%n", &v, &used) == 1 &&
			   used == 2) {
			b = (uint8_t)v;
			piece_add(p, &b, 1);
			t += used;
		} else {
			return -1;
		}
	}
}

static inline void sample_field(struct sample *s, unsigned int line, char *t)
{
	char *value = t + strcspn(t, " ");
	size_t len = 0;
	uint8_t b;

	if (*value)
		*value++ = '\0';
	if (s->nr_fields == SAMPLE_FIELDS)
		sample_die(s, line, "too many fields");
	s->fields[s->nr_fields].id = field_find(t);
	if (s->fields[s->nr_fields].id < 0)
		sample_die(s, line, "unknown field");
	while (*value && len < 255) {
		value = (char *)(uintptr_t)read_escape(value, &b);
		s->fields[s->nr_fields].value[len++] = (char)b;
	}
	s->nr_fields++;
}

static inline void sample_packet(struct sample *s, unsigned int line,
				 enum side side, const char *t)
{
	struct sample_piece *p;

	if (s->nr_pieces == SAMPLE_PIECES)
		sample_die(s, line, "too many packets");
	p = &s->pieces[s->nr_pieces++];
	p->side = side;
	if (piece_parse(p, t))
		sample_die(s, line, "bad packet");
}

static inline void sample_line(struct sample *s, unsigned int line, char *t)
{
	char *arg = t + strcspn(t, " \t");

	if (*t == '\t') {	/* goes on with the packet before */
		if (!s->nr_pieces ||
		    piece_parse(&s->pieces[s->nr_pieces - 1], t))
			sample_die(s, line, "bad packet");
		return;
	}
	if (*arg)
		*arg++ = '\0';
	if (!strcmp(t, "decode"))
		s->decoder = decoder_find(arg);
	else if (!strcmp(t, "transport"))
		s->tcp = !strcmp(arg, "tcp");
	else if (!strcmp(t, "client"))
		sample_packet(s, line, SIDE_CLIENT, arg);
	else if (!strcmp(t, "server"))
		sample_packet(s, line, SIDE_SERVER, arg);
	else if (!strcmp(t, "field"))
		sample_field(s, line, arg);
	else if (!strcmp(t, "also") && s->nr_also < SAMPLE_ALSO)
		snprintf(s->also[s->nr_also++], 32, "%s", arg);
	else if (!strcmp(t, "result"))
		s->result = !strcmp(arg, "done") ? DECODE_DONE :
			    !strcmp(arg, "more") ? DECODE_MORE : DECODE_FAIL;
	else
		sample_die(s, line, "unknown word");
}

/* Reads one file; ends the program where it is wrong. */
static inline struct sample *sample_load(const char *dir, const char *name)
{
	static char path[512], text[1 << 18];
	struct sample *s = calloc(1, sizeof(*s));
	unsigned int line = 0;
	FILE *f;

	if (!s)
		exit(1);
	snprintf(s->name, sizeof(s->name), "%s", name);
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "r");
	if (!f)
		sample_die(s, 0, "cannot be opened");
	while (fgets(text, sizeof(text), f)) {
		line++;
		text[strcspn(text, "\n")] = '\0';
		if (*text && *text != '#')
			sample_line(s, line, text);
	}
	fclose(f);
	if (!s->decoder || !s->nr_pieces)
		sample_die(s, line, "no decoder or no packets");
	return s;
}

static inline void sample_free(struct sample *s)
{
	int i;

	for (i = 0; i < s->nr_pieces; i++)
		free(s->pieces[i].data);
	free(s);
}

static inline const char *sample_dir(void)
{
	const char *dir = getenv("LIMEN_DECODE_SAMPLES");

	return dir ? dir : "tests/unit/decode";
}

static inline int is_sample_file(const struct dirent *d)
{
	const char *dot = strrchr(d->d_name, '.');

	return dot && !strcmp(dot, ".sample");
}

/* Calls @fn for each sample, in the order of names; how many there were. */
static inline int samples_each(void (*fn)(const struct sample *s, void *data),
			       void *data)
{
	struct dirent **list;
	struct sample *s;
	int i, n;

	n = scandir(sample_dir(), &list, is_sample_file, alphasort);
	for (i = 0; i < n; i++) {
		s = sample_load(sample_dir(), list[i]->d_name);
		fn(s, data);
		sample_free(s);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	return n;
}

/* One flow through one decoder, as the engine would run it. */
struct sample_run {
	const struct decoder *decoder;
	void *state;
	struct fields *fields;
	enum decode_result result;
	bool full;		/* the window, from the start */
	uint8_t *stream[NR_SIDES];
	uint32_t len[NR_SIDES];
};

static inline void run_init(struct sample_run *r, const struct decoder *d)
{
	memset(r, 0, sizeof(*r));
	r->decoder = d;
	r->state = calloc(1, d->state_size ? d->state_size : 1);
	r->fields = fields_new();
	r->result = DECODE_MORE;
	if (!r->state || !r->fields)
		exit(1);
}

static inline void run_exit(struct sample_run *r)
{
	if (r->decoder->exit)
		r->decoder->exit(r->state);
	free(r->state);
	fields_free(r->fields);
	free(r->stream[0]);
	free(r->stream[1]);
}

/*
 * New bytes of one side; TCP: appended to its stream. They lie in a block
 * of exactly their size, so that a read beyond them is seen.
 */
static inline void run_feed(struct sample_run *r, bool tcp, enum side side,
			    const uint8_t *data, uint32_t len,
			    uint32_t wire_len)
{
	struct decode_input in = { .side = side, .tcp = tcp };
	uint32_t old = tcp ? r->len[side] : 0;
	uint8_t *copy = malloc(old + len ? old + len : 1);

	if (!copy)
		exit(1);
	if (old)
		memcpy(copy, r->stream[side], old);
	if (len)
		memcpy(copy + old, data, len);
	free(r->stream[side]);
	r->stream[side] = copy;
	r->len[side] = old + len;
	in.data[side] = copy;
	in.len[side] = old + len;
	in.wire_len = tcp ? 0 : wire_len;
	in.full = tcp && r->full;
	if (tcp && r->len[!side]) {
		in.data[!side] = r->stream[!side];
		in.len[!side] = r->len[!side];
	}
	if (r->result == DECODE_MORE)
		r->result = r->decoder->decode(r->state, &in, r->fields);
	/* what that means for the label is the engine's */
	if (r->result == DECODE_UNPROVEN)
		r->result = DECODE_MORE;
}

#endif /* DECODE_SAMPLE_H */
