// SPDX-License-Identifier: GPL-2.0-or-later
#include "decode.h"

#include <string.h>

#include "decoders.h"

const struct decoder *const decoders[] = {
	&dns_decoder,
	&gquic_decoder,
	&http_decoder,
	&quic_decoder,
	&ssh_decoder,
	&tls_decoder,
	NULL
};

const struct decoder *decoder_find(const char *name)
{
	const struct decoder *const *d;

	for (d = decoders; *d; d++) {
		if (!strcmp((*d)->name, name))
			return *d;
	}
	return NULL;
}
