// SPDX-License-Identifier: GPL-2.0-or-later
#include "elf/unpack.h"

#include <errno.h>
#include <lzma.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { FIRST_SIZE = 1 << 16, LZMA_MEMORY = 256 << 20 };

/* What has come out so far; @size bytes of room. */
struct sink {
	uint8_t *data;
	size_t len;
	size_t size;
};

struct format {
	const char *name;
	uint8_t magic[6];
	size_t magic_len;
	int (*run)(const uint8_t *data, size_t len, struct sink *s);
};

/* There is room in @s afterwards. */
static int make_room(struct sink *s)
{
	size_t size = s->size ? s->size * 2 : FIRST_SIZE;
	uint8_t *data;

	if (s->len < s->size)
		return 0;
	if (s->size >= UNPACK_MAX)
		return -E2BIG;
	data = realloc(s->data, size);
	if (!data)
		return -ENOMEM;
	s->data = data;
	s->size = size;
	return 0;
}

static int lzma_error(lzma_ret ret)
{
	switch (ret) {
	case LZMA_BUF_ERROR:
		return -ENODATA;
	case LZMA_MEM_ERROR:
	case LZMA_MEMLIMIT_ERROR:
		return -ENOMEM;
	default:
		return -EBADMSG;
	}
}

static int run_xz(const uint8_t *data, size_t len, struct sink *s)
{
	lzma_stream z = LZMA_STREAM_INIT;
	lzma_ret ret = lzma_stream_decoder(&z, LZMA_MEMORY, 0);
	int err = 0;

	z.next_in = data;
	z.avail_in = len;
	while (ret == LZMA_OK && !err) {
		err = make_room(s);
		if (err)
			break;
		z.next_out = s->data + s->len;
		z.avail_out = s->size - s->len;
		ret = lzma_code(&z, LZMA_FINISH);
		s->len = s->size - z.avail_out;
	}
	lzma_end(&z);
	if (err || ret == LZMA_STREAM_END)
		return err;
	return lzma_error(ret);
}

static int run_gzip(const uint8_t *data, size_t len, struct sink *s)
{
	z_stream z = { .next_in = (uint8_t *)(uintptr_t)data };
	int ret = inflateInit2(&z, 15 + 16), err = 0;	/* + 16: gzip */

	if (ret != Z_OK)
		return -ENOMEM;
	z.avail_in = (unsigned int)len;
	while (ret == Z_OK && !err) {
		err = make_room(s);
		if (err)
			break;
		z.next_out = s->data + s->len;
		z.avail_out = (unsigned int)(s->size - s->len);
		ret = inflate(&z, Z_NO_FLUSH);
		s->len = s->size - z.avail_out;
	}
	inflateEnd(&z);
	if (err || ret == Z_STREAM_END)
		return err;
	return ret == Z_BUF_ERROR ? -ENODATA : -EBADMSG;
}

static int run_zstd(const uint8_t *data, size_t len, struct sink *s)
{
	ZSTD_inBuffer in = { .src = data, .size = len };
	ZSTD_DStream *z = ZSTD_createDStream();
	size_t ret = 1, before;
	int err = 0;

	if (!z)
		return -ENOMEM;
	while (ret && !ZSTD_isError(ret) && !err) {
		ZSTD_outBuffer out;

		err = make_room(s);
		if (err)
			break;
		out = (ZSTD_outBuffer) { s->data, s->size, s->len };
		before = in.pos;
		ret = ZSTD_decompressStream(z, &out, &in);
		if (ret && in.pos == len && in.pos == before &&
		    out.pos == s->len)
			err = -ENODATA;
		s->len = out.pos;
	}
	ZSTD_freeDStream(z);
	if (err)
		return err;
	return ZSTD_isError(ret) ? -EBADMSG : 0;
}

static const struct format formats[] = {
	{ "xz", { 0xfd, '7', 'z', 'X', 'Z', 0 }, 6, run_xz },
	{ "zstd", { 0x28, 0xb5, 0x2f, 0xfd }, 4, run_zstd },
	{ "gzip", { 0x1f, 0x8b }, 2, run_gzip },
};

static const struct format *find_format(const uint8_t *data, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (len >= formats[i].magic_len &&
		    !memcmp(data, formats[i].magic, formats[i].magic_len))
			return &formats[i];
	return NULL;
}

const char *unpack_format(const uint8_t *data, size_t len)
{
	const struct format *f = find_format(data, len);

	return f ? f->name : NULL;
}

int unpack(const uint8_t *data, size_t len, uint8_t **out, size_t *out_len)
{
	const struct format *f = find_format(data, len);
	struct sink s = { 0 };
	int ret;

	if (!f)
		return -EINVAL;
	if (len > UNPACK_MAX)
		return -E2BIG;
	ret = f->run(data, len, &s);
	if (ret) {
		free(s.data);
		return ret;
	}
	*out = s.data;
	*out_len = s.len;
	return 0;
}
