// SPDX-License-Identifier: GPL-2.0-or-later
#include "sweeper.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "sandbox.h"

enum {
	SWEEP_MS = 10000,	/* only one that is stopped takes so long */
};

/* What the daemon says first; then it says "now", or nothing and is gone. */
struct order {
	char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
	enum sandbox_mode mode;
};

/* The sweeper's answer to an order. */
struct answer {
	int ret;
	char why[200];
};

/*
 * The daemon's socket. It is held, so that its inode number is no other
 * one's even when it was removed.
 */
struct target {
	int folder;
	const char *name;	/* in it */
	struct stat socket;
};

static int fail(struct answer *a, const char *what)
{
	a->ret = -errno;
	snprintf(a->why, sizeof(a->why), "%s: %s", what, strerror(errno));
	return a->ret;
}

/* @path becomes the folder's. */
static int open_target(char *path, struct target *p, struct answer *a)
{
	char *slash = strrchr(path, '/');
	int held;

	p->name = slash ? slash + 1 : path;
	p->folder = open(!slash ? "." : slash == path ? "/" :
			 (*slash = '\0', path), O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (p->folder < 0)
		return fail(a, "its folder");
	held = openat(p->folder, p->name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (held < 0 || fstat(held, &p->socket))
		return fail(a, "control socket");
	return 0;
}

static int take(struct order *order, struct target *p, struct answer *a)
{
	struct stat folder;

	order->path[sizeof(order->path) - 1] = '\0';
	if (open_target(order->path, p, a))
		return a->ret;
	if (fstat(p->folder, &folder))
		return fail(a, "its folder");
	a->ret = sandbox_enter_sweeper(folder.st_uid, folder.st_gid,
				       order->mode, a->why, sizeof(a->why));
	return a->ret;
}

static void sweep(const struct target *p)
{
	struct stat there;

	if (!fstatat(p->folder, p->name, &there, AT_SYMLINK_NOFOLLOW) &&
	    there.st_dev == p->socket.st_dev && there.st_ino == p->socket.st_ino)
		unlinkat(p->folder, p->name, 0);
}

static _Noreturn void sweeper(int daemon)
{
	struct answer answer = { 0 };
	struct order order;
	struct target target;
	sigset_t all;
	char now;

	prctl(PR_SET_NAME, "limend/sweeper");
	/* what ends a whole group is for the daemon, which then says so */
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	if (daemon)
		close_range(0, (unsigned int)daemon - 1, 0);
	close_range((unsigned int)daemon + 1, UINT_MAX, 0);
	if (recv(daemon, &order, sizeof(order), 0) != sizeof(order))
		_exit(EXIT_FAILURE);
	take(&order, &target, &answer);
	send(daemon, &answer, sizeof(answer), MSG_NOSIGNAL);
	if (answer.ret)
		_exit(EXIT_FAILURE);
	/* a daemon that is killed no longer listens: another may start now */
	if (recv(daemon, &now, sizeof(now), 0) == sizeof(now))
		sweep(&target);
	_exit(EXIT_SUCCESS);
}

int sweeper_start(void)
{
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
		return -errno;
	/* nobody waits for it, and it ends after us */
	signal(SIGCHLD, SIG_IGN);
	pid = fork();
	if (pid < 0) {
		int err = errno;

		close(ends[0]);
		close(ends[1]);
		return -err;
	}
	if (!pid)
		sweeper(ends[1]);
	close(ends[1]);
	return ends[0];
}

int sweeper_take(int sweeper, const char *path, enum sandbox_mode mode,
		 char *why, size_t why_size)
{
	struct order order = { .mode = mode };
	struct answer answer = { .why = "it is gone" };

	snprintf(order.path, sizeof(order.path), "%s", path);
	if (send(sweeper, &order, sizeof(order), MSG_NOSIGNAL) < 0 ||
	    recv(sweeper, &answer, sizeof(answer), 0) != sizeof(answer))
		answer.ret = -ECHILD;
	if (answer.ret)
		snprintf(why, why_size, "%s", answer.why);
	return answer.ret;
}

void sweeper_sweep(int sweeper)
{
	struct pollfd gone = { .fd = sweeper };

	if (sweeper < 0)
		return;
	if (send(sweeper, "", 1, MSG_NOSIGNAL) == 1)
		poll(&gone, 1, SWEEP_MS);
	close(sweeper);
}
