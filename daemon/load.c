// SPDX-License-Identifier: GPL-2.0-or-later
#include "load.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "log.h"
#include "options.h"
#include "ruleset.h"

enum {
	/* how far up the tree's root is: build/limend, build/san/limend */
	MAX_CLIMB = 3,
};

/*
 * The patterns of the source tree that @exe, the program's path, lies in.
 * daemon/main.c beside them says that it is that tree and not /usr.
 */
static bool find_in_tree(char *exe, char *dir)
{
	char main_c[LOAD_PATH_SIZE];
	char *slash;
	int i;

	for (i = 0; i < MAX_CLIMB; i++) {
		slash = strrchr(exe, '/');
		if (!slash)
			return false;
		*slash = '\0';
		if (snprintf(main_c, sizeof(main_c), "%s/daemon/main.c",
			     exe) >= LOAD_PATH_SIZE ||
		    snprintf(dir, LOAD_PATH_SIZE, "%s/patterns", exe) >=
			     LOAD_PATH_SIZE)
			return false;
		if (!access(main_c, F_OK) && !access(dir, X_OK))
			return true;
	}
	return false;
}

static void find_default(char *dir)
{
	char exe[LOAD_PATH_SIZE];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	exe[n > 0 ? n : 0] = '\0';
	if (!find_in_tree(exe, dir))
		snprintf(dir, LOAD_PATH_SIZE, "%s", LIMEN_DATADIR "/patterns");
}

void load_dirs(struct load_dirs *d, const struct options *o,
	       const struct config *config)
{
	if (o->nr_dirs) {
		d->dirs = o->dirs;
		d->nr = o->nr_dirs;
	} else if (config) {
		d->dirs = (const char *const *)config->patterns;
		d->nr = config->nr_patterns;
	} else {
		find_default(d->path);
		d->one[0] = d->path;
		d->dirs = d->one;
		d->nr = 1;
	}
}

int load_ruleset(const struct options *o, struct ruleset **out)
{
	struct load_dirs d = { .nr = 0 };
	struct ruleset_source source;
	struct config_error err;
	int rc;

	if (o->nr_dirs || !o->config)
		load_dirs(&d, o, NULL);
	source = (struct ruleset_source){
		.config = o->config, .dirs = d.dirs, .nr_dirs = d.nr,
		.l7 = o->l7.file ? &o->l7 : NULL,
	};
	rc = ruleset_load(&source, out, &err);
	if (rc)
		log_error("%s", err.text);
	return rc;
}
