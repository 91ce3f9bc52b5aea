// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "config.h"
#include "load.h"
#include "log.h"
#include "options.h"
#include "ruleset.h"

/* What -f names; without it the file a live daemon would read, if any. */
static const char *config_path(const struct options *o)
{
	if (o->config)
		return o->config;
	return access(CONFIG_DEFAULT_PATH, F_OK) ? NULL : CONFIG_DEFAULT_PATH;
}

/* Everything a start or a reload would do, thrown away. */
static int check_config(const char *path)
{
	struct config_error err;
	struct ruleset *r;
	int rc = ruleset_load(path, &r, &err);

	if (rc) {
		log_error("%s", err.text);
		return rc;
	}
	printf("%s: %u classes\n", path, r->config->nr_classes);
	ruleset_put(r);
	return 0;
}

static int check_patterns(const struct options *o)
{
	struct engine *engine;
	struct load load;
	int rc = load_init(&load, o);

	if (!rc)
		rc = load_engine(&load, &engine);
	if (!rc) {
		printf("%s%s: %u patterns\n", load.dirs[0],
		       load.nr_dirs > 1 ? ", ..." : "",
		       engine_nr_labels(engine));
		engine_put(engine);
	}
	load_exit(&load);
	return rc;
}

int check_run(const struct options *o)
{
	const char *config = config_path(o);
	bool failed = false;

	/* patterns of -p are checked alone, as somebody who writes one wants */
	if (config && !o->nr_dirs)
		failed = check_config(config);
	if (check_patterns(o))
		failed = true;
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
