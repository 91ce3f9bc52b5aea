// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Notes: the build-id, which a linker draws from the contents, and which
 * machine an image is for.
 */
#include <elf.h>
#include <stdio.h>
#include <string.h>

#include "elf/image.h"

enum { BUILD_ID_MAX = 64 };

static void put_hex(const uint8_t *bytes, size_t len, char *text, size_t size)
{
	size_t i;

	text[0] = '\0';
	for (i = 0; i < len && 2 * i + 3 <= size; i++)
		snprintf(text + 2 * i, 3, "%02x", bytes[i]);
}

/* One note: its name and contents, each padded to four bytes. */
static int read_note(const struct image *image, struct cursor *c,
		     uint32_t *type, struct cursor *name, struct cursor *desc)
{
	uint32_t name_len, desc_len;

	if (image_u32(image, c, &name_len) || image_u32(image, c, &desc_len) ||
	    image_u32(image, c, type) || cursor_sub(c, name_len, name) ||
	    cursor_skip(c, -name_len & 3) || cursor_sub(c, desc_len, desc))
		return -ENODATA;
	if (cursor_skip(c, -desc_len & 3))	/* the last one may lack it */
		cursor_skip(c, cursor_left(c));
	return 0;
}

void image_build_id(const struct image *image, struct cursor c, char *text,
		    size_t size)
{
	struct cursor name, desc;
	uint32_t type;

	text[0] = '\0';
	while (!read_note(image, &c, &type, &name, &desc))
		if (type == NT_GNU_BUILD_ID && cursor_left(&name) == 4 &&
		    !memcmp(name.p, "GNU", 4) &&
		    cursor_left(&desc) <= BUILD_ID_MAX) {
			put_hex(desc.p, cursor_left(&desc), text, size);
			return;
		}
}

void image_own_build_id(const struct image *image, char *text, size_t size)
{
	struct cursor c;
	size_t i;

	text[0] = '\0';
	for (i = 0; i < image->nr_sections && !text[0]; i++)
		if (image->sections[i].type == SHT_NOTE)
			image_build_id(image, image_bytes(&image->sections[i]),
				       text, size);
	/* a program may have lost its sections */
	for (i = 0; i < image->nr_segments && !text[0]; i++) {
		const struct segment *s = &image->segments[i];

		if (s->type != PT_NOTE || !s->data)
			continue;
		cursor_init(&c, s->data, s->filesz);
		image_build_id(image, c, text, size);
	}
}

const char *image_machine(const struct image *image, char *buf, size_t size)
{
	switch (image->machine) {
	case EM_X86_64:
		return image->bits == 64 ? "x86_64" : "x32";
	case EM_386:
		return "i686";
	case EM_AARCH64:
		return "aarch64";
	case EM_ARM:
		return "arm";
	case EM_RISCV:
		return image->bits == 64 ? "riscv64" : "riscv32";
	case EM_PPC64:
		return image->little ? "ppc64le" : "ppc64";
	case EM_S390:
		return "s390x";
	case EM_MIPS:
		return "mips";
	case EM_LOONGARCH:
		return "loongarch64";
	}
	snprintf(buf, size, "machine %u", image->machine);
	return buf;
}
