// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "config.h"
#include "load.h"
#include "options.h"
#include "ruleset.h"

/*
 * What -f names; without it what a live daemon would read, if there is any.
 * Patterns of -p are checked alone, as somebody who writes one wants it.
 */
static const char *config_path(const struct options *o)
{
	if (o->config || o->nr_dirs)
		return o->config;
	return access(CONFIG_DEFAULT_PATH, F_OK) ? NULL : CONFIG_DEFAULT_PATH;
}

int check_run(const struct options *o)
{
	const char *config = config_path(o);
	struct ruleset *r;

	if (load_ruleset(o, config, &r))
		return EXIT_FAILURE;
	if (config)
		printf("%s: %u classes\n", config, r->config->nr_classes);
	printf("%u patterns\n", engine_nr_labels(r->engine));
	ruleset_put(r);
	return EXIT_SUCCESS;
}
