/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Walking bencode (BEP 3): BitTorrent's DHT and extensions.
 */
#ifndef BENCODE_H
#define BENCODE_H

#include <cursor.h>

/* The next string "N:bytes" as a cursor. -EBADMSG: no string, or cut. */
int bencode_string(struct cursor *c, struct cursor *s);

/* Passes one value of any kind. -EBADMSG: not bencode, cut or too deep. */
int bencode_skip(struct cursor *c);

#endif /* BENCODE_H */
