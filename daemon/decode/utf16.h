/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * UTF-16LE, as Windows writes it, into UTF-8.
 */
#ifndef UTF16_H
#define UTF16_H

#include <stddef.h>
#include <stdint.h>

#include <cursor.h>

/*
 * Up to a NUL, the end of @c or @size bytes of @text; the length. Half a
 * surrogate pair becomes U+FFFD.
 */
size_t utf16le_text(struct cursor c, uint8_t *text, size_t size);

#endif /* UTF16_H */
