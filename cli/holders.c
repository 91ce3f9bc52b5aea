// SPDX-License-Identifier: GPL-2.0-or-later
#include "holders.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "sysfile.h"

struct walk {
	unsigned int a, b;
	void (*cb)(const struct holder *h, void *data);
	void *data;
	struct holder holder;
};

/* Only what is called /dev/... is asked what it is: the rest is many. */
static void look_at(struct walk *w, const char *folder, const char *name)
{
	char path[128], target[16];
	struct stat st;
	ssize_t len;

	snprintf(path, sizeof(path), "%.60s/%.60s", folder, name);
	len = readlink(path, target, sizeof(target) - 1);
	if (len < 5 || strncmp(target, "/dev/", 5) != 0)
		return;
	if (stat(path, &st) || !S_ISCHR(st.st_mode) ||
	    (major(st.st_rdev) != w->a && major(st.st_rdev) != w->b))
		return;
	w->holder.fd = atoi(name);
	w->holder.device = st.st_rdev;
	sysfile_line(w->holder.comm, sizeof(w->holder.comm), "/proc/%d/comm",
		     (int)w->holder.pid);
	w->cb(&w->holder, w->data);
}

/* One that has ended meanwhile holds nothing. */
static bool walk_process(struct walk *w)
{
	const struct dirent *e;
	char folder[64];
	DIR *dir;

	snprintf(folder, sizeof(folder), "/proc/%d/fd", (int)w->holder.pid);
	dir = opendir(folder);
	if (!dir)
		return errno == ENOENT;
	while ((e = readdir(dir)))
		if (*e->d_name != '.')
			look_at(w, folder, e->d_name);
	closedir(dir);
	return true;
}

bool holders_walk(unsigned int a, unsigned int b,
		  void (*cb)(const struct holder *h, void *data), void *data)
{
	struct walk w = { .a = a, .b = b, .cb = cb, .data = data };
	const struct dirent *e;
	DIR *dir = opendir("/proc");
	bool all = dir;

	while (dir && (e = readdir(dir))) {
		w.holder.pid = atoi(e->d_name);
		/* our own descriptors are there only for this look */
		if (w.holder.pid > 0 && w.holder.pid != getpid())
			all &= walk_process(&w);
	}
	if (dir)
		closedir(dir);
	return all;
}
