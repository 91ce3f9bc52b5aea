/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * unpack: the contents of a compressed file. Distributions ship modules as
 * .ko.xz, .ko.zst and .ko.gz; what it is is told by its first bytes, not by
 * its name. liblzma, libzstd and zlib are used here alone.
 */
#ifndef ELF_UNPACK_H
#define ELF_UNPACK_H

#include <stddef.h>
#include <stdint.h>

enum unpack_limits {
	/* a module with its debugging information is below that */
	UNPACK_MAX = 512 << 20,
};

/* "xz", "zstd" or "gzip"; NULL: it is not compressed. */
const char *unpack_format(const uint8_t *data, size_t len);

/*
 * Unpacks @len bytes at @data into *@out, *@out_len of them, which the
 * caller frees.
 *	-EINVAL		it is not compressed
 *	-EBADMSG	it is damaged
 *	-ENODATA	its end is missing
 *	-E2BIG		more than UNPACK_MAX bytes come out of it
 *	-ENOMEM
 */
int unpack(const uint8_t *data, size_t len, uint8_t **out, size_t *out_len);

#endif /* ELF_UNPACK_H */
