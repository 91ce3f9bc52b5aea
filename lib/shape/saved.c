// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/saved.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <linux/netlink.h>

#include "shape/present.h"

#define FOLDER "/run/limen/shape"

/*
 * The namespace's number, which the kernel gives to no other until it is
 * started anew. Before 5.14 there is none but the inode's, which it does.
 */
static uint64_t namespace_number(void)
{
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	uint64_t number = 0;
	socklen_t len = sizeof(number);
	struct stat st;

	if (fd >= 0) {
		if (getsockopt(fd, SOL_SOCKET, SO_NETNS_COOKIE, &number, &len))
			number = 0;
		close(fd);
	}
	if (!number && !stat("/proc/self/ns/net", &st))
		number = st.st_ino;
	return number;
}

static void make_path(char *path, size_t size, const char *word,
		      const char *name)
{
	snprintf(path, size, FOLDER "/%" PRIu64 "-%s%s", namespace_number(),
		 word, name);
}

static int make_folder(void)
{
	if (mkdir("/run/limen", 0755) && errno != EEXIST)
		return -errno;
	if (mkdir(FOLDER, 0755) && errno != EEXIST)
		return -errno;
	return 0;
}

static int write_all(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno != EINTR)
			return -errno;
		if (n > 0) {
			data += n;
			len -= (size_t)n;
		}
	}
	return 0;
}

/* Whole or not at all: another name first. */
static int write_file(const char *path, const struct messages *const *parts,
		      size_t nr)
{
	char temporary[PATH_MAX];
	int fd, ret;
	size_t i;

	ret = make_folder();
	if (ret)
		return ret;
	snprintf(temporary, sizeof(temporary), "%s.new", path);
	fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
		  O_NOFOLLOW, 0644);
	if (fd < 0)
		return -errno;
	for (i = 0; !ret && i < nr; i++)
		ret = write_all(fd, parts[i]->data, parts[i]->len);
	close(fd);
	if (!ret && rename(temporary, path))
		ret = -errno;
	if (ret)
		unlink(temporary);
	return ret;
}

int saved_put(const char *interface, const struct present *p)
{
	const struct messages *const parts[] = { &p->qdiscs, &p->classes,
						 &p->filters };
	char path[PATH_MAX];

	make_path(path, sizeof(path), "before-", interface);
	return write_file(path, parts, sizeof(parts) / sizeof(*parts));
}

static int read_all(int fd, struct messages *m)
{
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st))
		return -errno;
	if (st.st_size > MESSAGES_MAX_BYTES)
		return -E2BIG;
	m->data = malloc((size_t)st.st_size + 1);
	if (!m->data)
		return -ENOMEM;
	n = read(fd, m->data, (size_t)st.st_size);
	m->len = n < 0 ? 0 : (size_t)n;
	return n < 0 ? -errno : 0;
}

int saved_get(const char *interface, struct present **out)
{
	struct messages all = { 0 };
	char path[PATH_MAX];
	int fd, ret;

	make_path(path, sizeof(path), "before-", interface);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return -errno;
	ret = read_all(fd, &all);
	close(fd);
	if (!ret)
		ret = present_from(&all, out);
	free(all.data);
	return ret;
}

void saved_drop(const char *interface)
{
	char path[PATH_MAX];

	make_path(path, sizeof(path), "before-", interface);
	unlink(path);
}

int saved_set_applied(bool applied)
{
	char path[PATH_MAX];

	make_path(path, sizeof(path), "applied", "");
	if (applied)
		return write_file(path, NULL, 0);
	return unlink(path) && errno != ENOENT ? -errno : 0;
}

bool saved_is_applied(void)
{
	char path[PATH_MAX];

	make_path(path, sizeof(path), "applied", "");
	return !access(path, F_OK);
}

int saved_set_refused(const uint32_t *marks, size_t nr)
{
	struct messages m = { .len = nr * sizeof(*marks) };
	const struct messages *const parts[] = { &m };
	char path[PATH_MAX];
	int ret;

	make_path(path, sizeof(path), "refused", "");
	if (!nr)
		return unlink(path) && errno != ENOENT ? -errno : 0;
	m.data = malloc(m.len);
	if (!m.data)
		return -ENOMEM;
	memcpy(m.data, marks, m.len);
	ret = write_file(path, parts, 1);
	free(m.data);
	return ret;
}

size_t saved_get_refused(uint32_t *marks, size_t max)
{
	char path[PATH_MAX];
	ssize_t n;
	int fd;

	make_path(path, sizeof(path), "refused", "");
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return 0;
	n = read(fd, marks, max * sizeof(*marks));
	close(fd);
	return n > 0 ? (size_t)n / sizeof(*marks) : 0;
}
