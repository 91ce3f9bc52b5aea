// SPDX-License-Identifier: GPL-2.0-or-later
#include "quic_keys.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <nettle/aes.h>
#include <nettle/gcm.h>
#include <nettle/hkdf.h>
#include <nettle/hmac.h>
#include <nettle/memops.h>

enum {
	TAG_LEN = 16,
	SAMPLE_LEN = 16,
	SAMPLE_AFTER = 4,	/* the longest packet number */
};

static void hmac_update_fn(void *ctx, size_t len, const uint8_t *data)
{
	hmac_sha256_update(ctx, len, data);
}

static void hmac_digest_fn(void *ctx, size_t len, uint8_t *digest)
{
	hmac_sha256_digest(ctx, len, digest);
}

/*
 * HKDF-Expand-Label of RFC 8446 7.1 with an empty context; @ctx is keyed
 * with the secret and may be used again.
 */
static void expand_label(struct hmac_sha256_ctx *ctx, const char *label,
			 uint8_t *out, uint8_t len)
{
	uint8_t info[32];
	int n;

	n = snprintf((char *)info + 3, sizeof(info) - 4, "tls13 %s", label);
	info[0] = 0;
	info[1] = len;
	info[2] = (uint8_t)n;
	info[3 + n] = 0;
	hkdf_expand(ctx, hmac_update_fn, hmac_digest_fn, SHA256_DIGEST_SIZE,
		    (size_t)n + 4, info, len, out);
}

static void expand_part(struct hmac_sha256_ctx *ctx, const char *prefix,
			const char *part, uint8_t *out, uint8_t len)
{
	char label[20];

	snprintf(label, sizeof(label), "%s %s", prefix, part);
	expand_label(ctx, label, out, len);
}

void quic_keys_derive(struct quic_keys *keys, const struct quic_secret *secret,
		      const uint8_t *dcid, size_t dcid_len)
{
	uint8_t prk[SHA256_DIGEST_SIZE];
	struct hmac_sha256_ctx ctx;

	hmac_sha256_set_key(&ctx, sizeof(secret->salt), secret->salt);
	hkdf_extract(&ctx, hmac_update_fn, hmac_digest_fn, sizeof(prk),
		     dcid_len, dcid, prk);
	hmac_sha256_set_key(&ctx, sizeof(prk), prk);
	expand_label(&ctx, "client in", prk, sizeof(prk));
	hmac_sha256_set_key(&ctx, sizeof(prk), prk);
	expand_part(&ctx, secret->label, "key", keys->key, sizeof(keys->key));
	expand_part(&ctx, secret->label, "iv", keys->iv, sizeof(keys->iv));
	expand_part(&ctx, secret->label, "hp", keys->hp, sizeof(keys->hp));
}

/* RFC 9001 5.4.1; the length of the packet number. */
static size_t open_header(const struct quic_keys *keys, uint8_t *packet,
			  size_t pn_at)
{
	uint8_t mask[AES_BLOCK_SIZE];
	struct aes128_ctx aes;
	size_t i, n;

	aes128_set_encrypt_key(&aes, keys->hp);
	aes128_encrypt(&aes, sizeof(mask), mask, packet + pn_at + SAMPLE_AFTER);
	packet[0] ^= mask[0] & 0x0f;
	n = (packet[0] & 0x03) + 1;
	for (i = 0; i < n; i++)
		packet[pn_at + i] ^= mask[1 + i];
	return n;
}

/*
 * The first packets of a connection have numbers that fit their encoding,
 * so the number sent is the number.
 */
static void make_nonce(const struct quic_keys *keys, const uint8_t *pn,
		       size_t pn_len, uint8_t nonce[GCM_IV_SIZE])
{
	size_t i;

	memcpy(nonce, keys->iv, GCM_IV_SIZE);
	for (i = 0; i < pn_len; i++)
		nonce[GCM_IV_SIZE - pn_len + i] ^= pn[i];
}

int quic_keys_open(const struct quic_keys *keys, uint8_t *packet, size_t len,
		   size_t pn_at, bool cut, const uint8_t **payload,
		   size_t *payload_len)
{
	uint8_t nonce[GCM_IV_SIZE], tag[TAG_LEN];
	struct gcm_aes128_ctx gcm;
	size_t head, body;

	if (len < pn_at + SAMPLE_AFTER + SAMPLE_LEN)
		return -EBADMSG;
	head = pn_at + open_header(keys, packet, pn_at);
	make_nonce(keys, packet + pn_at, head - pn_at, nonce);
	body = len - head - (cut ? 0 : TAG_LEN);
	gcm_aes128_set_key(&gcm, keys->key);
	gcm_aes128_set_iv(&gcm, sizeof(nonce), nonce);
	gcm_aes128_update(&gcm, head, packet);
	gcm_aes128_decrypt(&gcm, body, packet + head, packet + head);
	if (!cut) {
		gcm_aes128_digest(&gcm, sizeof(tag), tag);
		if (!memeql_sec(tag, packet + head + body, sizeof(tag)))
			return -EBADMSG;
	}
	*payload = packet + head;
	*payload_len = body;
	return 0;
}
