/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ko: what a kernel module's file says of itself. Names and formats as in
 * the kernel's scripts/mod/modpost.c, include/linux/export-internal.h and
 * kernel/module/.
 */
#ifndef ELF_KO_H
#define ELF_KO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct image;
struct symbols;

enum ko_limits {
	KO_MAX_TAGS = 1 << 16,		/* of .modinfo; aliases are many */
	KO_NAME_LEN = 56,		/* MODULE_NAME_LEN in 64 bits */
};

/* A line of .modinfo: "tag=value". */
struct ko_tag {
	const char *tag;	/* up to its "=" */
	size_t tag_len;
	const char *value;
};

struct ko_param {
	const char *name;
	size_t name_len;
	const char *type;	/* NULL: not told */
	const char *text;	/* NULL: not told */
};

struct ko_import {
	const char *name;
	bool weak;		/* may stay undefined */
	bool has_crc;
	uint32_t crc;		/* of the symbol the module was built against */
};

struct ko_export {
	const char *name;
	const char *ns;		/* its namespace; "": none */
	bool gpl;		/* for modules with a compatible licence only */
	bool has_crc;
	uint32_t crc;
};

enum ko_signature_state { KO_UNSIGNED, KO_SIGNED, KO_SIGNATURE_BROKEN };

/* As scripts/sign-file.c appends it; it is not verified. */
struct ko_signature {
	enum ko_signature_state state;
	uint8_t id_type;
	const char *hash;	/* NULL: not told */
	char signer[128];	/* "": not told */
	size_t len;		/* bytes of PKCS#7 */
};

struct ko {
	const struct image *image;	/* names lie in it */
	struct ko_tag *tags;
	size_t nr_tags;
	struct ko_param *params;
	size_t nr_params;
	struct ko_import *imports;	/* in the order of the symbol table */
	size_t nr_imports;
	struct ko_export *exports;
	size_t nr_exports;
	bool has_this_module;		/* else it is no module */
	bool has_symbols;
	bool has_versions;		/* a table of CRCs */
	bool has_layout;		/* ... and in it that of module_layout */
	uint32_t layout;
	struct ko_signature signature;
	char build_id[129];
};

/*
 * Reads @image, which must outlive *@out; a file that lies gives less, and
 * never an error. 0 or -ENOMEM.
 */
int ko_open(const struct image *image, struct ko **out);
void ko_close(struct ko *ko);

/* The value of the first line with @tag, or NULL. */
const char *ko_tag(const struct ko *ko, const char *tag);
/* Is there a line "tag=value"? */
bool ko_has_tag(const struct ko *ko, const char *tag, const char *value);

/* Parts of ko_open(). Exports, of the image's @symbols: 0 or -ENOMEM. */
int ko_read_exports(struct ko *ko, const struct symbols *symbols);
/* Signature and what is in it. */
void ko_read_signature(const struct image *image, struct ko_signature *s);

#endif /* ELF_KO_H */
