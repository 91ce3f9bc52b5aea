// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen doctor: what commonly goes wrong, and the command that mends it.
 */
#include <errno.h>
#include <string.h>

#include "checks.h"
#include "cli.h"
#include "facts.h"
#include "writer.h"

static enum style level_style(enum finding_level level)
{
	switch (level) {
	case FINDING_GOOD:
		return STYLE_GOOD;
	case FINDING_BAD:
		return STYLE_BAD;
	case FINDING_NOTE:
		return STYLE_WARN;
	case FINDING_UNKNOWN:
		break;
	}
	return STYLE_DIM;
}

static void write_finding(struct writer *w, const char *name,
			  const struct finding *f)
{
	writer_open(w, "");
	writer_style(w, level_style(f->level));
	writer_str(w, "result", "%-8s", finding_word(f->level));
	writer_style(w, STYLE_PLAIN);
	writer_str(w, "check", "%-15s", name);
	writer_str(w, "text", "%s\n", f->text);
	writer_json_str(w, "mend", *f->mend ? f->mend : NULL);
	if (*f->mend)
		writer_str(w, NULL, "                       -> %s\n", f->mend);
	writer_close(w);
}

static void write_sum(struct writer *w, const unsigned int *count)
{
	writer_uint(w, "bad", "%" PRIu64 " bad", count[FINDING_BAD]);
	writer_uint(w, "notes", count[FINDING_NOTE] == 1 ? ", %" PRIu64 " note" :
		    ", %" PRIu64 " notes", count[FINDING_NOTE]);
	writer_uint(w, "unknown", ", %" PRIu64 " could not be looked at\n",
		    count[FINDING_UNKNOWN]);
	writer_json_bool(w, "ok", !count[FINDING_BAD]);
}

static int write_findings(struct cli *cli, const struct facts *f)
{
	unsigned int count[FINDING_UNKNOWN + 1] = { 0 };
	const struct check *check;
	int ret;

	writer_begin(cli->w);
	writer_open_array(cli->w, "findings");
	for (check = checks; check->name; check++) {
		struct finding finding = { .level = FINDING_GOOD };

		check->judge(f, &finding);
		count[finding.level]++;
		write_finding(cli->w, check->name, &finding);
	}
	writer_close(cli->w);
	write_sum(cli->w, count);
	ret = cli_end(cli);
	if (ret)
		return ret;
	return count[FINDING_BAD] ? EXIT_TROUBLE : EXIT_FINE;
}

static int run(struct cli *cli)
{
	struct facts *f = facts_new(cli);
	int ret;

	if (!f) {
		cli_say("%s", strerror(ENOMEM));
		return EXIT_TROUBLE;
	}
	ret = write_findings(cli, f);
	facts_free(f);
	return ret;
}

const struct command doctor_command = {
	.name = "doctor",
	.operands = "",
	.summary = "what commonly goes wrong, and the command that mends it",
	.run = run,
};
