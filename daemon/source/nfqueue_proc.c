// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/nfqueue_proc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	LIST_SIZE = 64 << 10,	/* 65536 queues of no one's machine; 700 fit */
};

int nfqueue_proc_open(void)
{
	int fd = open("/proc/self/net/netfilter/nfnetlink_queue",
		      O_RDONLY | O_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

int nfqueue_proc_parse(const char *line, struct nfqueue_stat *out)
{
	/* number portid depth copy_mode copy_range dropped user_dropped ... */
	if (sscanf(line, "%" SCNu32 " %" SCNu32 " %" SCNu32 " %*u %" SCNu32
		   " %" SCNu32 " %" SCNu32, &out->number, &out->portid,
		   &out->depth, &out->copy_range, &out->queue_dropped,
		   &out->user_dropped) != 6)
		return -EINVAL;
	return 0;
}

int nfqueue_proc_find(int fd, uint32_t number, struct nfqueue_stat *out)
{
	char *text = malloc(LIST_SIZE), *line, *rest;
	size_t len = 0;
	ssize_t n;
	int ret = -ENOENT;

	if (!text)
		return -ENOMEM;
	while (len < LIST_SIZE - 1 &&
	       (n = pread(fd, text + len, LIST_SIZE - 1 - len,
			  (off_t)len)) > 0)
		len += (size_t)n;
	text[len] = '\0';
	rest = text;
	while (ret && (line = strsep(&rest, "\n")))
		if (!nfqueue_proc_parse(line, out) && out->number == number)
			ret = 0;
	free(text);
	return ret;
}

/* The inode of the netfilter netlink socket with that port, or 0. */
static unsigned long socket_inode(uint32_t portid)
{
	FILE *f = fopen("/proc/self/net/netlink", "re");
	unsigned long inode, found = 0;
	char line[256];
	uint32_t port;
	int family;

	if (!f)
		return 0;
	while (!found && fgets(line, sizeof(line), f))
		/* sk Eth Pid Groups Rmem Wmem Dump Locks Drops Inode */
		if (sscanf(line, "%*s %d %" SCNu32
			   " %*s %*s %*s %*s %*s %*s %lu", &family, &port,
			   &inode) == 3 &&
		    family == NETLINK_NETFILTER && port == portid)
			found = inode;
	fclose(f);
	return found;
}

static int has_socket(const char *pid, unsigned long inode)
{
	char path[300], want[48], link[48];
	struct dirent *entry;
	int found = 0;
	ssize_t n;
	DIR *dir;

	snprintf(want, sizeof(want), "socket:[%lu]", inode);
	snprintf(path, sizeof(path), "/proc/%s/fd", pid);
	dir = opendir(path);
	if (!dir)
		return 0;
	while (!found && (entry = readdir(dir))) {
		n = readlinkat(dirfd(dir), entry->d_name, link,
			       sizeof(link) - 1);
		if (n < 0)
			continue;
		link[n] = '\0';
		found = !strcmp(link, want);
	}
	closedir(dir);
	return found;
}

static void read_comm(const char *pid, char *comm, size_t size)
{
	char path[300];
	ssize_t n = -1;
	int fd;

	snprintf(path, sizeof(path), "/proc/%s/comm", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		n = read(fd, comm, size - 1);
		close(fd);
	}
	comm[n < 0 ? 0 : n] = '\0';
	comm[strcspn(comm, "\n")] = '\0';
}

struct holder {
	char comm[32];
	int pid;
};

static bool is_guard(const struct holder *holder)
{
	return !strcmp(holder->comm, "limend/guard");
}

/* A guard only if its daemon, which has the same socket, is not there. */
static bool find_holder(uint32_t portid, struct holder *out)
{
	unsigned long inode = socket_inode(portid);
	DIR *proc = inode ? opendir("/proc") : NULL;
	struct dirent *entry;
	bool found = false;

	while (proc && (entry = readdir(proc))) {
		if (entry->d_name[0] < '1' || entry->d_name[0] > '9' ||
		    !has_socket(entry->d_name, inode))
			continue;
		read_comm(entry->d_name, out->comm, sizeof(out->comm));
		out->pid = atoi(entry->d_name);
		found = true;
		if (!is_guard(out))
			break;
	}
	if (proc)
		closedir(proc);
	return found;
}

void nfqueue_holder(uint32_t portid, char *text, size_t size)
{
	struct holder holder;

	if (find_holder(portid, &holder))
		snprintf(text, size, "%s (pid %d)", holder.comm, holder.pid);
	else
		snprintf(text, size, "netlink port %" PRIu32, portid);
}

bool nfqueue_is_being_left(uint32_t portid)
{
	struct holder holder;

	return !find_holder(portid, &holder) || is_guard(&holder);
}
