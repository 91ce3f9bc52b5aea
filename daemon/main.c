// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "background.h"
#include "check.h"
#include "complete.h"
#include "live.h"
#include "log.h"
#include "offline.h"
#include "options.h"
#include "version.h"

static int run_live(const struct options *o)
{
	const struct live_options live = {
		.config = o->config,
		.queue = o->queue,
		.queue_count = o->queue_count,
		.dirs = o->dirs,
		.nr_dirs = o->nr_dirs,
		.l7 = o->l7.file ? &o->l7 : NULL,
		.verbose = o->verbose,
	};
	int ret = o->l7.background ? background_start() : 0;

	if (ret) {
		log_error("background: %s", strerror(-ret));
		return EXIT_FAILURE;
	}
	return live_run(&live);
}

static int run_help(const struct options *o)
{
	options_help();
	return EXIT_SUCCESS;
}

static int run_version(const struct options *o)
{
	puts("limend " LIMEN_VERSION);
	return EXIT_SUCCESS;
}

/* What each mode does; the return is the program's status. */
static int (*const modes[])(const struct options *o) = {
	[MODE_LIVE] = run_live,
	[MODE_READ] = offline_run,
	[MODE_TEST] = check_run,
	[MODE_HELP] = run_help,
	[MODE_VERSION] = run_version,
};

int main(int argc, char *argv[])
{
	struct options o;
	int status = EXIT_USAGE;

	if (argc > 1 && !strcmp(argv[1], "--complete"))
		return complete_run(argc - 2, argv + 2);
	log_init("limend");
	if (!options_parse(argc, argv, &o)) {
		if (o.verbose)
			log_set_level(LOG_L_DEBUG);
		status = modes[o.mode](&o);
	}
	options_free(&o);
	return status;
}
