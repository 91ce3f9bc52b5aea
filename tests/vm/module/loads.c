// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * loads - what does the kernel say to each of these modules?
 *
 * Reads paths, one a line, from standard input, tries to load each, and prints
 * the path, a tab, and the name of the error, "-" for none and for ECANCELED
 * (see ../noinit). What got loaded is unloaded.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/module.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void unload(const char *path)
{
	const char *base = strrchr(path, '/');
	char name[64], *p;

	base = base ? base + 1 : path;
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(base, "."), base);
	for (p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	if (syscall(SYS_delete_module, name, O_NONBLOCK))
		perror(name);
}

static int load(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), err = 0;
	size_t len = strlen(path);
	int flags = 0;

	if (fd < 0)
		return errno;
	if (len > 3 && !strcmp(path + len - 3, ".xz"))
		flags = MODULE_INIT_COMPRESSED_FILE;
	if (syscall(SYS_finit_module, fd, "", flags))
		err = errno;
	close(fd);
	return err;
}

int main(void)
{
	char line[4096];
	int err;

	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = '\0';
		err = load(line);
		printf("%s\t%s\n", line, !err || err == ECANCELED ? "-" :
					 strerrorname_np(err));
		if (!err)
			unload(line);
	}
	return 0;
}
