// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What is in an image that is open: sections, numbers, texts, symbols.
 */
#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/image.h"

const struct section *image_section(const struct image *image, const char *name)
{
	size_t i;

	for (i = 0; i < image->nr_sections; i++)
		if (image->sections[i].data &&
		    !strcmp(image->sections[i].name, name))
			return &image->sections[i];
	return NULL;
}

const struct section *image_section_type(const struct image *image,
					 uint32_t type)
{
	size_t i;

	for (i = 0; i < image->nr_sections; i++)
		if (image->sections[i].type == type)
			return &image->sections[i];
	return NULL;
}

struct cursor image_bytes(const struct section *section)
{
	struct cursor c;

	if (section && section->data)
		cursor_init(&c, section->data, section->size);
	else
		cursor_init(&c, "", 0);
	return c;
}

const struct segment *image_segment(const struct image *image, uint32_t type)
{
	size_t i;

	for (i = 0; i < image->nr_segments; i++)
		if (image->segments[i].type == type)
			return &image->segments[i];
	return NULL;
}

const char *image_string(const struct section *section, uint64_t offset)
{
	if (!section || !section->data || offset >= section->size ||
	    !memchr(section->data + offset, 0, section->size - offset))
		return NULL;
	return (const char *)section->data + offset;
}

int image_u32(const struct image *image, struct cursor *c, uint32_t *v)
{
	return image->little ? cursor_u32le(c, v) : cursor_u32(c, v);
}

int image_u64(const struct image *image, struct cursor *c, uint64_t *v)
{
	uint32_t first = 0, second = 0;

	if (cursor_left(c) < 8)
		return -ENODATA;
	image_u32(image, c, &first);
	image_u32(image, c, &second);
	*v = image->little ? (uint64_t)second << 32 | first :
			     (uint64_t)first << 32 | second;
	return 0;
}

int image_word(const struct image *image, struct cursor *c, uint64_t *v)
{
	uint32_t half;
	int ret;

	if (image->bits == 64)
		return image_u64(image, c, v);
	ret = image_u32(image, c, &half);
	if (!ret)
		*v = half;
	return ret;
}

/* symbols */

static int read_symbol(const struct image *image, struct cursor *c,
		       const struct section *names, struct symbol *s)
{
	uint32_t name;
	uint64_t half;
	uint16_t section;
	uint8_t info, other;

	/* the members stand in another order in 32 bits */
	if (image_u32(image, c, &name) ||
	    (image->bits == 32 && (image_word(image, c, &s->value) ||
				   image_word(image, c, &s->size))) ||
	    cursor_u8(c, &info) || cursor_u8(c, &other) ||
	    (image->little ? cursor_u16le(c, &section) :
			     cursor_u16(c, &section)) ||
	    (image->bits == 64 && (image_word(image, c, &s->value) ||
				   image_word(image, c, &half))))
		return -EBADMSG;
	if (image->bits == 64)
		s->size = half;
	s->section = section;
	s->bind = info >> 4;
	s->type = info & 0xf;
	s->name = image_string(names, name);
	if (!s->name)
		s->name = "";
	return 0;
}

int image_symbols(const struct image *image, const struct section *table,
		  struct symbols *out)
{
	size_t entry = image->bits == 64 ? sizeof(Elf64_Sym) :
					   sizeof(Elf32_Sym);
	struct cursor c = image_bytes(table);
	const struct section *names = NULL;
	size_t nr = cursor_left(&c) / entry;

	out->list = NULL;
	out->nr = 0;
	if (!nr)
		return 0;
	if (nr > IMAGE_MAX_SYMBOLS)
		return -E2BIG;
	if (table->link < image->nr_sections)
		names = &image->sections[table->link];
	out->list = calloc(nr, sizeof(*out->list));
	if (!out->list)
		return -ENOMEM;
	while (out->nr < nr && !read_symbol(image, &c, names,
					    &out->list[out->nr]))
		out->nr++;
	return 0;
}
