// SPDX-License-Identifier: GPL-2.0-or-later
#include "labels.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <limen/label.h>

#include "hash.h"

enum {
	SLOTS = LIMEN_MAX_LABELS * 2,	/* of the hash: half empty at worst */
	/* a line each, "65535 " and the name */
	FILE_MAX = LIMEN_MAX_LABELS * (LIMEN_MAX_NAME + 8),
};

static const char head[] = "limen labels, generation";

struct labels {
	pthread_rwlock_t lock;
	int fd;			/* -1: not kept */
	uint16_t generation;
	unsigned int nr;
	struct label_id slots[SLOTS];	/* id 0: free */
};

/* The slot of @name, or the free one where it belongs. */
static struct label_id *find_slot(struct labels *l, const char *name)
{
	uint32_t i = hash_name(name);

	while (l->slots[i % SLOTS].id && strcmp(l->slots[i % SLOTS].name, name))
		i++;
	return &l->slots[i % SLOTS];
}

/* No blanks and no control characters: a name must survive the file. */
static bool is_name(const char *name)
{
	size_t n = 0;

	while (name[n] > ' ' && name[n] < 0x7f)
		n++;
	return n && !name[n] && n < LIMEN_MAX_NAME;
}

static int put(struct labels *l, const char *name, uint16_t id)
{
	struct label_id *slot;

	if (!id || !is_name(name))
		return -EINVAL;
	slot = find_slot(l, name);
	if (!slot->id) {
		if (l->nr == LIMEN_MAX_LABELS)
			return -ENOSPC;
		l->nr++;
		strcpy(slot->name, name);
	}
	slot->id = id;
	return 0;
}

/*
 * The file: a head line with the generation, then "ID NAME" lines, of which
 * a later one for a name counts. It is only ever appended to; a line that
 * a crash has cut is no line.
 */
static void write_line(struct labels *l, const char *text)
{
	ssize_t n = l->fd < 0 ? 0 : write(l->fd, text, strlen(text));

	if (n >= 0)
		return;
	close(l->fd);	/* a full disk: a file with holes would lie */
	l->fd = -1;
}

static void write_head(struct labels *l)
{
	char text[64];

	if (l->fd >= 0 && ftruncate(l->fd, 0))
		return;
	snprintf(text, sizeof(text), "%s %u\n", head, l->generation);
	write_line(l, text);
}

static void read_lines(struct labels *l, char *text)
{
	char *line, *rest = text, name[LIMEN_MAX_NAME];
	unsigned int v;

	line = strsep(&rest, "\n");
	if (!rest || strncmp(line, head, sizeof(head) - 1) ||
	    sscanf(line + sizeof(head) - 1, "%u", &v) != 1 || !v ||
	    v > LIMEN_LABEL_GEN_MAX)
		return;
	l->generation = (uint16_t)v;
	while ((line = strsep(&rest, "\n")) && rest)
		if (sscanf(line, "%u %63s", &v, name) == 2 && v &&
		    v < LIMEN_MAX_LABELS)
			put(l, name, (uint16_t)v);
}

static int read_file(struct labels *l, const char *dir, uint64_t netns_ino)
{
	char path[4096], *text;
	ssize_t n;

	if (mkdir(dir, 0755) && errno != EEXIST)
		return -errno;
	snprintf(path, sizeof(path), "%s/labels.%" PRIu64, dir, netns_ino);
	l->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC |
		     O_NOFOLLOW, 0644);
	if (l->fd < 0)
		return -errno;
	text = malloc(FILE_MAX + 1);
	if (!text)
		return -ENOMEM;
	n = pread(l->fd, text, FILE_MAX, 0);
	text[n < 0 ? 0 : n] = '\0';
	read_lines(l, text);
	free(text);
	return 0;
}

int labels_new(const char *dir, uint64_t netns_ino, struct labels **out,
	       int *file_err)
{
	struct labels *l = calloc(1, sizeof(*l));

	if (!l)
		return -ENOMEM;
	pthread_rwlock_init(&l->lock, NULL);
	l->fd = -1;
	*file_err = read_file(l, dir, netns_ino);
	*out = l;
	return 0;
}

void labels_free(struct labels *l)
{
	if (!l)
		return;
	if (l->fd >= 0)
		close(l->fd);
	pthread_rwlock_destroy(&l->lock);
	free(l);
}

uint16_t labels_generation(const struct labels *l)
{
	return l->generation;
}

uint16_t labels_find(struct labels *l, const char *name)
{
	uint16_t id;

	pthread_rwlock_rdlock(&l->lock);
	id = find_slot(l, name)->id;
	pthread_rwlock_unlock(&l->lock);
	return id;
}

int labels_add(struct labels *l, const char *name, uint16_t id)
{
	char line[LIMEN_MAX_NAME + 16];
	int ret = 0;

	pthread_rwlock_wrlock(&l->lock);
	if (!is_name(name) || find_slot(l, name)->id != id) {
		ret = put(l, name, id);
		if (!ret) {
			snprintf(line, sizeof(line), "%u %s\n", id, name);
			write_line(l, line);
		}
	}
	pthread_rwlock_unlock(&l->lock);
	return ret;
}

void labels_reset(struct labels *l, uint16_t generation)
{
	pthread_rwlock_wrlock(&l->lock);
	memset(l->slots, 0, sizeof(l->slots));
	l->nr = 0;
	l->generation = generation;
	write_head(l);
	pthread_rwlock_unlock(&l->lock);
}

size_t labels_list(struct labels *l, struct label_id *out)
{
	size_t i, n = 0;

	pthread_rwlock_rdlock(&l->lock);
	for (i = 0; i < SLOTS; i++)
		if (l->slots[i].id)
			out[n++] = l->slots[i];
	pthread_rwlock_unlock(&l->lock);
	return n;
}
