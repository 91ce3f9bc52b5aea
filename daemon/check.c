// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "engine/lint.h"
#include "load.h"
#include "log.h"
#include "options.h"
#include "pipeline.h"
#include "ruleset.h"
#include "source/pcap.h"
#include "transport.h"
#include "verdict/none.h"

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

/* A capture through the engine, for who else would have won its flows. */
static int play_packets(struct pcap_source *source, struct engine *e,
			engine_rival_fn *fn, void *fn_data)
{
	struct pipeline_limits limits = pipeline_default_limits;
	struct pipeline_result result;
	struct pipeline *pl;
	struct packet packet = { 0 };
	int rc;

	limits.idle_tcp_s = limits.idle_udp_s = 0;
	rc = pipeline_new(e, &limits, &none_sink, NULL, &pl);
	if (rc)
		return rc;
	engine_watch_rivals(pipeline_worker(pl), fn, fn_data);
	while ((rc = pcap_source_next(source, &packet)) == 1)
		pipeline_packet(pl, &packet, &result);
	pipeline_free(pl);
	return rc;
}

/* One that is damaged counts as far as it goes. */
static int play_capture(const char *path, struct engine *e,
			engine_rival_fn *fn, void *fn_data)
{
	struct pcap_source *source = NULL;
	int rc = pcap_source_open(path, &source);

	if (!rc)
		rc = play_packets(source, e, fn, fn_data);
	if (rc)
		printf("%s\n", source ? pcap_source_error(source) :
					strerror(-rc));
	pcap_source_close(source);
	return rc;
}

struct playing {
	const struct options *options;
	bool failed;	/* at a capture, which has been said */
};

static int play_captures(struct engine *e, engine_rival_fn *fn, void *fn_data,
			 void *data)
{
	struct playing *p = data;
	size_t i;

	for (i = 0; i < p->options->nr_files; i++) {
		if (play_capture(p->options->files[i], e, fn, fn_data))
			p->failed = true;
	}
	return 0;
}

static int check_patterns(const struct options *o, const struct load_dirs *d)
{
	struct playing playing = { .options = o };
	const struct lint_options options = {
		.names = o->nr_files && !o->captures ? o->files : NULL,
		.nr_names = o->captures ? 0 : o->nr_files,
		.verbose = o->verbose,
		.play = o->captures ? play_captures : NULL,
		.play_data = &playing,
	};
	int nr = pattern_lint(d->dirs, d->nr, &options, stdout);

	if (nr < 0)
		log_error("patterns: %s", strerror(-nr));
	return nr ? nr : playing.failed;
}

/* What configuration and patterns together must hold: members that exist. */
static int check_rules(const char *path, const struct load_dirs *d)
{
	struct config_error err;
	const struct ruleset_source source = {
		.config = path, .dirs = d->dirs, .nr_dirs = d->nr };
	struct transport_choice choice;
	struct ruleset *r;
	int rc = ruleset_load(&source, &r, &err);

	if (rc) {
		printf("%s\n", err.text);
		return rc;
	}
	printf("%s%s%u patterns, %u classes\n", path ? path : "",
	       path ? ": " : "", engine_nr_labels(r->engine),
	       r->config->nr_classes);
	transport_choose(r->config, r->policy,
			 TRANSPORT_HAS_MODULE | TRANSPORT_HAS_DEVICE, &choice);
	if (choice.warning[0])
		printf("%s: warning: %s\n", path, choice.warning);
	ruleset_put(r);
	return 0;
}

/* l7-filter's files: they have no examples to run. */
static int check_l7(const struct options *o)
{
	struct ruleset *r;

	if (load_ruleset(o, &r))
		return EXIT_FAILURE;
	printf("%s: %u patterns, %u marks\n", o->l7.file,
	       engine_nr_labels(r->engine), r->config->nr_classes);
	ruleset_put(r);
	return EXIT_SUCCESS;
}

int check_run(const struct options *o)
{
	const char *path = config_path(o);
	struct config *config = NULL;
	struct config_error err;
	struct load_dirs dirs;
	int rc = 0;

	if (o->l7.file)
		return check_l7(o);
	if (path) {
		rc = config_load(path, &config, &err);
		if (!rc)
			rc = config_check_interfaces(config, &err);
		/* which patterns it means cannot be known */
		if (rc) {
			printf("%s\n", err.text);
			config_free(config);
			return EXIT_FAILURE;
		}
	}
	load_dirs(&dirs, o, config);
	if (check_patterns(o, &dirs))
		rc = -1;
	if (!rc)
		rc = check_rules(path, &dirs);
	config_free(config);
	return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}
