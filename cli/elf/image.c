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
