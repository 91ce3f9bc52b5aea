// SPDX-License-Identifier: GPL-2.0-or-later
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <limen/genl.h>

#include "sandbox.h"
#include "source/nfqueue.h"

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/*
 * Closes all but these, above all the socket that binds the module: it must
 * close with the daemon.
 */
static void close_others(int *keep, unsigned int nr)
{
	unsigned int next = 0, i;

	qsort(keep, nr, sizeof(*keep), compare);
	for (i = 0; i < nr; i++) {
		if ((unsigned int)keep[i] > next)
			close_range(next, (unsigned int)keep[i] - 1, 0);
		next = (unsigned int)keep[i] + 1;
	}
	close_range(next, UINT_MAX, 0);
}

/* The daemon never writes: reading ends when the last of it is gone. */
static void wait_for_end(int fd)
{
	char byte;

	while (read(fd, &byte, 1) < 0 && errno == EINTR)
		;
}

static _Noreturn void guard(struct nfqueue *const *queues, unsigned int nr,
			    int life, const char *user, enum sandbox_mode mode)
{
	int keep[LIMEN_MAX_QUEUES + 1];
	char why[200];
	unsigned int i;

	prctl(PR_SET_NAME, "limend/guard");
	for (i = 0; i < nr; i++)
		keep[i] = nfqueue_fd(queues[i]);
	keep[nr] = life;
	close_others(keep, nr + 1);
	if (sandbox_enter(user, mode, why, sizeof(why)))
		_exit(EXIT_FAILURE);
	wait_for_end(life);
	for (i = 0; i < nr; i++)
		nfqueue_release(queues[i]);
	_exit(EXIT_SUCCESS);
}

int guard_start(struct nfqueue *const *queues, unsigned int nr,
		const char *user, enum sandbox_mode mode, char *why,
		size_t why_size)
{
	int life[2];
	pid_t pid;

	if (pipe2(life, O_CLOEXEC)) {
		snprintf(why, why_size, "pipe: %s", strerror(errno));
		return -errno;
	}
	/* nobody waits for it, and it ends after us */
	signal(SIGCHLD, SIG_IGN);
	pid = fork();
	if (pid < 0) {
		int err = errno;

		snprintf(why, why_size, "fork: %s", strerror(err));
		close(life[0]);
		close(life[1]);
		return -err;
	}
	if (!pid)
		guard(queues, nr, life[0], user, mode);
	/* the other end stays open as long as this process lives */
	close(life[0]);
	return 0;
}
