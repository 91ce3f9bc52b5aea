// SPDX-License-Identifier: GPL-2.0-or-later
#include "ruleset.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "l7filter/l7filter.h"
#include "log.h"
#include "pattern/set.h"

static void format_error(const struct pattern_error *e, char *text,
			 size_t size)
{
	if (e->line)
		snprintf(text, size, "%s:%u:%u: %s", e->file, e->line,
			 e->column, e->text);
	else
		snprintf(text, size, "%s: %s", e->file, e->text);
}

/* The first goes to whoever asked, the rest to the log. */
static void report_error(const struct pattern_error *e, void *data)
{
	struct config_error *err = data;
	char text[sizeof(err->text)];

	if (!err->text[0]) {
		format_error(e, err->text, sizeof(err->text));
		return;
	}
	format_error(e, text, sizeof(text));
	log_error("%s", text);
}

/* Patterns of the configured directories, or of those given instead. */
static int load_patterns(const struct ruleset_source *src,
			 const struct config *config, struct pattern_set *set,
			 struct config_error *err)
{
	const char *const *dirs = src->dirs;
	size_t nr = src->nr_dirs;
	int ret;

	if (!nr) {
		dirs = (const char *const *)config->patterns;
		nr = config->nr_patterns;
	}
	ret = pattern_set_load(dirs, nr, set, report_error, err);
	if (!ret && !set->nr) {
		ret = -ENOENT;
		snprintf(err->text, sizeof(err->text), "%s: no pattern there: "
			 "nothing could be recognised", dirs[0]);
	}
	if (ret && !err->text[0])
		snprintf(err->text, sizeof(err->text), "%s: cannot be read: "
			 "%s", dirs[0], strerror(-ret));
	return ret;
}

static int load_engine(const struct ruleset_source *src, struct config *config,
		       struct engine **out, struct config_error *err)
{
	struct pattern_set set = { NULL, 0 };
	struct pattern_error wrong = { .line = 0 };
	int ret;

	err->text[0] = '\0';
	ret = src->l7 ? l7filter_load(src->l7, config, &set, err) :
			load_patterns(src, config, &set, err);
	if (!ret) {
		ret = engine_new(set.patterns, set.nr, &config->engine, out,
				 &wrong);
		set.nr = 0;	/* the engine's now */
		if (ret)
			format_error(&wrong, err->text, sizeof(err->text));
	}
	pattern_set_free(&set);
	return ret;
}

int ruleset_load(const struct ruleset_source *source, struct ruleset **out,
		 struct config_error *err)
{
	struct ruleset *r = calloc(1, sizeof(*r));
	int ret;

	if (!r) {
		snprintf(err->text, sizeof(err->text), "no memory");
		return -ENOMEM;
	}
	atomic_init(&r->refs, 1);
	r->loaded = time(NULL);
	ret = config_load(source->config, &r->config, err);
	if (ret)
		goto err_put;
	ret = load_engine(source, r->config, &r->engine, err);
	if (ret)
		goto err_put;
	ret = policy_new(r->config, r->engine, &r->policy, err);
	if (ret)
		goto err_put;
	*out = r;
	return 0;

err_put:
	ruleset_put(r);
	return ret;
}

struct ruleset *ruleset_get(struct ruleset *r)
{
	atomic_fetch_add(&r->refs, 1);
	return r;
}

void ruleset_put(struct ruleset *r)
{
	if (!r || atomic_fetch_sub(&r->refs, 1) != 1)
		return;
	policy_put(r->policy);
	if (r->engine)
		engine_put(r->engine);
	config_free(r->config);
	free(r);
}
