// SPDX-License-Identifier: GPL-2.0-or-later
#include "load.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "log.h"
#include "options.h"

/* How far up the tree's root is: build/limend, build/san/limend. */
enum { MAX_CLIMB = 3 };

/*
 * The patterns of the source tree that @exe, the program's path, lies in.
 * daemon/main.c beside them says that it is that tree and not /usr.
 */
static bool find_in_tree(char *exe, char *dir, size_t size)
{
	char main_c[4096];
	char *slash;
	int i;

	for (i = 0; i <= MAX_CLIMB; i++) {
		slash = strrchr(exe, '/');
		if (!slash)
			return false;
		*slash = '\0';
		if ((size_t)snprintf(main_c, sizeof(main_c), "%s/daemon/main.c",
				     exe) >= sizeof(main_c) ||
		    (size_t)snprintf(dir, size, "%s/patterns", exe) >= size)
			return false;
		if (!access(main_c, F_OK) && !access(dir, X_OK))
			return true;
	}
	return false;
}

static void find_default(struct load *l)
{
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	exe[n > 0 ? n : 0] = '\0';
	if (!find_in_tree(exe, l->default_dir, sizeof(l->default_dir)))
		snprintf(l->default_dir, sizeof(l->default_dir), "%s",
			 LIMEN_DATADIR "/patterns");
	l->one_dir[0] = l->default_dir;
	l->dirs = l->one_dir;
	l->nr_dirs = 1;
}

int load_init(struct load *l, const struct options *o)
{
	struct config_error err;
	int rc;

	*l = (struct load){ .limits = engine_default_limits };
	find_default(l);
	if (o->config) {
		rc = config_load(o->config, &l->config, &err);
		if (rc) {
			log_error("%s", err.text);
			return rc;
		}
		l->limits = l->config->engine;
		l->dirs = (const char *const *)l->config->patterns;
		l->nr_dirs = l->config->nr_patterns;
	}
	if (o->nr_dirs) {
		l->dirs = o->dirs;
		l->nr_dirs = o->nr_dirs;
	}
	return 0;
}

void load_exit(struct load *l)
{
	config_free(l->config);
}

static void log_pattern_error(const struct pattern_error *err, void *data)
{
	if (err->line)
		log_error("%s:%u:%u: %s", err->file, err->line, err->column,
			  err->text);
	else
		log_error("%s: %s", err->file, err->text);
}

int load_patterns(const struct load *l, struct pattern_set *set)
{
	int rc = pattern_set_load(l->dirs, l->nr_dirs, set, log_pattern_error,
				  NULL);

	if (!rc && !set->nr) {
		log_error("%s: no patterns there", l->dirs[0]);
		rc = -ENOENT;
	}
	return rc;
}

int load_engine(const struct load *l, struct engine **out)
{
	struct pattern_error err;
	struct pattern_set set;
	int rc = load_patterns(l, &set);

	if (!rc) {
		rc = engine_new(set.patterns, set.nr, &l->limits, out, &err);
		set.nr = 0;	/* the engine owns them, also if it failed */
		if (rc)
			log_pattern_error(&err, NULL);
	}
	pattern_set_free(&set);
	return rc;
}
