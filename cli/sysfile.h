/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the kernel says in a file of one line, below /sys or /proc.
 */
#ifndef SYSFILE_H
#define SYSFILE_H

#include <stddef.h>

/*
 * The first line of the file that @fmt makes the path of, without its end,
 * cut to @size - 1 bytes; "" if there is none.
 */
__attribute__((format(printf, 3, 4)))
void sysfile_line(char *text, size_t size, const char *fmt, ...);

#endif /* SYSFILE_H */
