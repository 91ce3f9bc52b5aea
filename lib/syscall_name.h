/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The names of system calls, of this machine's own table and of the 32-bit
 * one beside it.
 */
#ifndef SYSCALL_NAME_H
#define SYSCALL_NAME_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The name of number @nr into @text of @size; what has none, because it is
 * younger than the library that knows them, is its number.
 */
void syscall_name(unsigned int nr, bool compat, char *text, size_t size);

#endif /* SYSCALL_NAME_H */
