// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The signature at the end of a module: PKCS#7 (RFC 2315, DER), then struct
 * module_signature, then a line that says that they are there.
 */
#include <stdio.h>
#include <string.h>

#include "elf/image.h"
#include "elf/ko.h"

static const char marker[] = "~Module signature appended~\n";

enum {
	MARKER_LEN = sizeof(marker) - 1,
	TRAILER_LEN = 12,	/* struct module_signature */
	ID_PKCS7 = 2,
};

static const uint8_t *find_bytes(const uint8_t *data, size_t len,
				 const char *bytes, size_t nr)
{
	return memmem(data, len, bytes, nr);
}

/*
 * The issuer's common name (id-at-commonName, RFC 5280): an object
 * identifier, then a string: type, length below 128, characters.
 */
static void find_signer(const uint8_t *der, size_t len, char *text, size_t size)
{
	static const char common_name[] = "\x06\x03\x55\x04\x03";
	const uint8_t *at = find_bytes(der, len, common_name, 5), *name;
	struct cursor c;
	uint8_t type, name_len;

	if (!at)
		return;
	cursor_init(&c, at + 5, (size_t)(der + len - at - 5));
	if (cursor_u8(&c, &type) || cursor_u8(&c, &name_len) ||
	    cursor_bytes(&c, name_len, &name))
		return;
	snprintf(text, size, "%.*s", (int)name_len, (const char *)name);
}

/* The digest (RFC 5754, RFC 8702): the last byte of its identifier. */
static const char *find_hash(const uint8_t *der, size_t len)
{
	static const char nist[] = "\x60\x86\x48\x01\x65\x03\x04\x02";
	static const char sha1[] = "\x06\x05\x2b\x0e\x03\x02\x1a";
	static const char * const names[] = {
		[1] = "sha256", [2] = "sha384", [3] = "sha512",
		[4] = "sha224", [8] = "sha3-256", [9] = "sha3-384",
		[10] = "sha3-512",
	};
	const uint8_t *at = find_bytes(der, len, nist, 8);

	if (at && at + 8 < der + len &&
	    at[8] < sizeof(names) / sizeof(*names))
		return names[at[8]];
	return find_bytes(der, len, sha1, 7) ? "sha1" : NULL;
}

/* What mod_check_sig() of the kernel asks of the trailer. */
static bool is_trailer_sound(const uint8_t *trailer)
{
	static const uint8_t zero[8];

	return trailer[2] != ID_PKCS7 ||
	       (!trailer[0] && !trailer[1] && !memcmp(trailer + 3, zero, 5));
}

void ko_read_signature(const struct image *image, struct ko_signature *s)
{
	size_t len = image->len;
	const uint8_t *trailer;
	uint32_t sig_len = 0;
	struct cursor c;

	memset(s, 0, sizeof(*s));
	if (len < MARKER_LEN ||
	    memcmp(image->data + len - MARKER_LEN, marker, MARKER_LEN))
		return;
	len -= MARKER_LEN;
	s->state = KO_SIGNATURE_BROKEN;
	if (len < TRAILER_LEN)
		return;
	len -= TRAILER_LEN;
	trailer = image->data + len;
	cursor_init(&c, trailer + 8, 4);
	cursor_u32(&c, &sig_len);
	s->id_type = trailer[2];
	if (sig_len >= len || !is_trailer_sound(trailer))
		return;
	s->state = KO_SIGNED;
	s->len = sig_len;
	s->hash = find_hash(trailer - sig_len, sig_len);
	find_signer(trailer - sig_len, sig_len, s->signer, sizeof(s->signer));
}
