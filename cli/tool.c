// SPDX-License-Identifier: GPL-2.0-or-later
#include "tool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rates.h"

static int find_program(const char *name, char *path, size_t size)
{
	static const char *const folders[] = {
		"/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin",
	};
	size_t i;

	for (i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		snprintf(path, size, "%s/%s", folders[i], name);
		if (!access(path, X_OK))
			return 0;
	}
	return -ENOENT;
}

/* @in is -1 for no input, which throws errors away, too. */
static int start(const char *path, const char *const *argv, int in, int out,
		 pid_t *pid)
{
	char *const env[] = { (char[]){ "LC_ALL=C" },
			      (char[]){ "PATH=/usr/sbin:/usr/bin:/sbin:/bin" },
			      NULL };
	posix_spawn_file_actions_t actions;
	int ret;

	posix_spawn_file_actions_init(&actions);
	if (in < 0) {
		posix_spawn_file_actions_addopen(&actions, STDIN_FILENO,
						 "/dev/null", O_RDONLY, 0);
		posix_spawn_file_actions_addopen(&actions, STDERR_FILENO,
						 "/dev/null", O_WRONLY, 0);
	} else {
		posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
		posix_spawn_file_actions_adddup2(&actions, out, STDERR_FILENO);
	}
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	/* posix_spawn() takes char *const *, and changes nothing */
	ret = posix_spawn(pid, path, &actions, NULL,
			  (char *const *)(uintptr_t)argv, env);
	posix_spawn_file_actions_destroy(&actions);
	return -ret;
}

struct output {
	char *text;
	size_t len, size;
};

static int make_room(struct output *o)
{
	size_t size = o->size ? o->size * 2 : 4096;
	char *text;

	if (o->len + 1 < o->size)
		return 0;
	if (size > TOOL_MAX_OUTPUT)
		return -E2BIG;
	text = realloc(o->text, size);
	if (!text)
		return -ENOMEM;
	o->text = text;
	o->size = size;
	return 0;
}

static int wait_readable(int fd, uint64_t deadline_ns)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	uint64_t now = rates_now();
	int ret;

	if (now >= deadline_ns)
		return -ETIMEDOUT;
	ret = poll(&p, 1, (int)((deadline_ns - now) / 1000000) + 1);
	if (ret < 0 && errno != EINTR)
		return -errno;
	return 0;
}

static int read_all(int fd, struct output *o)
{
	uint64_t deadline = rates_now() + TOOL_TIMEOUT_MS * 1000000ULL;
	ssize_t n;
	int ret;

	for (;;) {
		ret = make_room(o);
		if (!ret)
			ret = wait_readable(fd, deadline);
		if (ret)
			return ret;
		n = read(fd, o->text + o->len, o->size - o->len - 1);
		if (!n)
			return 0;
		if (n > 0)
			o->len += (size_t)n;
		else if (errno != EAGAIN && errno != EINTR)
			return -errno;
	}
}

static int collect(pid_t pid, int fd, struct output *o)
{
	int status = 0, ret = read_all(fd, o);

	if (ret)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (ret)
		return ret;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -EINTR;
}

static int run(const char *const *argv, int in, char **out)
{
	struct output o = { 0 };
	char path[128];
	int fds[2], ret;
	pid_t pid;

	*out = NULL;
	ret = find_program(argv[0], path, sizeof(path));
	if (ret)
		return ret;
	if (pipe2(fds, O_CLOEXEC))
		return -errno;
	fcntl(fds[0], F_SETFL, O_NONBLOCK);
	ret = start(path, argv, in, fds[1], &pid);
	close(fds[1]);
	if (!ret)
		ret = collect(pid, fds[0], &o);
	close(fds[0]);
	if (ret < 0) {
		free(o.text);
		return ret;
	}
	o.text[o.len] = '\0';
	*out = o.text;
	return ret;
}

int tool_run(const char *const *argv, char **out)
{
	return run(argv, -1, out);
}

char *tool_ask(const char *const *argv)
{
	char *text;
	int ret = tool_run(argv, &text);

	if (!ret)
		return text;
	if (ret > 0)
		free(text);
	return NULL;
}

/* A file holds it: a pipe would have to be written while the answer is read. */
int tool_feed(const char *const *argv, const char *input, char **out)
{
	size_t len = strlen(input);
	int fd = memfd_create("limen", MFD_CLOEXEC), ret;

	*out = NULL;
	if (fd < 0)
		return -errno;
	if (write(fd, input, len) != (ssize_t)len)
		ret = -EIO;
	else if (lseek(fd, 0, SEEK_SET))
		ret = -errno;
	else
		ret = run(argv, fd, out);
	close(fd);
	return ret;
}
