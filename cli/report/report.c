// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen report: one page of HTML about the running system or a capture.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "report/page.h"
#include "report/sources.h"

enum { DURATION_S = 10 };	/* by default */

static int gather(struct cli *cli, struct page *p)
{
	double seconds = cli->o.given & OPTION_DURATION ? cli->o.duration_s
							: DURATION_S;
	double interval = cli->o.given & OPTION_INTERVAL ? cli->o.interval_s
							 : 1;

	if (cli->nr_operands)
		return capture_gather(cli->operands[0], p);
	if (interval > seconds)
		interval = seconds;
	/* no more looks than a chart has points */
	if (seconds / interval > PAGE_POINTS - 1)
		interval = seconds / (PAGE_POINTS - 1);
	return live_gather(cli, seconds, interval, p);
}

static int write_to(const struct page *p, FILE *out)
{
	page_write(p, out);
	if (fflush(out) || ferror(out))
		return -errno;
	return 0;
}

/* The whole file or none. */
static int write_file(const struct page *p, const char *path)
{
	char fresh[PATH_MAX];
	FILE *out;
	int ret;

	if ((size_t)snprintf(fresh, sizeof(fresh), "%s.new", path) >=
	    sizeof(fresh))
		return -ENAMETOOLONG;
	out = fopen(fresh, "we");
	if (!out)
		return -errno;
	ret = write_to(p, out);
	if (fclose(out) && !ret)
		ret = -errno;
	if (!ret && rename(fresh, path))
		ret = -errno;
	if (ret)
		unlink(fresh);
	return ret;
}

static int write_page(const struct page *p, const char *path)
{
	int ret = strcmp(path, "-") ? write_file(p, path) : write_to(p, stdout);

	if (!ret)
		return EXIT_FINE;
	cli_say("%s: %s", path, strerror(-ret));
	return EXIT_TROUBLE;
}

static int run(struct cli *cli)
{
	struct page *p;
	int ret;

	if (!(cli->o.given & OPTION_OUTPUT)) {
		cli_say("report: where to? give -o FILE.html, or -o - for "
			"stdout");
		return EXIT_USAGE;
	}
	p = page_new();
	if (!p)
		return EXIT_TROUBLE;
	ret = gather(cli, p);
	if (!ret)
		ret = write_page(p, cli->o.output);
	page_free(p);
	return ret;
}

const struct command report_command = {
	.name = "report",
	.operands = "[CAPTURE]",
	.max_operands = 1,
	.summary = "a page of HTML: tables and charts",
	.options = OPTION_OUTPUT | OPTION_DURATION | OPTION_INTERVAL,
	.plain = true,
	.run = run,
};
