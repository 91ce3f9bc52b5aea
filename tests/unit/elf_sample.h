/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A kernel module in small, for x86-64: enough sections for what reads
 * modules, made anew for each test so that any part of it may be another.
 */
#ifndef ELF_SAMPLE_H
#define ELF_SAMPLE_H

#include <elf.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE_SIZE = 1 << 14, SAMPLE_MAX_SECTIONS = 16 };

struct sample {
	uint8_t data[SAMPLE_SIZE];
	size_t len;
	Elf64_Shdr sections[SAMPLE_MAX_SECTIONS];
	unsigned int nr_sections;
	char names[512];
	size_t names_len;
};

/* What may be different. */
struct sample_module {
	const char *name;	/* NULL: "sample" */
	const char *vermagic;
	const char *license;
	const char *import;		/* NULL: none */
	uint32_t import_crc;
	uint32_t layout_crc;
	const char *export;		/* NULL: none */
	const char *import_ns;		/* NULL: none */
	int no_this_module;
};

static size_t sample_put(struct sample *s, const void *bytes, size_t len)
{
	size_t at = (s->len + 7) & ~(size_t)7;

	if (at + len > SAMPLE_SIZE)
		abort();
	memcpy(s->data + at, bytes, len);
	s->len = at + len;
	return at;
}

static unsigned int sample_section(struct sample *s, const char *name,
				   uint32_t type, uint64_t flags,
				   const void *bytes, size_t len)
{
	Elf64_Shdr *sh = &s->sections[s->nr_sections];

	sh->sh_name = (uint32_t)s->names_len;
	strcpy(s->names + s->names_len, name);
	s->names_len += strlen(name) + 1;
	sh->sh_type = type;
	sh->sh_flags = flags;
	sh->sh_offset = sample_put(s, bytes, len);
	sh->sh_size = len;
	return s->nr_sections++;
}

static void sample_tag(char *info, size_t *len, const char *tag,
		       const char *value)
{
	if (!value)
		return;
	*len += (size_t)sprintf(info + *len, "%s=%s", tag, value) + 1;
}

static void sample_modinfo(struct sample *s, const struct sample_module *m)
{
	char info[512];
	size_t len = 0;

	sample_tag(info, &len, "license", m->license);
	sample_tag(info, &len, "parm", "speed:how fast");
	sample_tag(info, &len, "parmtype", "speed:int");
	sample_tag(info, &len, "depends", "other,third");
	sample_tag(info, &len, "import_ns", m->import_ns);
	sample_tag(info, &len, "name", m->name ? m->name : "sample");
	sample_tag(info, &len, "vermagic", m->vermagic);
	sample_section(s, ".modinfo", SHT_PROGBITS, SHF_ALLOC, info, len);
}

static void sample_versions(struct sample *s, const struct sample_module *m)
{
	struct { uint64_t crc; char name[56]; } table[2] = {
		{ m->layout_crc, "module_layout" },
		{ m->import_crc, "" },
	};

	if (m->import)
		strcpy(table[1].name, m->import);
	sample_section(s, "__versions", SHT_PROGBITS, SHF_ALLOC, table,
		       m->import ? sizeof(table) : sizeof(*table));
}

static void sample_symbols(struct sample *s, const struct sample_module *m,
			   unsigned int ksymtab, unsigned int kcrctab)
{
	Elf64_Sym symbols[4] = { 0 };
	char names[256] = "";
	size_t len = 1;
	unsigned int nr = 1, table;

	if (m->import) {
		symbols[nr].st_name = (uint32_t)len;
		symbols[nr++].st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
		len += (size_t)sprintf(names + len, "%s", m->import) + 1;
	}
	if (m->export) {
		symbols[nr].st_name = (uint32_t)len;
		symbols[nr++].st_shndx = (uint16_t)ksymtab;
		len += (size_t)sprintf(names + len, "__ksymtab_%s",
				       m->export) + 1;
		symbols[nr].st_name = (uint32_t)len;
		symbols[nr++].st_shndx = (uint16_t)kcrctab;
		len += (size_t)sprintf(names + len, "__crc_%s", m->export) + 1;
	}
	table = sample_section(s, ".symtab", SHT_SYMTAB, 0, symbols,
			       nr * sizeof(*symbols));
	s->sections[table].sh_link = table + 1;
	s->sections[table].sh_entsize = sizeof(*symbols);
	sample_section(s, ".strtab", SHT_STRTAB, 0, names, len);
}

static void sample_finish(struct sample *s)
{
	Elf64_Ehdr *e = (Elf64_Ehdr *)s->data;
	unsigned int names;

	/* its own name is among those it holds */
	names = sample_section(s, ".shstrtab", SHT_STRTAB, 0, s->names,
			       sizeof(s->names));
	memcpy(s->data + s->sections[names].sh_offset, s->names,
	       sizeof(s->names));
	memcpy(e->e_ident, ELFMAG, SELFMAG);
	e->e_ident[EI_CLASS] = ELFCLASS64;
	e->e_ident[EI_DATA] = ELFDATA2LSB;
	e->e_ident[EI_VERSION] = EV_CURRENT;
	e->e_type = ET_REL;
	e->e_machine = EM_X86_64;
	e->e_version = EV_CURRENT;
	e->e_ehsize = sizeof(*e);
	e->e_shentsize = sizeof(*s->sections);
	e->e_shnum = (uint16_t)s->nr_sections;
	e->e_shstrndx = (uint16_t)names;
	e->e_shoff = sample_put(s, s->sections,
				s->nr_sections * sizeof(*s->sections));
}

static void sample_make(struct sample *s, const struct sample_module *m)
{
	static const uint8_t note[] = "\4\0\0\0\4\0\0\0\3\0\0\0GNU\0\xde\xad\xbe\xef";
	static const uint8_t code[] = "\xb8\x27\0\0\0\x0f\x05\xc3";
	static const uint8_t zero[64];
	uint32_t crc = 0x12345678;
	unsigned int ksymtab, kcrctab;

	memset(s, 0, sizeof(*s));
	s->len = sizeof(Elf64_Ehdr);
	s->nr_sections = 1;
	s->names_len = 1;
	sample_section(s, ".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR,
		       code, sizeof(code) - 1);
	sample_section(s, ".note.gnu.build-id", SHT_NOTE, SHF_ALLOC, note,
		       sizeof(note) - 1);
	ksymtab = sample_section(s, "__ksymtab_gpl", SHT_PROGBITS, SHF_ALLOC,
				 zero, 12);
	kcrctab = sample_section(s, "__kcrctab_gpl", SHT_PROGBITS, SHF_ALLOC,
				 &crc, sizeof(crc));
	sample_modinfo(s, m);
	sample_versions(s, m);
	if (!m->no_this_module)
		sample_section(s, ".gnu.linkonce.this_module", SHT_PROGBITS,
			       SHF_ALLOC, zero, sizeof(zero));
	sample_symbols(s, m, ksymtab, kcrctab);
	sample_finish(s);
}

/* In memory of exactly its size, so that a read beyond it is seen. */
static inline uint8_t *sample_copy(const struct sample *s, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);

	if (!copy)
		abort();
	memcpy(copy, s->data, len);
	return copy;
}

#endif /* ELF_SAMPLE_H */
