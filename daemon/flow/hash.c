// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/hash.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

int hash_key_init(struct hash_key *key)
{
	if (getrandom(key, sizeof(*key), 0) != (ssize_t)sizeof(*key))
		return errno ? -errno : -EIO;
	return 0;
}

uint64_t hash_words(const struct hash_key *key, const void *data, size_t len)
{
	struct hash h = hash_begin(key);
	const uint8_t *p = data;
	uint64_t word;
	size_t i;

	for (i = 0; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		hash_add(&h, word);
	}
	hash_add(&h, (uint64_t)len << 56);
	return hash_end(&h);
}
