// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen shape: queues from the classes and interfaces of limend.conf.
 */
#include "shape.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "config.h"
#include "door.h"
#include "list.h"
#include "shape/apply.h"
#include "shape/diff.h"
#include "shape/saved.h"
#include "shape_filter.h"
#include "table.h"
#include "writer.h"

/*
 * The configuration.
 */
static void choose_path(struct cli *cli, char *path, size_t size)
{
	json_t *status;
	const char *file;

	if (cli->o.config) {
		snprintf(path, size, "%s", cli->o.config);
		return;
	}
	status = door_ask(cli, "status");
	file = jsonio_get_str(status, "config", NULL);
	snprintf(path, size, "%s", file ? file : CONFIG_DEFAULT_PATH);
	json_decref(status);
}

int shape_names(struct cli *cli, struct config **out)
{
	struct config_error err;
	char path[4096];

	choose_path(cli, path, sizeof(path));
	if (!config_load(path, out, &err))
		return EXIT_FINE;
	*out = NULL;
	if (!cli->o.config)
		return EXIT_FINE;
	cli_say("%s", err.text);
	return EXIT_TROUBLE;
}

int shape_config(struct cli *cli, struct config **out)
{
	struct config_error err;
	char path[4096];

	choose_path(cli, path, sizeof(path));
	if (!cli->o.config && (*path != '/' || access(path, F_OK))) {
		cli_say("%s: %s: name the configuration with --config", path,
			*path == '/' ? strerror(errno) :
			"limend was given no whole path");
		return EXIT_TROUBLE;
	}
	if (config_load(path, out, &err)) {
		cli_say("%s", err.text);
		return EXIT_TROUBLE;
	}
	if (!config_check_interfaces(*out, &err))
		return EXIT_FINE;
	cli_say("%s", err.text);
	config_free(*out);
	return EXIT_TROUBLE;
}

/*
 * What changes something.
 */
static void write_notes(struct writer *w, const struct apply_report *report)
{
	unsigned int i;

	writer_open_array(w, "notes");
	for (i = 0; i < report->nr_notes; i++)
		writer_str(w, "", "note: %s\n", report->notes[i]);
	writer_close(w);
}

static int report_change(struct cli *cli, const char *done, int ret,
			 const struct apply_report *report)
{
	unsigned int i;

	if (ret < 0) {
		cli_say("%s", report->error);
		for (i = 0; i < report->nr_notes; i++)
			cli_say("%s", report->notes[i]);
		return ret == -EPERM || ret == -EACCES ? EXIT_DENIED :
			EXIT_TROUBLE;
	}
	writer_begin(cli->w);
	writer_text(cli->w, "%s: ", done);
	writer_uint(cli->w, "interfaces", report->nr_interfaces == 1 ?
		    "%" PRIu64 " interface\n" : "%" PRIu64 " interfaces\n",
		    report->nr_interfaces);
	write_notes(cli->w, report);
	return cli_end(cli);
}

/*
 * Does the packet filter have to do something? What the module would, or at
 * least answer what is rejected while it is in a queue. And which queues does
 * the daemon read then?
 */
bool shape_needs_rules(struct cli *cli, const struct config *c,
		       struct rules_queues *q)
{
	json_t *status = door_ask(cli, "status");
	const char *road = jsonio_get_str(status, "road", NULL);
	json_t *queues = json_object_get(status, "queues");
	size_t nr = json_array_size(queues);
	uint32_t marks[LIMEN_MAX_CLASSES];

	q->has_module = road ? strcmp(road, "nfqueue") != 0 :
		door_module_loaded();
	q->first = c->queue_base;
	q->last = c->queue_base + c->queue_count - 1U;
	if (road && nr) {
		q->first = (unsigned int)jsonio_get_uint(
			json_array_get(queues, 0), "queue", q->first);
		q->last = q->first + (unsigned int)nr - 1;
	}
	json_decref(status);
	return c->nr_interfaces &&
	       (!q->has_module || shape_rules_refused(c, marks));
}

/* The daemon drops what nobody answers. */
static int note_refused(const struct config *c, struct apply_report *report)
{
	uint32_t marks[LIMEN_MAX_CLASSES];
	int ret = saved_set_refused(marks, shape_rules_refused(c, marks));

	if (ret)
		snprintf(report->error, sizeof(report->error),
			 "/run/limen/shape: %s", strerror(-ret));
	return ret;
}

/* Of a time without the module. */
static int clear_rules(char *error, size_t size)
{
	saved_set_refused(NULL, 0);
	return filter_clear(error, size);
}

__attribute__((format(printf, 2, 3)))
static void note(struct apply_report *report, const char *fmt, ...)
{
	va_list ap;

	if (report->nr_notes == APPLY_MAX_NOTES)
		return;
	va_start(ap, fmt);
	vsnprintf(report->notes[report->nr_notes++], APPLY_TEXT_SIZE, fmt, ap);
	va_end(ap);
}

/* However they are called. */
static bool is_same_file(const struct stat *a, const char *path)
{
	struct stat b;

	return !stat(path, &b) && a->st_dev == b.st_dev &&
	       a->st_ino == b.st_ino;
}

/* Queues are of no use where packets get other classes, or none. */
static void note_daemon(struct cli *cli, const struct config *c,
			struct apply_report *report)
{
	json_t *status = door_ask(cli, "status");
	const char *file = jsonio_get_str(status, "config", NULL);
	uint64_t loaded = jsonio_get_uint(json_object_get(status, "patterns"),
					  "loaded", UINT64_MAX);
	struct stat st;

	if (!status)
		note(report, "limend does not answer: nothing is classified "
		     "until it runs (systemctl start limend)");
	else if (!file || stat(file, &st) || !is_same_file(&st, c->file))
		note(report, "limend goes by %.150s, whose classes may be others",
		     file ? file : "its defaults");
	else if ((uint64_t)st.st_mtime > loaded)
		note(report, "limend has not read %.150s since it was changed: "
		     "limen reload", file);
	json_decref(status);
}

/* With the module that is not all that shaping is about. */
static int note_unanswered(struct apply_report *report, const char *error)
{
	note(report, "what is rejected before its flow is decided is dropped "
	     "without an answer: %.100s", error);
	return saved_set_refused(NULL, 0);
}

/* Rules first: a mark nobody looks at does no harm. */
static int apply_with_rules(const struct config *c,
			    const struct rules_queues *q,
			    struct apply_report *report)
{
	struct filter_state *before;
	char error[sizeof(report->error)];
	bool has_rules;
	int ret;

	memset(report, 0, sizeof(*report));
	if (!q->has_module && !c->mark_mask) {
		snprintf(report->error, sizeof(report->error), "%s: without "
			 "the module a class is told by the connection's mark: "
			 "set mark_mask, as mark_mask = 0x00ff0000", c->file);
		return -EINVAL;
	}
	ret = filter_apply(c, q, &before, error, sizeof(error));
	has_rules = !ret;
	if (ret && !q->has_module) {
		strcpy(report->error, error);
		return ret;
	}
	ret = apply_config(c, report);
	if (ret < 0) {
		if (has_rules)
			filter_undo(before);
		return ret;
	}
	if (!has_rules)
		return note_unanswered(report, error);
	filter_forget(before);
	return note_refused(c, report);
}

static int apply_all(struct cli *cli, const struct config *c)
{
	struct apply_report report;
	struct rules_queues q;
	char error[200];
	int ret;

	if (shape_needs_rules(cli, c, &q)) {
		ret = apply_with_rules(c, &q, &report);
	} else {
		ret = apply_config(c, &report);
		if (ret >= 0)
			clear_rules(error, sizeof(error));
	}
	if (ret >= 0)
		note_daemon(cli, c, &report);
	return report_change(cli, "shaped", ret, &report);
}

static int apply(struct cli *cli)
{
	struct config *c;
	int ret = shape_config(cli, &c);

	if (ret)
		return ret;
	if (cli->o.given & OPTION_DRY_RUN)
		ret = shape_print(cli, c);
	else
		ret = apply_all(cli, c);
	config_free(c);
	return ret;
}

static int clear(struct cli *cli)
{
	struct apply_report report;
	char error[sizeof(report.error)] = "";
	int ret = apply_clear(&report), rules;

	rules = clear_rules(error, sizeof(error));
	if (ret >= 0 && rules) {
		strcpy(report.error, error);
		ret = rules;
	}
	return report_change(cli, "cleared", ret, &report);
}

/*
 * What only looks.
 */
static void write_difference(const char *text, void *data)
{
	struct cli *cli = data;

	writer_str(cli->w, "", "%s\n", text);
}

static int diff(struct cli *cli)
{
	struct config *c;
	int ret = shape_config(cli, &c), nr;

	if (ret)
		return ret;
	writer_begin(cli->w);
	writer_open_array(cli->w, "differences");
	nr = diff_config(c, write_difference, cli);
	writer_close(cli->w);
	ret = cli_end(cli);
	config_free(c);
	if (nr < 0)
		cli_say("traffic control cannot be read: %s", strerror(-nr));
	return ret ? ret : nr ? EXIT_TROUBLE : EXIT_FINE;
}

static const struct {
	const char *name;
	int (*run)(struct cli *cli);
	bool may_dry_run;
} verbs[] = {
	{ "apply", apply, true },
	{ "show", list_run, false },
	{ "diff", diff, false },
	{ "clear", clear, false },
};

static int run(struct cli *cli)
{
	const char *name = cli->nr_operands ? cli->operands[0] : "show";
	size_t i;

	for (i = 0; i < sizeof(verbs) / sizeof(*verbs); i++) {
		if (strcmp(verbs[i].name, name) != 0)
			continue;
		if (cli->o.given & OPTION_DRY_RUN && !verbs[i].may_dry_run) {
			cli_say("shape %s has no option --dry-run: apply has",
				name);
			return EXIT_USAGE;
		}
		return verbs[i].run(cli);
	}
	cli_say("shape: no '%s': apply, show, diff or clear", name);
	return EXIT_USAGE;
}

static const struct column columns[] = {
	{ "interface", "INTERFACE", COLUMN_TEXT, COLUMN_F_NAME, "as in limend.conf" },
	{ "direction", "DIRECTION", COLUMN_TEXT, COLUMN_F_NAME, "egress or ingress" },
	{ "class", "CLASS", COLUMN_TEXT, COLUMN_F_NAME,
	  "name of the class; link is all together" },
	{ "rate", "RATE", COLUMN_TEXT, 0, "guaranteed" },
	{ "ceiling", "CEILING", COLUMN_TEXT, COLUMN_F_IF_ANY, "at most" },
	{ "precedence", "PRECEDENCE", COLUMN_NUMBER, COLUMN_F_IF_ANY,
	  "0 is served first" },
	{ "packets", "PACKETS", COLUMN_COUNT, 0, "sent" },
	{ "bytes", "BYTES", COLUMN_BYTES, 0, "sent" },
	{ "bytes_s", "BYTES/S", COLUMN_BYTES, COLUMN_F_IF_ANY,
	  "bytes a second since the last look" },
	{ "dropped", "DROPPED", COLUMN_COUNT, 0, "packets for which the queue "
	  "was too long" },
	{ "backlog", "BACKLOG", COLUMN_BYTES, 0, "bytes that wait now" },
};

static const char *operand_word(unsigned int i)
{
	static const char *const words[] = { "apply", "show", "diff", "clear" };

	return i < sizeof(words) / sizeof(*words) ? words[i] : NULL;
}

const struct command shape_command = {
	.name = "shape",
	.operands = "[apply|show|diff|clear]",
	.max_operands = 1,
	.operand_word = operand_word,
	.summary = "queues for the classes: make, show, compare, take away",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_CONFIG |
		OPTION_DRY_RUN,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "queues",
	.fill = shape_fill,
	.run = run,
};
