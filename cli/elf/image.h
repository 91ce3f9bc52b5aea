/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * image: an ELF file (System V ABI, gABI chapter 4), read whole and
 * uncompressed, with the tables that everything else goes by. A file that
 * is cut off or tells lies is opened as far as it can be; what does not lie
 * inside the file has no data. libelf is behind this door.
 */
#ifndef ELF_IMAGE_H
#define ELF_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cursor.h"

enum image_limits {
	IMAGE_MAX_SIZE = 512 << 20,
	IMAGE_MAX_SECTIONS = 1 << 20,	/* -ffunction-sections makes many */
	IMAGE_MAX_SEGMENTS = 1 << 12,
	IMAGE_MAX_SYMBOLS = 1 << 23,
};

struct section {
	const char *name;	/* never NULL */
	uint32_t type;		/* SHT_* */
	uint32_t link;
	uint64_t flags;		/* SHF_* */
	uint64_t addr;
	uint64_t size;
	const uint8_t *data;	/* NULL: has none, or not inside the file */
};

struct segment {
	uint32_t type;		/* PT_* */
	uint32_t flags;		/* PF_* */
	uint64_t offset, vaddr, filesz;
	const uint8_t *data;	/* as above; filesz bytes */
};

struct symbol {
	const char *name;	/* never NULL */
	uint64_t value;
	uint64_t size;
	uint32_t section;	/* its index, or SHN_* */
	uint8_t bind;		/* STB_* */
	uint8_t type;		/* STT_* */
};

struct symbols {
	struct symbol *list;
	size_t nr;
};

struct image {
	uint8_t *data;
	size_t len;
	const char *packing;	/* as unpack_format() says; NULL: none */
	struct Elf *elf;
	uint16_t type;		/* ET_* */
	uint16_t machine;	/* EM_* */
	uint8_t bits;		/* 32 or 64 */
	bool little;		/* endian */
	uint64_t entry;
	struct section *sections;
	size_t nr_sections;
	struct segment *segments;
	size_t nr_segments;
	/* why the kernel would not take it as a module; "": it is sound */
	char defect[160];
};

/*
 * Opens the file @path, or the @len bytes at @data, which are taken over
 * and freed in any case. 0; else -errno and the reason in @err:
 *	-ENOEXEC	not an ELF file
 *	-EBADMSG, -ENODATA, -E2BIG, -ENOMEM, and what open() and read() say
 */
int image_open(const char *path, struct image **out, char *err,
	       size_t err_size);
int image_open_memory(uint8_t *data, size_t len, struct image **out,
		      char *err, size_t err_size);
void image_close(struct image *image);

/* The first section called @name with data, or NULL. */
const struct section *image_section(const struct image *image,
				    const char *name);
/* The first section of type @type (SHT_*), or NULL. */
const struct section *image_section_type(const struct image *image,
					 uint32_t type);
/* The section's bytes; an empty cursor if it has none or is NULL. */
struct cursor image_bytes(const struct section *section);
/* The first segment of type @type, or NULL. */
const struct segment *image_segment(const struct image *image, uint32_t type);

/*
 * The text at @offset of the string table @section, ended by a NUL inside
 * it, or NULL.
 */
const char *image_string(const struct section *section, uint64_t offset);

/*
 * The symbols of @table (SHT_SYMTAB or SHT_DYNSYM); free list. 0, -EBADMSG,
 * -E2BIG or -ENOMEM. A table that is NULL or has no data has none.
 */
int image_symbols(const struct image *image, const struct section *table,
		  struct symbols *out);

/* A number of 4 or 8 bytes in the byte order of @image. */
int image_u32(const struct image *image, struct cursor *c, uint32_t *v);
int image_u64(const struct image *image, struct cursor *c, uint64_t *v);
/* Of the size of an address. */
int image_word(const struct image *image, struct cursor *c, uint64_t *v);

/*
 * The build-id (NT_GNU_BUILD_ID) among the notes in @c, in hexadecimal in
 * @text, which is "" if there is none.
 */
void image_build_id(const struct image *image, struct cursor c, char *text,
		    size_t size);
/* The same of the image's own notes. */
void image_own_build_id(const struct image *image, char *text, size_t size);

/* The name of a machine (EM_*) as uname -m says it, or "machine N". */
const char *image_machine(const struct image *image, char *buf, size_t size);

#endif /* ELF_IMAGE_H */
