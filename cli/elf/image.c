// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/image.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elf/unpack.h"

/* reading the file */

static int read_all(int fd, size_t len, uint8_t *data, size_t *got)
{
	ssize_t n;

	for (*got = 0; *got < len; *got += (size_t)n) {
		n = read(fd, data + *got, len - *got);
		if (n < 0)
			return -errno;
		if (!n)
			break;
	}
	return 0;
}

static int read_open_file(int fd, uint8_t **out, size_t *len)
{
	struct stat st;
	int ret;

	if (fstat(fd, &st))
		return -errno;
	if (S_ISDIR(st.st_mode))
		return -EISDIR;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	if (st.st_size > IMAGE_MAX_SIZE)
		return -E2BIG;
	*out = malloc((size_t)st.st_size + 1);
	if (!*out)
		return -ENOMEM;
	ret = read_all(fd, (size_t)st.st_size, *out, len);
	if (ret)
		free(*out);
	return ret;
}

static int read_file(const char *path, uint8_t **out, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), ret;

	if (fd < 0)
		return -errno;
	ret = read_open_file(fd, out, len);
	close(fd);
	return ret;
}

/* what is wrong with it */

static void note_defect(struct image *image, const char *text)
{
	if (!image->defect[0])
		snprintf(image->defect, sizeof(image->defect), "%s", text);
}

static bool inside(const struct image *image, uint64_t offset, uint64_t size)
{
	return offset <= image->len && size <= image->len - offset;
}

/* as the kernel's loader looks at the header before anything else */
static void check_header(struct image *image, const GElf_Ehdr *e)
{
	size_t entry = image->bits == 64 ? sizeof(Elf64_Shdr) :
					   sizeof(Elf32_Shdr);

	if (!e->e_shnum || e->e_shentsize != entry)
		note_defect(image, "it has no section table");
	else if (!inside(image, e->e_shoff, e->e_shnum * (uint64_t)entry))
		note_defect(image, "its section table lies behind its end: the file is cut off");
	else if (!e->e_shstrndx || e->e_shstrndx >= e->e_shnum)
		note_defect(image, "it does not say where the names of its sections are");
}

static void check_section(struct image *image, const GElf_Shdr *sh)
{
	if (sh->sh_type == SHT_NULL || sh->sh_type == SHT_NOBITS)
		return;
	if (!inside(image, sh->sh_offset, sh->sh_size))
		note_defect(image, "a section lies behind its end: the file is cut off or damaged");
	else if (sh->sh_type == SHT_SYMTAB &&
		 (!sh->sh_link || sh->sh_link >= image->nr_sections))
		note_defect(image, "its symbols have no names");
}

/* the tables */

static int read_sections(struct image *image, const GElf_Ehdr *e)
{
	size_t nr = 0, i;

	if (elf_getshdrnum(image->elf, &nr) || nr > IMAGE_MAX_SECTIONS) {
		note_defect(image, "its section table cannot be read");
		return 0;
	}
	image->sections = calloc(nr + 1, sizeof(*image->sections));
	if (!image->sections)
		return -ENOMEM;
	image->nr_sections = nr;
	for (i = 0; i < nr; i++) {
		struct section *s = &image->sections[i];
		Elf_Scn *scn = elf_getscn(image->elf, i);
		GElf_Shdr sh;

		s->name = "";
		if (!scn || !gelf_getshdr(scn, &sh)) {
			note_defect(image, "its section table cannot be read");
			continue;
		}
		check_section(image, &sh);
		s->type = sh.sh_type;
		s->link = sh.sh_link;
		s->flags = sh.sh_flags;
		s->addr = sh.sh_addr;
		s->size = sh.sh_size;
		if (sh.sh_type != SHT_NOBITS && sh.sh_type != SHT_NULL &&
		    inside(image, sh.sh_offset, sh.sh_size))
			s->data = image->data + sh.sh_offset;
		s->name = elf_strptr(image->elf, e->e_shstrndx, sh.sh_name);
		if (!s->name)
			s->name = "";
	}
	return 0;
}

static int read_segments(struct image *image)
{
	size_t nr = 0, i;

	if (elf_getphdrnum(image->elf, &nr) || nr > IMAGE_MAX_SEGMENTS)
		return 0;
	image->segments = calloc(nr + 1, sizeof(*image->segments));
	if (!image->segments)
		return -ENOMEM;
	for (i = 0; i < nr; i++) {
		struct segment *s = &image->segments[image->nr_segments];
		GElf_Phdr ph;

		if (!gelf_getphdr(image->elf, (int)i, &ph))
			continue;
		s->type = ph.p_type;
		s->flags = ph.p_flags;
		s->offset = ph.p_offset;
		s->vaddr = ph.p_vaddr;
		s->filesz = ph.p_filesz;
		if (inside(image, ph.p_offset, ph.p_filesz))
			s->data = image->data + ph.p_offset;
		image->nr_segments++;
	}
	return 0;
}

static int read_header(struct image *image, char *err, size_t err_size)
{
	GElf_Ehdr e;
	int ret;

	/* older versions of libelf must be told which they are to be */
	elf_version(EV_CURRENT);
	image->elf = elf_memory((char *)image->data, image->len);
	if (!image->elf || elf_kind(image->elf) != ELF_K_ELF ||
	    !gelf_getehdr(image->elf, &e)) {
		snprintf(err, err_size, "not an ELF file");
		return -ENOEXEC;
	}
	image->type = e.e_type;
	image->machine = e.e_machine;
	image->bits = e.e_ident[EI_CLASS] == ELFCLASS64 ? 64 : 32;
	image->little = e.e_ident[EI_DATA] == ELFDATA2LSB;
	image->entry = e.e_entry;
	check_header(image, &e);
	ret = read_sections(image, &e);
	if (!ret)
		ret = read_segments(image);
	if (ret)
		snprintf(err, err_size, "%s", strerror(-ret));
	return ret;
}

/* life */

static const char *explain(int err, const char *packing)
{
	switch (err) {
	case -EBADMSG:
		return "damaged";
	case -ENODATA:
		return "cut off";
	case -E2BIG:
		return packing ? "what is in it is too large" : "too large";
	case -EINVAL:
		return "not a regular file";
	default:
		return strerror(-err);
	}
}

static int unpack_data(struct image *image, char *err, size_t err_size)
{
	size_t len = 0;
	uint8_t *data;
	int ret;

	image->packing = unpack_format(image->data, image->len);
	if (!image->packing)
		return 0;
	ret = unpack(image->data, image->len, &data, &len);
	if (ret) {
		snprintf(err, err_size, "its %s compression: %s",
			 image->packing, explain(ret, image->packing));
		return ret;
	}
	free(image->data);
	image->data = data;
	image->len = len;
	return 0;
}

int image_open_memory(uint8_t *data, size_t len, struct image **out,
		      char *err, size_t err_size)
{
	struct image *image = calloc(1, sizeof(*image));
	int ret;

	if (!image) {
		free(data);
		snprintf(err, err_size, "%s", strerror(ENOMEM));
		return -ENOMEM;
	}
	image->data = data;
	image->len = len;
	ret = unpack_data(image, err, err_size);
	if (!ret && !image->len) {
		snprintf(err, err_size, "empty");
		ret = -EINVAL;
	}
	if (!ret)
		ret = read_header(image, err, err_size);
	if (ret)
		image_close(image);
	else
		*out = image;
	return ret;
}

int image_open(const char *path, struct image **out, char *err, size_t err_size)
{
	uint8_t *data = NULL;
	size_t len = 0;
	int ret = read_file(path, &data, &len);

	if (!ret)
		return image_open_memory(data, len, out, err, err_size);
	snprintf(err, err_size, "%s", explain(ret, NULL));
	return ret;
}

void image_close(struct image *image)
{
	if (!image)
		return;
	elf_end(image->elf);
	free(image->sections);
	free(image->segments);
	free(image->data);
	free(image);
}

/* access */

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
