// SPDX-License-Identifier: GPL-2.0-or-later
#include "background.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "log.h"

static int parent = -1;		/* who waits, at the end of a pipe */

/* The child's end is closed when it is ready, after a byte, or when it ends. */
static void wait_and_leave(int child)
{
	char byte;
	ssize_t n;

	do {
		n = read(child, &byte, 1);
	} while (n < 0 && errno == EINTR);
	_exit(n == 1 ? EXIT_SUCCESS : EXIT_FAILURE);
}

int background_start(void)
{
	int ends[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return -errno;
	pid = fork();
	if (pid < 0)
		return -errno;
	if (pid) {
		close(ends[1]);
		wait_and_leave(ends[0]);
	}
	close(ends[0]);
	parent = ends[1];
	setsid();
	return 0;
}

static int write_pid(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
		      O_NOFOLLOW, 0644);
	int ret = 0;

	if (fd < 0)
		return -errno;
	if (dprintf(fd, "%d\n", (int)getpid()) < 0)
		ret = -errno;
	close(fd);
	return ret;
}

int background_ready(const char *pid_file)
{
	int null, fd, ret;

	if (parent < 0)
		return 0;
	ret = write_pid(pid_file);
	if (ret)
		return ret;
	null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0)
		return -errno;
	log_to_syslog();
	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	close(null);
	if (write(parent, "", 1) < 0)
		log_debug("background: nobody waits");
	close(parent);
	parent = -1;
	return 0;
}
