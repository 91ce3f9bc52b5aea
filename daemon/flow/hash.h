/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A keyed hash for tables whose keys come off the wire: without the key
 * nobody can make keys that fall into one bucket. SipHash-1-3 (Aumasson,
 * Bernstein: SipHash: a fast short-input PRF, 2012), one compression round
 * a word and three to finish, as the kernel's siphash uses it for tables.
 */
#ifndef FLOW_HASH_H
#define FLOW_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_key {
	uint64_t k[2];
};

/* A random key; 0 or -errno. */
int hash_key_init(struct hash_key *key);

/* @len is a multiple of eight. */
uint64_t hash_words(const struct hash_key *key, const void *data, size_t len);

#endif /* FLOW_HASH_H */
