// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * System calls in code: instructions are walked through from the beginning
 * of each section on, and the last constant in eax is kept. Jumps are not
 * followed: a number that came another way is told as not derivable or,
 * rarely, is that of the way which was walked.
 */
#include <elf.h>
#include <string.h>

#include "elf/image.h"
#include "elf/insn.h"
#include "elf/program.h"

static void add_site(struct program_syscalls *s, bool known, uint32_t number)
{
	s->sites++;
	/* bit 30 is that of x32, whose calls have the same names mostly */
	if (known && number < PROGRAM_MAX_SYSCALL)
		s->numbers[number] = 1;
	else
		s->unknown++;
}

static void scan(const uint8_t *code, size_t len, struct program_syscalls *s)
{
	bool known = false;
	struct insn insn;
	uint32_t eax = 0;
	size_t at;

	for (at = 0; at < len; at += insn.len) {
		if (insn_decode(code + at, len - at, &insn)) {
			/* data among the code: the next byte may begin one */
			insn.len = 1;
			known = false;
			continue;
		}
		switch (insn.kind) {
		case INSN_SYSCALL:
			add_site(s, known, eax);
			known = false;
			break;
		case INSN_INT80:
			s->sites32++;
			known = false;
			break;
		case INSN_SETS_EAX:
			eax = insn.value;
			known = true;
			break;
		case INSN_CHANGES_EAX:
			known = false;
			break;
		case INSN_OTHER:
			break;
		}
	}
}

void program_read_syscalls(const struct image *image,
			   struct program_syscalls *out)
{
	bool found = false;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->looked = image->machine == EM_X86_64 && image->bits == 64;
	if (!out->looked)
		return;
	for (i = 0; i < image->nr_sections; i++) {
		const struct section *s = &image->sections[i];

		if (!(s->flags & SHF_EXECINSTR) || !s->data)
			continue;
		found = true;
		scan(s->data, s->size, out);
	}
	/* without sections: what is mapped as code, data and all */
	for (i = 0; !found && i < image->nr_segments; i++) {
		const struct segment *s = &image->segments[i];

		if (s->type == PT_LOAD && s->flags & PF_X && s->data)
			scan(s->data, s->filesz, out);
	}
}
