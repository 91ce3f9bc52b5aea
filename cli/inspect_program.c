// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen inspect: a program or library.
 */
#include "inspect.h"

#include "elf/program.h"
#include "syscall_name.h"
#include "writer.h"

static const char * const relro_words[] = {
	[RELRO_NONE] = "no", [RELRO_PARTIAL] = "partial", [RELRO_FULL] = "full",
};

/* A line "key yes", coloured if the answer is the one to worry about. */
static void write_flag(struct writer *w, const char *key, bool yes, bool bad)
{
	write_heading(w, key);
	writer_style(w, bad ? STYLE_WARN : STYLE_PLAIN);
	writer_text(w, "%s", yes ? "yes" : "no");
	writer_style(w, STYLE_PLAIN);
	writer_text(w, "\n");
}

static void write_hardening(struct writer *w, const struct program *p)
{
	writer_json_bool(w, "pie", p->pie);
	writer_json_bool(w, "nx", p->nx);
	writer_json_bool(w, "writable_code", p->writable_code);
	writer_json_bool(w, "stack_protector", p->stack_protector);
	if (p->kind[0] == 'p')
		write_flag(w, "pie", p->pie, !p->pie);
	write_flag(w, "nx", p->nx, !p->nx);
	write_flag(w, "writable_code", p->writable_code, p->writable_code);
	write_flag(w, "stack_protector", p->stack_protector,
		   !p->stack_protector);
	write_one(w, "relro", relro_words[p->relro]);
	write_heading(w, "fortified");
	writer_uint(w, "fortified", "%" PRIu64 " functions of libc\n",
		    p->nr_fortified);
}

static void write_needed(struct writer *w, const struct program *p)
{
	size_t i;

	writer_open_array(w, "needed");
	for (i = 0; i < p->nr_needed; i++) {
		if (!i)
			write_heading(w, "needed");
		writer_str(w, "", i + 1 < p->nr_needed ? "%s, " : "%s\n",
			   p->needed[i]);
	}
	writer_close(w);
}

static void write_imports(struct writer *w, const struct program *p, bool all)
{
	size_t i;

	write_heading(w, "imports");
	writer_text(w, "%zu symbols%s\n", p->nr_imports,
		    all || !p->nr_imports ? "" : " (-a shows them)");
	writer_open_array(w, "imports");
	for (i = 0; i < p->nr_imports; i++) {
		writer_open(w, "");
		writer_json_str(w, "name", p->imports[i].name);
		writer_json_bool(w, "weak", p->imports[i].weak);
		writer_close(w);
		if (all)
			writer_str(w, NULL, "    %s\n", p->imports[i].name);
	}
	writer_close(w);
}

static void write_call(struct writer *w, unsigned int number, bool first)
{
	char name[64];

	syscall_name(number, false, name, sizeof(name));
	if (first)
		writer_text(w, ":");
	writer_open(w, "");
	writer_json_uint(w, "number", number);
	writer_json_str(w, "name", name);
	writer_close(w);
	writer_text(w, " %s", name);
}

static void write_syscalls(struct writer *w, const struct program *p)
{
	const struct program_syscalls *s = &p->syscalls;
	unsigned int i, nr = 0;

	if (!s->looked) {
		writer_json_null(w, "syscalls");
		return;
	}
	write_heading(w, "syscalls");
	writer_open(w, "syscalls");
	writer_uint(w, "sites", "%" PRIu64 " instructions", s->sites);
	writer_json_uint(w, "unknown", s->unknown);
	writer_json_uint(w, "sites32", s->sites32);
	writer_open_array(w, "calls");
	for (i = 0; i < PROGRAM_MAX_SYSCALL; i++)
		if (s->numbers[i])
			write_call(w, i, !nr++);
	writer_close(w);
	writer_close(w);
	if (s->unknown)
		writer_text(w, "; %u with a number not derivable", s->unknown);
	if (s->sites32)
		writer_text(w, "; %u of 32 bits", s->sites32);
	writer_text(w, "\n");
}

void inspect_program(struct writer *w, const struct program *p, bool all)
{
	writer_text(w, "%s\n", p->kind);
	write_one(w, "libc", p->libc);
	writer_json_bool(w, "static", p->is_static);
	if (p->is_static && p->kind[0] == 'p')
		write_flag(w, "static", true, false);
	write_one(w, "interpreter", p->interpreter);
	write_one(w, "soname", p->soname);
	write_one(w, "runpath", p->runpath);
	write_one(w, "build_id", p->build_id);
	write_needed(w, p);
	write_hardening(w, p);
	write_imports(w, p, all);
	writer_json_uint(w, "exported", p->nr_exports);
	write_syscalls(w, p);
}
