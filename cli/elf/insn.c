// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/insn.h"

#include <errno.h>

#include "cursor.h"

enum { MAX_LEN = 15, REX_W = 8, REX_R = 4, REX_B = 1 };

/* What follows the opcode. */
enum form {
	MODRM = 0x01,
	IMM8 = 0x02,
	IMM16 = 0x04,
	IMMZ = 0x08,		/* 4 bytes, 2 with prefix 66 */
	IMMV = 0x10,		/* the same, 8 with REX.W */
	MOFFS = 0x20,		/* an address */
	BAD = 0x80,
};

struct parts {
	struct cursor c;
	uint8_t rex;
	bool operand16, address32;
	uint8_t map;		/* 0: one byte, 1: 0f, 2: 0f 38, 3: 0f 3a */
	bool vex;
	uint8_t opcode;
	uint8_t modrm;		/* 0 if there is none */
	uint8_t form;
	uint64_t imm;		/* the first immediate */
};

/* forms of opcodes */

static uint8_t form_of_arithmetic(uint8_t opcode)
{
	static const uint8_t forms[8] = {
		MODRM, MODRM, MODRM, MODRM, IMM8, IMMZ, BAD, BAD,
	};

	return forms[opcode & 7];
}

static uint8_t form_of_high(uint8_t opcode)
{
	static const uint8_t forms[0x40] = {
		/* c0 */ MODRM | IMM8, MODRM | IMM8, IMM16, 0, BAD, BAD,
		MODRM | IMM8, MODRM | IMMZ,
		/* c8 */ IMM16 | IMM8, 0, IMM16, 0, 0, IMM8, BAD, 0,
		/* d0 */ MODRM, MODRM, MODRM, MODRM, BAD, BAD, BAD, 0,
		/* d8 */ MODRM, MODRM, MODRM, MODRM, MODRM, MODRM, MODRM, MODRM,
		/* e0 */ IMM8, IMM8, IMM8, IMM8, IMM8, IMM8, IMM8, IMM8,
		/* e8 */ IMMZ, IMMZ, BAD, IMM8, 0, 0, 0, 0,
		/* f0 */ BAD, 0, BAD, BAD, 0, 0, MODRM, MODRM,
		/* f8 */ 0, 0, 0, 0, 0, 0, MODRM, MODRM,
	};

	return forms[opcode - 0xc0];
}

static uint8_t form_of_middle(uint8_t opcode)
{
	switch (opcode) {
	case 0x60 ... 0x62: case 0x82: case 0x9a:
		return BAD;
	case 0x63: case 0x84 ... 0x8f:
		return MODRM;
	case 0x68: case 0xa9:
		return IMMZ;
	case 0x69: case 0x81:
		return MODRM | IMMZ;
	case 0x6a: case 0x70 ... 0x7f: case 0xa8: case 0xb0 ... 0xb7:
		return IMM8;
	case 0x6b: case 0x80: case 0x83:
		return MODRM | IMM8;
	case 0xa0 ... 0xa3:
		return MOFFS;
	case 0xb8 ... 0xbf:
		return IMMV;
	default:
		return 0;
	}
}

static uint8_t form_of_0f(uint8_t opcode)
{
	switch (opcode) {
	case 0x04: case 0x0a: case 0x0c: case 0x24 ... 0x27: case 0x36:
	case 0x39: case 0x3b ... 0x3f: case 0xa6: case 0xa7:
		return BAD;
	case 0x05 ... 0x09: case 0x0b: case 0x0e: case 0x30 ... 0x35:
	case 0x37: case 0x77: case 0xa0 ... 0xa2: case 0xa8 ... 0xaa:
	case 0xc8 ... 0xcf:
		return 0;
	case 0x80 ... 0x8f:
		return IMMZ;
	case 0x0f: case 0x70 ... 0x73: case 0xa4: case 0xac: case 0xba:
	case 0xc2: case 0xc4 ... 0xc6:
		return MODRM | IMM8;
	default:
		return MODRM;
	}
}

static uint8_t form_of(const struct parts *p)
{
	switch (p->map) {
	case 0:
		if (p->opcode < 0x40)
			return form_of_arithmetic(p->opcode);
		return p->opcode < 0xc0 ? form_of_middle(p->opcode) :
					  form_of_high(p->opcode);
	case 1:
		return form_of_0f(p->opcode);
	case 3:
		return MODRM | IMM8;
	default:
		return MODRM;
	}
}

/* reading one */

static int read_prefixes(struct parts *p)
{
	uint8_t byte;

	while (!cursor_peek_u8(&p->c, &byte)) {
		switch (byte) {
		case 0x66:
			p->operand16 = true;
			break;
		case 0x67:
			p->address32 = true;
			break;
		case 0x26: case 0x2e: case 0x36: case 0x3e: case 0x64:
		case 0x65: case 0xf0: case 0xf2: case 0xf3:
			break;
		case 0x40 ... 0x4f:	/* counts only as the last one */
			p->rex = byte;
			cursor_skip(&p->c, 1);
			return 0;
		default:
			return 0;
		}
		cursor_skip(&p->c, 1);
	}
	return -EINVAL;
}

/* VEX and EVEX: some bytes that also say which map, then the opcode. */
static int read_vex(struct parts *p, size_t payload)
{
	uint8_t first;

	if (cursor_peek_u8(&p->c, &first) || cursor_skip(&p->c, payload))
		return -EINVAL;
	p->vex = true;
	p->map = payload == 1 ? 1 : first & (payload == 2 ? 0x1f : 7);
	return cursor_u8(&p->c, &p->opcode) || !p->map ? -EINVAL : 0;
}

static int read_opcode(struct parts *p)
{
	uint8_t byte;

	if (cursor_u8(&p->c, &byte))
		return -EINVAL;
	if (byte == 0xc5 || byte == 0xc4)
		return read_vex(p, byte == 0xc5 ? 1 : 2);
	if (byte == 0x62)
		return read_vex(p, 3);
	p->opcode = byte;
	if (byte != 0x0f)
		return 0;
	p->map = 1;
	if (cursor_u8(&p->c, &p->opcode))
		return -EINVAL;
	if (p->opcode != 0x38 && p->opcode != 0x3a)
		return 0;
	p->map = p->opcode == 0x38 ? 2 : 3;
	return cursor_u8(&p->c, &p->opcode) ? -EINVAL : 0;
}

static int read_modrm(struct parts *p)
{
	uint8_t mod, rm, sib = 0;
	size_t displacement = 0;

	if (cursor_u8(&p->c, &p->modrm))
		return -EINVAL;
	mod = p->modrm >> 6;
	rm = p->modrm & 7;
	if (mod == 3)
		return 0;
	if (rm == 4 && cursor_u8(&p->c, &sib))
		return -EINVAL;
	if (mod == 1)
		displacement = 1;
	else if (mod == 2 || rm == 5 || (rm == 4 && (sib & 7) == 5))
		displacement = 4;
	return cursor_skip(&p->c, displacement) ? -EINVAL : 0;
}

/* Little endian, sign not extended. */
static int read_number(struct cursor *c, size_t len, uint64_t *v)
{
	const uint8_t *bytes;
	size_t i;

	if (cursor_bytes(c, len, &bytes))
		return -EINVAL;
	for (*v = 0, i = 0; i < len; i++)
		*v |= (uint64_t)bytes[i] << 8 * i;
	return 0;
}

static int read_immediates(struct parts *p)
{
	size_t z = p->operand16 ? 2 : 4, len = 0;
	uint8_t reg = p->modrm >> 3 & 7;

	/* a near jump of 64-bit mode has 4 bytes in any case */
	if (!p->map && (p->opcode == 0xe8 || p->opcode == 0xe9))
		z = 4;
	if (p->form & MOFFS)
		len = p->address32 ? 4 : 8;
	else if (p->form & IMMV)
		len = p->rex & REX_W ? 8 : z;
	else if (p->form & IMMZ)
		len = z;
	else if (p->form & IMM16)
		len = 2;
	if (p->form & IMM8)
		len++;
	/* test, alone in its group, has an immediate */
	if (!p->map && !p->vex && (p->opcode & 0xfe) == 0xf6 && reg < 2)
		len = p->opcode == 0xf6 ? 1 : z;
	return read_number(&p->c, len, &p->imm);
}

/* what it does to eax */

/* Instructions whose operands are only read. */
static bool only_reads(const struct parts *p)
{
	bool to_memory = p->modrm >> 6 != 3;

	if (p->map == 1)	/* nop and hints */
		return p->opcode >= 0x18 && p->opcode <= 0x1f;
	if (p->map)
		return false;
	switch (p->opcode) {
	case 0x38 ... 0x3d: case 0x84: case 0x85: case 0xa8: case 0xa9:
		return true;	/* cmp, test */
	case 0x00: case 0x01: case 0x08: case 0x09: case 0x20: case 0x21:
	case 0x28: case 0x29: case 0x30: case 0x31: case 0x88: case 0x89:
	case 0xc6: case 0xc7:
		return to_memory;
	case 0x80 ... 0x83: case 0xfe:
		return to_memory || (p->modrm >> 3 & 7) == 7;	/* cmp */
	default:
		return false;
	}
}

/* One opcode for several instructions: three bits say which, not a register. */
static bool is_group(const struct parts *p)
{
	if (p->map)
		return false;
	switch (p->opcode) {
	case 0x80 ... 0x83: case 0x8f: case 0xc0: case 0xc1: case 0xc6:
	case 0xc7: case 0xd0 ... 0xd3: case 0xf6: case 0xf7: case 0xfe:
	case 0xff:
		return true;
	default:
		return false;
	}
}

static bool names_eax(const struct parts *p)
{
	bool is_register = p->modrm >> 6 == 3;

	if (!(p->form & MODRM))
		return false;
	return (!is_group(p) && !(p->modrm >> 3 & 7) && !(p->rex & REX_R)) ||
	       (is_register && !(p->modrm & 7) && !(p->rex & REX_B));
}

/* Those that change it without naming it, and those that go elsewhere. */
static bool changes_silently(const struct parts *p)
{
	uint8_t which = p->modrm >> 3 & 7;

	if (p->map == 1)
		return p->opcode == 0xa2 || p->opcode == 0x31 ||
		       p->opcode == 0x01 || p->opcode == 0xc7;
	if (p->map)
		return false;
	switch (p->opcode) {
	case 0x04: case 0x05: case 0x0c: case 0x0d: case 0x14: case 0x15:
	case 0x1c: case 0x1d: case 0x24: case 0x25: case 0x2c: case 0x2d:
	case 0x34: case 0x35:			/* arithmetic with eax */
	case 0x90 ... 0x98: case 0xa0: case 0xa1: case 0xac: case 0xad:
	case 0xe4: case 0xe5: case 0xec: case 0xed: case 0xd7:
	case 0x9f: case 0xb0: case 0xb4:
	case 0xc3: case 0xc2: case 0xe8: case 0xe9: case 0xeb: case 0xcc:
	case 0xf4:
		/* 90 is nop, unless REX.B makes it an exchange */
		return p->opcode != 0x90 || p->rex & REX_B;
	case 0xf6: case 0xf7:		/* mul, imul, div, idiv */
		return which >= 4;
	case 0xff:			/* call and jmp */
		return which >= 2 && which <= 5;
	case 0x58:
		return !(p->rex & REX_B);
	default:
		return false;
	}
}

static bool sets_eax(const struct parts *p)
{
	bool eax = p->modrm == 0xc0 && !(p->rex & (REX_R | REX_B));

	if (p->map || p->operand16)
		return false;
	if (p->opcode == 0xb8 && !(p->rex & REX_B))
		return true;
	if (p->opcode == 0xc7)		/* mov eax, imm32 */
		return eax;
	/* xor eax, eax */
	return eax && (p->opcode == 0x31 || p->opcode == 0x33);
}

static void classify(const struct parts *p, struct insn *insn)
{
	insn->kind = INSN_OTHER;
	if (p->map == 1 && !p->vex && p->opcode == 0x05) {
		insn->kind = INSN_SYSCALL;
	} else if (!p->map && p->opcode == 0xcd && p->imm == 0x80) {
		insn->kind = INSN_INT80;
	} else if (sets_eax(p)) {
		insn->kind = INSN_SETS_EAX;
		insn->value = p->form & (IMMV | IMMZ) ? (uint32_t)p->imm : 0;
	} else if (changes_silently(p) ||
		   (names_eax(p) && !only_reads(p) && !p->vex)) {
		insn->kind = INSN_CHANGES_EAX;
	}
}

int insn_decode(const uint8_t *p, size_t len, struct insn *insn)
{
	struct parts parts = { 0 };

	cursor_init(&parts.c, p, len < MAX_LEN ? len : MAX_LEN);
	if (read_prefixes(&parts) || read_opcode(&parts))
		return -EINVAL;
	parts.form = form_of(&parts);
	if (parts.form & BAD ||
	    (parts.form & MODRM && read_modrm(&parts)) ||
	    read_immediates(&parts))
		return -EINVAL;
	insn->len = (size_t)(parts.c.p - p);
	classify(&parts, insn);
	return 0;
}
