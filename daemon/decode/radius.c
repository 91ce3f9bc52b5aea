// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * RADIUS over UDP: RFC 2865, RFC 2866 (accounting), RFC 5176 (changes of
 * authorization).
 *
 *	code(8) id(8) length(16) authenticator(128)
 *	attribute: type(8) length(8), which counts both, value ...
 */
#include "decoders.h"

#include <cursor.h>

enum {
	MAX_LEN = 4096,
	HEAD_LEN = 20,
	MAX_ATTRIBUTES = 256,
};

static bool is_code(uint8_t code)
{
	return (code >= 1 && code <= 5) || (code >= 11 && code <= 13) ||
	       (code >= 40 && code <= 45);
}

/* Attributes of a known size; any other fits. RFC 2865 5. */
static bool is_attribute(uint8_t type, uint8_t len)
{
	switch (type) {
	case 0:
		return false;
	case 4: case 5: case 6: case 7: case 8: case 9: case 10: case 12:
	case 27: case 28: case 40: case 41: case 42: case 43: case 45:
	case 46: case 47: case 48: case 49: case 61:
		return len == 6;
	case 3:
		return len == 19;
	case 80:
		return len == 18;
	case 26:
		return len >= 7;
	}
	return len >= 2;
}

static enum decode_result decode_radius(void *state,
					const struct decode_input *in,
					struct fields *out)
{
	uint8_t code, id, type, len;
	uint16_t total;
	struct cursor c;
	int nr = 0;

	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (in->tcp || cursor_u8(&c, &code) || cursor_u8(&c, &id) ||
	    cursor_u16(&c, &total) || !is_code(code) || total > MAX_LEN ||
	    total != in->wire_len || cursor_skip(&c, HEAD_LEN - 4))
		return DECODE_FAIL;
	while (nr < MAX_ATTRIBUTES && !cursor_u8(&c, &type)) {
		if (cursor_u8(&c, &len) || len < 2 ||
		    !is_attribute(type, len) || cursor_skip(&c, len - 2U))
			return in->wire_len > in->len[in->side] && nr ?
				DECODE_DONE : DECODE_FAIL;
		nr++;
	}
	/* requests have attributes; answers need not */
	return nr || code == 2 || code == 3 || code == 5 || code >= 40 ?
		DECODE_DONE : DECODE_FAIL;
}

const struct decoder radius_decoder = {
	.name = "radius",
	.decode = decode_radius,
};
