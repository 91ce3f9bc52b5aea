/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A keyed hash for tables whose keys come off the wire: without the key
 * nobody can make keys that fall into one bucket. SipHash-1-3 (Aumasson,
 * Bernstein: SipHash: a fast short-input PRF, 2012), one compression round
 * a word and three to finish, as the kernel's siphash uses it for tables.
 *
 * hash_begin(), hash_add() and hash_end() are for the one place where every
 * packet comes by; hash_words() for the others.
 */
#ifndef FLOW_HASH_H
#define FLOW_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_key {
	uint64_t k[2];
};

struct hash {
	uint64_t v0, v1, v2, v3;
};

/* A random key; 0 or -errno. */
int hash_key_init(struct hash_key *key);

/* The hash of @len bytes, a multiple of eight. */
uint64_t hash_words(const struct hash_key *key, const void *data, size_t len);

static inline uint64_t hash_rotate(uint64_t x, int n)
{
	return x << n | x >> (64 - n);
}

static inline void hash_round(struct hash *h)
{
	h->v0 += h->v1;
	h->v2 += h->v3;
	h->v1 = hash_rotate(h->v1, 13) ^ h->v0;
	h->v3 = hash_rotate(h->v3, 16) ^ h->v2;
	h->v0 = hash_rotate(h->v0, 32);
	h->v2 += h->v1;
	h->v0 += h->v3;
	h->v1 = hash_rotate(h->v1, 17) ^ h->v2;
	h->v3 = hash_rotate(h->v3, 21) ^ h->v0;
	h->v2 = hash_rotate(h->v2, 32);
}

static inline struct hash hash_begin(const struct hash_key *key)
{
	return (struct hash){
		key->k[0] ^ 0x736f6d6570736575ULL,
		key->k[1] ^ 0x646f72616e646f6dULL,
		key->k[0] ^ 0x6c7967656e657261ULL,
		key->k[1] ^ 0x7465646279746573ULL,
	};
}

static inline void hash_add(struct hash *h, uint64_t word)
{
	h->v3 ^= word;
	hash_round(h);
	h->v0 ^= word;
}

/*
 * SipHash ends with a word that holds the length; who hashes no two keys of
 * which one could be the beginning of the other needs none.
 */
static inline uint64_t hash_end(struct hash *h)
{
	h->v2 ^= 0xff;
	hash_round(h);
	hash_round(h);
	hash_round(h);
	return h->v0 ^ h->v1 ^ h->v2 ^ h->v3;
}

#endif /* FLOW_HASH_H */
