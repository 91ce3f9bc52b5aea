// SPDX-License-Identifier: GPL-2.0-or-later
#include "hello.h"

#include <stdio.h>
#include <string.h>

enum {
	EXT_SERVER_NAME = 0,
	EXT_ALPN = 16,
	EXT_SUPPORTED_VERSIONS = 43,
	EXT_ECH = 0xfe0d,
	EXT_ESNI = 0xffce,	/* the draft before ECH */

	NAME_HOST = 0,
	RANDOM_LEN = 32,
	MAX_SESSION_ID = 32,
};

/* In the order of age, so that the index tells which is newer. */
static const struct version {
	uint16_t wire, mask;
	const char *text;
} versions[] = {
	{ 0x0002, 0xffff, "ssl2" },
	{ 0x0300, 0xffff, "ssl3" },
	{ 0x0301, 0xffff, "1.0" },
	{ 0xfeff, 0xffff, "1.0" },	/* DTLS */
	{ 0x0100, 0xffff, "1.0" },	/* DTLS of old OpenSSL */
	{ 0x0302, 0xffff, "1.1" },
	{ 0x0303, 0xffff, "1.2" },
	{ 0xfefd, 0xffff, "1.2" },
	{ 0x0304, 0xffff, "1.3" },
	{ 0xfefc, 0xffff, "1.3" },
	{ 0x7f00, 0xff80, "1.3" },	/* drafts */
	{ 0xfb00, 0xff00, "1.3" },	/* Facebook's drafts */
};

static int version_rank(uint16_t version)
{
	size_t i;

	for (i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
		if ((version & versions[i].mask) == versions[i].wire)
			return (int)i;
	}
	return -1;
}

const char *hello_version_text(uint16_t version)
{
	int rank = version_rank(version);

	return rank < 0 ? NULL : versions[rank].text;
}

static void put(struct fields *out, enum field id, const char *value)
{
	if (id != NR_FIELDS && value)
		fields_set_str(out, id, value);
}

static bool is_host_byte(uint8_t b)
{
	return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') ||
	       (b >= 'a' && b <= 'z') || b == '-' || b == '.' || b == '_' ||
	       b == ':' || b == '*';
}

/* Some clients send an address, which RFC 6066 forbids; it is kept. */
static bool is_host(const struct cursor *c)
{
	const uint8_t *p;

	for (p = c->p; p < c->end; p++) {
		if (!is_host_byte(*p))
			return false;
	}
	return cursor_left(c) > 0 && cursor_left(c) < 255;
}

static void read_server_name(struct cursor c, const struct hello_kind *kind,
			     struct fields *out)
{
	struct cursor list, name;
	uint8_t type;

	if (cursor_vec16(&c, &list))
		return;
	while (!cursor_u8(&list, &type) && !cursor_vec16(&list, &name)) {
		if (type != NAME_HOST)
			continue;
		if (is_host(&name) && kind->sni != NR_FIELDS)
			fields_set_host(out, kind->sni, name.p,
					cursor_left(&name));
		return;
	}
}

/* Reserved values that only keep servers honest are not printable. */
static bool is_alpn_id(const struct cursor *c)
{
	const uint8_t *p;

	for (p = c->p; p < c->end; p++) {
		if (*p <= 0x20 || *p >= 0x7f || *p == ',')
			return false;
	}
	return cursor_left(c) > 0;
}

static void read_alpn(struct cursor c, enum field id, struct fields *out)
{
	uint8_t text[FIELD_MAX_LEN];
	struct cursor list, proto;
	size_t used = 0, n;

	if (id == NR_FIELDS || cursor_vec16(&c, &list))
		return;
	while (!cursor_vec8(&list, &proto)) {
		n = cursor_left(&proto);
		if (!is_alpn_id(&proto))
			continue;
		if (used + n + 1 > sizeof(text))
			break;
		if (used)
			text[used++] = ',';
		memcpy(text + used, proto.p, n);
		used += n;
	}
	if (used)
		fields_set(out, id, text, used);
}

/* The newest version of the client's list. */
static void read_versions(struct cursor c, const struct hello_kind *kind,
			  struct fields *out)
{
	struct cursor list;
	int best = -1, rank;
	uint16_t v;

	if (cursor_vec8(&c, &list))
		return;
	while (!cursor_u16(&list, &v)) {
		rank = version_rank(v);
		if (rank > best)
			best = rank;
	}
	if (best >= 0)
		put(out, kind->version, versions[best].text);
}

static void read_client_extension(uint16_t type, struct cursor body,
				  const struct hello_kind *kind,
				  struct fields *out)
{
	switch (type) {
	case EXT_SERVER_NAME:
		read_server_name(body, kind, out);
		break;
	case EXT_ALPN:
		read_alpn(body, kind->alpn, out);
		break;
	case EXT_SUPPORTED_VERSIONS:
		read_versions(body, kind, out);
		break;
	case EXT_ECH:
	case EXT_ESNI:
		put(out, kind->ech, "1");
		break;
	}
}

static void read_server_extension(uint16_t type, struct cursor body,
				  const struct hello_kind *kind,
				  struct fields *out)
{
	uint16_t v;

	if (type == EXT_ALPN)
		read_alpn(body, kind->server_alpn, out);
	else if (type == EXT_SUPPORTED_VERSIONS && !cursor_u16(&body, &v))
		put(out, kind->server_version, hello_version_text(v));
}

typedef void extension_fn(uint16_t type, struct cursor body,
			  const struct hello_kind *kind, struct fields *out);

/*
 * The rest of a hello. Extensions came with RFC 3546, so there may be none;
 * what is malformed here only ends the walk, since by now it is a hello.
 */
static void read_extensions(struct cursor c, const struct hello_kind *kind,
			    extension_fn *each, struct fields *out)
{
	struct cursor body;
	uint16_t type, len;

	if (cursor_u16(&c, &len))
		return;
	if (len < cursor_left(&c))
		c.end = c.p + len;
	while (!cursor_u16(&c, &type) && !cursor_vec16(&c, &body))
		each(type, body, kind, out);
}

/* Version, random, session id: both hellos begin like this. */
static int read_head(struct cursor *c, const struct hello_kind *kind,
		     uint16_t *version)
{
	struct cursor session;

	if (cursor_u16(c, version) || cursor_skip(c, RANDOM_LEN) ||
	    cursor_vec8(c, &session))
		return -ENODATA;
	if (version_rank(*version) < 1 ||
	    kind->dtls != (*version >> 8 == 0xfe || *version == 0x0100) ||
	    cursor_left(&session) > MAX_SESSION_ID)
		return -EBADMSG;
	return 0;
}

/* Cipher suites, compression methods and, in DTLS, the cookie before. */
static int read_offers(struct cursor *c, const struct hello_kind *kind)
{
	struct cursor cookie, suites, compression;

	if (kind->dtls && cursor_vec8(c, &cookie))
		return -ENODATA;
	if (cursor_vec16(c, &suites) || cursor_vec8(c, &compression))
		return -ENODATA;
	if (!cursor_left(&suites) || cursor_left(&suites) % 2 ||
	    !cursor_left(&compression))
		return -EBADMSG;
	return 0;
}

int hello_read_client(struct cursor c, const struct hello_kind *kind,
		      bool partial, struct fields *out)
{
	uint16_t version;
	int err;

	err = read_head(&c, kind, &version);
	if (!err)
		err = read_offers(&c, kind);
	if (err)
		return partial && err == -ENODATA ? 0 : -EBADMSG;
	read_extensions(c, kind, read_client_extension, out);
	/* the list in an extension goes before; cut, it may be missing */
	if (!partial)
		put(out, kind->version, hello_version_text(version));
	return 0;
}

int hello_read_server(struct cursor c, const struct hello_kind *kind,
		      bool partial, struct fields *out)
{
	uint16_t version, cipher;
	uint8_t compression;
	char text[8];
	int err;

	err = read_head(&c, kind, &version);
	if (!err && (cursor_u16(&c, &cipher) || cursor_u8(&c, &compression)))
		err = -ENODATA;
	if (err)
		return partial && err == -ENODATA ? 0 : -EBADMSG;
	snprintf(text, sizeof(text), "0x%04x", cipher);
	put(out, kind->cipher, text);
	read_extensions(c, kind, read_server_extension, out);
	if (!partial)
		put(out, kind->server_version, hello_version_text(version));
	return 0;
}
