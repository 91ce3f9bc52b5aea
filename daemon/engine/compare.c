// SPDX-License-Identifier: GPL-2.0-or-later
#include "compare.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum code { PUSH, LEN, READ, ADD, SUB, MUL, AND, SHR, MOD,
	    EQ, NE, LT, LE, GT, GE };

struct op {
	uint8_t code;
	uint8_t size;		/* READ: bytes */
	uint8_t little;		/* READ: little endian */
	int64_t value;		/* PUSH */
};

struct compare {
	struct op ops[COMPARE_MAX_OPS];
	unsigned int nr;
	/* "len" stands only in sums: the difference of both sides is linear */
	bool linear;
	bool has_len;
	uint32_t min_len;
	/* set when there is one read, at a fixed place */
	bool local;
	uint32_t offset, size;
};

/* --- text to operations --- */

struct parser {
	struct compare *c;
	const char *p;
	const char *why;
	unsigned int depth;	/* of the stack at run time */
	unsigned int nesting;	/* of [ ] */
	unsigned int nr_reads;
	bool fixed;		/* the last sum was one number */
};

static int fail(struct parser *ps, const char *why)
{
	ps->why = why;
	return -EINVAL;
}

static void skip_blanks(struct parser *ps)
{
	while (*ps->p == ' ' || *ps->p == '\t')
		ps->p++;
}

static int emit(struct parser *ps, const struct op *op)
{
	bool pushes = op->code == PUSH || op->code == LEN;

	if (ps->c->nr == COMPARE_MAX_OPS)
		return fail(ps, "the comparison is too long");
	if (pushes)
		ps->depth++;
	else if (op->code != READ)
		ps->depth--;
	if (ps->depth > COMPARE_MAX_DEPTH)
		return fail(ps, "the comparison nests too deep");
	ps->c->ops[ps->c->nr++] = *op;
	return 0;
}

static bool take(struct parser *ps, const char *word)
{
	size_t n = strlen(word);

	skip_blanks(ps);
	if (strncmp(ps->p, word, n))
		return false;
	ps->p += n;
	return true;
}

static int parse_number(struct parser *ps)
{
	struct op op = { .code = PUSH };
	char *end;
	unsigned long long v;

	errno = 0;
	v = strtoull(ps->p, &end, ps->p[0] == '0' && (ps->p[1] | 0x20) == 'x' ?
		     16 : 10);
	if (errno || v > INT64_MAX)
		return fail(ps, "the number is too big");
	op.value = (int64_t)v;
	ps->p = end;
	return emit(ps, &op);
}

static int parse_sum(struct parser *ps);

/* Remembers what a read says about the bytes that must be there. */
static void note_read(struct parser *ps, const struct op *read, int64_t offset)
{
	struct compare *c = ps->c;

	if (!ps->fixed || offset > UINT16_MAX)
		return;
	if (c->min_len < offset + read->size)
		c->min_len = (uint32_t)(offset + read->size);
	c->local = true;
	c->offset = (uint32_t)offset;
	c->size = read->size;
}

/* "[" SUM "]" after the name of the number. */
static int parse_index(struct parser *ps, const struct op *read)
{
	int ret;

	if (!take(ps, "["))
		return fail(ps, "a number's name is followed by [OFFSET]");
	if (++ps->nesting > COMPARE_MAX_DEPTH)
		return fail(ps, "the comparison nests too deep");
	ret = parse_sum(ps);
	if (ret)
		return ret;
	ps->nesting--;
	if (!take(ps, "]"))
		return fail(ps, "\"]\" is missing");
	ps->nr_reads++;
	note_read(ps, read, ps->c->ops[ps->c->nr - 1].value);
	return emit(ps, read);
}

static int parse_atom(struct parser *ps)
{
	static const struct {
		const char *name;
		struct op op;
	} reads[] = {
		{ "u8", { READ, 1, 0, 0 } },
		{ "u16be", { READ, 2, 0, 0 } },
		{ "u16le", { READ, 2, 1, 0 } },
		{ "u24be", { READ, 3, 0, 0 } },
		{ "u32be", { READ, 4, 0, 0 } },
		{ "u32le", { READ, 4, 1, 0 } },
	};
	unsigned int i;

	skip_blanks(ps);
	if (*ps->p >= '0' && *ps->p <= '9') {
		ps->fixed = true;
		return parse_number(ps);
	}
	if (take(ps, "len")) {
		ps->fixed = false;
		ps->c->has_len = true;
		if (ps->nesting)
			ps->c->linear = false;
		return emit(ps, &(struct op) { .code = LEN });
	}
	for (i = 0; i < sizeof(reads) / sizeof(*reads); i++) {
		int ret;

		if (!take(ps, reads[i].name))
			continue;
		ret = parse_index(ps, &reads[i].op);
		ps->fixed = false;
		return ret;
	}
	return fail(ps, "a number, len or u8[] u16be[] u16le[] u24be[] u32be[] u32le[] is wanted");
}

static int parse_term(struct parser *ps)
{
	static const struct { const char *word; uint8_t code; } operators[] = {
		{ "*", MUL }, { "&", AND }, { ">>", SHR }, { "%", MOD },
	};
	unsigned int i;
	bool had_len = ps->c->has_len, product = false;
	int ret;

	ps->c->has_len = false;
	ret = parse_atom(ps);
	while (!ret) {
		for (i = 0; i < 4 && !take(ps, operators[i].word); i++)
			;
		if (i == 4)
			break;
		product = true;
		ret = parse_atom(ps);
		ps->fixed = false;
		if (!ret)
			ret = emit(ps, &(struct op) { .code = operators[i].code });
	}
	if (product && ps->c->has_len)
		ps->c->linear = false;
	ps->c->has_len |= had_len;
	return ret;
}

static int parse_sum(struct parser *ps)
{
	int ret = parse_term(ps);

	while (!ret) {
		uint8_t code;

		if (take(ps, "+"))
			code = ADD;
		else if (take(ps, "-"))
			code = SUB;
		else
			break;
		ret = parse_term(ps);
		ps->fixed = false;
		if (!ret)
			ret = emit(ps, &(struct op) { .code = code });
	}
	return ret;
}

static int parse_comparison(struct parser *ps)
{
	static const struct { const char *word; uint8_t code; } operators[] = {
		{ "==", EQ }, { "!=", NE }, { "<=", LE }, { ">=", GE },
		{ "<", LT }, { ">", GT },
	};
	unsigned int i;
	int ret = parse_sum(ps);

	if (ret)
		return ret;
	for (i = 0; i < 6 && !take(ps, operators[i].word); i++)
		;
	if (i == 6)
		return fail(ps, "one of == != < <= > >= is wanted");
	ret = parse_sum(ps);
	if (ret)
		return ret;
	skip_blanks(ps);
	if (*ps->p)
		return fail(ps, "the comparison should end here");
	return emit(ps, &(struct op) { .code = operators[i].code });
}

int compare_new(const char *text, struct compare **out, unsigned int *offset,
		const char **why)
{
	struct compare *c = calloc(1, sizeof(*c));
	struct parser ps = { .c = c, .p = text };
	int ret;

	if (!c)
		return -ENOMEM;
	c->linear = true;
	ret = parse_comparison(&ps);
	if (ret) {
		*offset = (unsigned int)(ps.p - text);
		*why = ps.why;
		free(c);
		return ret;
	}
	if (ps.nr_reads != 1 || c->has_len || c->size > 2)
		c->local = false;
	*out = c;
	return 0;
}

void compare_free(struct compare *c)
{
	free(c);
}

uint32_t compare_min_len(const struct compare *c)
{
	return c->min_len;
}

bool compare_is_local(const struct compare *c, uint32_t *offset, uint32_t *size)
{
	*offset = c->offset;
	*size = c->size;
	return c->local;
}

/* PUSH offset, READ and PUSH value in either order, EQ: nothing else. */
bool compare_is_fixed(const struct compare *c, uint32_t *offset,
		      uint32_t *size, uint8_t bytes[4])
{
	bool read_first = c->nr == 4 && c->ops[1].code == READ;
	const struct op *read = &c->ops[read_first ? 1 : 2];
	const struct op *value = &c->ops[read_first ? 2 : 0];
	uint32_t i;

	if (c->nr != 4 || c->ops[3].code != EQ || read->code != READ ||
	    read[-1].code != PUSH || value->code != PUSH ||
	    read[-1].value > UINT16_MAX || value->value >> (8 * read->size))
		return false;
	*offset = (uint32_t)read[-1].value;
	*size = read->size;
	for (i = 0; i < read->size; i++)
		bytes[i] = (uint8_t)(value->value >>
				     8 * (read->little ? i : read->size - 1 - i));
	return true;
}

/* --- running --- */

enum read_error { NEVER = -EDOM, PAST_END = -ENODATA };

static int read_number(const struct op *op, const uint8_t *data, uint32_t len,
		       int64_t offset, int64_t *out)
{
	const uint8_t *p;

	if (offset < 0)
		return NEVER;
	if (offset > (int64_t)len - op->size)
		return PAST_END;
	p = data + offset;
	switch (op->size) {
	case 1:
		*out = p[0];
		break;
	case 2:
		*out = op->little ? p[1] << 8 | p[0] : p[0] << 8 | p[1];
		break;
	case 3:
		*out = p[0] << 16 | p[1] << 8 | p[2];
		break;
	default:
		*out = op->little ?
			(int64_t)p[3] << 24 | p[2] << 16 | p[1] << 8 | p[0] :
			(int64_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
	}
	return 0;
}

static int calculate(uint8_t code, int64_t a, int64_t b, int64_t *out)
{
	uint64_t ua = (uint64_t)a, ub = (uint64_t)b;

	switch (code) {
	case ADD:
		*out = (int64_t)(ua + ub);
		return 0;
	case SUB:
		*out = (int64_t)(ua - ub);
		return 0;
	case MUL:
		*out = (int64_t)(ua * ub);
		return 0;
	case AND:
		*out = a & b;
		return 0;
	case SHR:
		if (b < 0 || b > 63)
			return NEVER;
		*out = (int64_t)(ua >> b);
		return 0;
	default: /* MOD; a remainder of negative numbers helps nobody */
		if (b <= 0 || a < 0)
			return NEVER;
		*out = a % b;
		return 0;
	}
}

/* The two sides of the comparison: 0, NEVER or PAST_END. */
static int run(const struct compare *c, const uint8_t *data, uint32_t len,
	       int64_t len_value, int64_t side[2])
{
	int64_t stack[COMPARE_MAX_DEPTH + 1];
	unsigned int n = 0, i;
	int ret = 0;

	/* the last operation is the comparison itself */
	for (i = 0; !ret && i + 1 < c->nr; i++) {
		const struct op *op = &c->ops[i];

		if (op->code == PUSH) {
			stack[n++] = op->value;
		} else if (op->code == LEN) {
			stack[n++] = len_value;
		} else if (op->code == READ) {
			ret = read_number(op, data, len, stack[n - 1],
					  &stack[n - 1]);
		} else {
			n--;
			ret = calculate(op->code, stack[n - 1], stack[n],
					&stack[n - 1]);
		}
	}
	if (!ret)
		memcpy(side, stack, 2 * sizeof(*side));
	return ret;
}

static bool holds(uint8_t code, int64_t a, int64_t b)
{
	switch (code) {
	case EQ:
		return a == b;
	case NE:
		return a != b;
	case LT:
		return a < b;
	case LE:
		return a <= b;
	case GT:
		return a > b;
	default:
		return a >= b;
	}
}

/*
 * It is false now. All bytes it reads are there and only "len" can change,
 * upwards: can that make it true? @slope is how a - b moves with "len".
 */
static bool can_become_true(uint8_t code, int64_t diff, int64_t slope)
{
	switch (code) {
	case EQ:
		return (diff < 0 && slope > 0) || (diff > 0 && slope < 0);
	case NE:
		return slope != 0;
	case LT:
	case LE:
		return slope < 0;
	default:
		return slope > 0;
	}
}

enum compare_result compare_run(const struct compare *c, const uint8_t *data,
				uint32_t len, uint32_t wire_len, bool grows)
{
	uint8_t code = c->ops[c->nr - 1].code;
	int64_t side[2] = { 0, 0 }, next[2] = { 0, 0 };
	int ret = run(c, data, len, wire_len, side);

	if (!ret && holds(code, side[0], side[1]))
		return COMPARE_YES;
	if (!grows)
		return COMPARE_NO;
	if (ret == PAST_END)
		return COMPARE_MORE;
	if (!c->has_len)
		return COMPARE_NO;
	if (ret || !c->linear)
		return COMPARE_MORE;
	run(c, data, len, (int64_t)wire_len + 1, next);
	return can_become_true(code, side[0] - side[1],
			       (next[0] - next[1]) - (side[0] - side[1])) ?
		COMPARE_MORE : COMPARE_NO;
}
