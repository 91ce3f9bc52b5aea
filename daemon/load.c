// SPDX-License-Identifier: GPL-2.0-or-later
#include "load.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "options.h"
#include "ruleset.h"

enum {
	PATH_SIZE = 4096,
	/* how far up the tree's root is: build/limend, build/san/limend */
	MAX_CLIMB = 3,
};

/*
 * The patterns of the source tree that @exe, the program's path, lies in.
 * daemon/main.c beside them says that it is that tree and not /usr.
 */
static bool find_in_tree(char *exe, char *dir)
{
	char main_c[PATH_SIZE];
	char *slash;
	int i;

	for (i = 0; i < MAX_CLIMB; i++) {
		slash = strrchr(exe, '/');
		if (!slash)
			return false;
		*slash = '\0';
		if (snprintf(main_c, PATH_SIZE, "%s/daemon/main.c", exe) >=
			    PATH_SIZE ||
		    snprintf(dir, PATH_SIZE, "%s/patterns", exe) >= PATH_SIZE)
			return false;
		if (!access(main_c, F_OK) && !access(dir, X_OK))
			return true;
	}
	return false;
}

static void find_default(char *dir)
{
	char exe[PATH_SIZE];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	exe[n > 0 ? n : 0] = '\0';
	if (!find_in_tree(exe, dir))
		snprintf(dir, PATH_SIZE, "%s", LIMEN_DATADIR "/patterns");
}

int load_ruleset(const struct options *o, const char *config,
		 struct ruleset **out)
{
	const char *const *dirs = o->dirs;
	size_t nr_dirs = o->nr_dirs;
	const char *default_dirs[1];
	char dir[PATH_SIZE];
	struct config_error err;
	int rc;

	if (!nr_dirs && !config) {
		find_default(dir);
		default_dirs[0] = dir;
		dirs = default_dirs;
		nr_dirs = 1;
	}
	rc = ruleset_load(config, dirs, nr_dirs, out, &err);
	if (rc)
		log_error("%s", err.text);
	return rc;
}
