/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * textfile: small files of the system, read whole and line by line.
 */
#ifndef ELF_TEXTFILE_H
#define ELF_TEXTFILE_H

#include <stddef.h>

enum textfile_limits {
	TEXTFILE_MAX = 64 << 20,	/* /proc/kallsyms is 15 MB */
};

/*
 * The file's contents with a NUL behind them, which the caller frees;
 * gzip, xz and zstd are unpacked. NULL: it cannot be read, or is larger
 * than TEXTFILE_MAX. @fmt makes its path.
 */
char *textfile_read(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same of a file that is no text: *@len bytes. */
char *textfile_read_bytes(size_t *len, const char *path);

/*
 * The next line of @text, without its line break, which becomes a NUL;
 * *@text moves on. NULL: there is none left.
 */
char *textfile_line(char **text);

/*
 * The next field of @line up to @separator, which becomes a NUL; @line
 * moves on. NULL: there is none left.
 */
char *textfile_field(char **line, const char *separator);

#endif /* ELF_TEXTFILE_H */
