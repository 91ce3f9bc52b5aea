/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen top remembers from one time to the next, in
 * $XDG_CONFIG_HOME/limen/top.conf.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

enum settings_limits {
	SETTINGS_MAX_LISTS = 32,	/* more than there are views */
	SETTINGS_MAX_NAME = 32,
};

struct settings_list {
	char name[SETTINGS_MAX_NAME];	/* of the view, "": free */
	char sort[SETTINGS_MAX_NAME];	/* column, "-" before it: turned */
};

struct settings {
	double interval_s;		/* 0.1 to 3600 */
	char colors[SETTINGS_MAX_NAME];	/* "auto", "none", "16", "256" */
	bool ascii;
	bool all;			/* also rows at zero */
	char view[SETTINGS_MAX_NAME];
	struct settings_list lists[SETTINGS_MAX_LISTS];
};

void settings_init(struct settings *s);

/*
 * Where they are, in @path: XDG_CONFIG_HOME if it is absolute, else
 * ~/.config. -ENOENT: there is no home; -ENAMETOOLONG.
 */
int settings_path(char *path, size_t size);

/*
 * What @path says, the rest as it was. 0 also if there is no file; -EINVAL
 * with what is wrong in @err, and @s as it was.
 */
int settings_load(const char *path, struct settings *s, char *err,
		  size_t err_size);

/* The whole file or none; folders are made. -errno. */
int settings_save(const char *path, const struct settings *s);

/* The entry of view @name, made if there is room, else NULL. */
struct settings_list *settings_list(struct settings *s, const char *name);

#endif /* SETTINGS_H */
