// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "door.h"
#include "filter.h"
#include "scrub.h"
#include "table.h"
#include "writer.h"

/* Lines of a live screen that are not rows: heading, summary, cursor. */
enum { SCREEN_RESERVE = 4 };

/* While look after look fails, the reason is said once. */
static bool muted;

static struct {
	void (*listen)(const char *text, void *data);
	void *data;
} diverted;

void cli_divert(void (*listen)(const char *text, void *data), void *data)
{
	diverted.listen = listen;
	diverted.data = data;
}

void cli_say(const char *fmt, ...)
{
	char text[1024], clean[sizeof(text) * 2];
	va_list ap;

	if (muted)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	scrub(clean, sizeof(clean), text, strlen(text), 0);
	if (diverted.listen)
		diverted.listen(clean, diverted.data);
	else
		fprintf(stderr, "limen: %s\n", clean);
}

/* https://no-color.org: set and not empty means none. */
bool cli_wants_color(const struct cli *cli)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	switch (cli->o.color) {
	case COLOR_ALWAYS:
		return true;
	case COLOR_NEVER:
		return false;
	case COLOR_AUTO:
		break;
	}
	return cli->terminal && !(no_color && *no_color) &&
	       term && strcmp(term, "dumb") != 0;
}

/* cli_show() looks more than once. */
static bool is_live(const struct cli *cli)
{
	if (cli->o.given & OPTION_ONCE)
		return false;
	return cli->o.given & (OPTION_WATCH | OPTION_INTERVAL);
}

static void measure_terminal(struct cli *cli, struct writer_options *w)
{
	struct winsize size;

	cli->terminal = isatty(STDOUT_FILENO);
	if (!cli->terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		return;
	w->columns = size.ws_col;
	if (is_live(cli) && size.ws_row > SCREEN_RESERVE)
		cli->rows = size.ws_row - SCREEN_RESERVE;
}

static int make_filter(struct cli *cli)
{
	char err[512];
	int ret;

	if (!cli->o.filter || !cli->command->columns)
		return EXIT_FINE;
	ret = filter_new(cli->o.filter, cli->command->columns,
			 cli->command->nr_columns, &cli->filter, err,
			 sizeof(err));
	if (!ret)
		return EXIT_FINE;
	cli_say("%s", ret == -EINVAL ? err : strerror(-ret));
	return ret == -EINVAL ? EXIT_USAGE : EXIT_TROUBLE;
}

static int check_sort(const struct cli *cli)
{
	const struct command *command = cli->command;
	const char *key = cli->o.sort;
	char keys[512] = "";
	size_t used = 0, i;

	/* without columns the subcommand knows better */
	if (!key || !command->columns || column_find(command->columns, command->nr_columns,
				key + (*key == '-')))
		return EXIT_FINE;
	for (i = 0; i < command->nr_columns && used < sizeof(keys); i++)
		used += (size_t)snprintf(keys + used, sizeof(keys) - used,
					 " %s", command->columns[i].key);
	cli_say("--sort: no column '%s'; there are:%s", key, keys);
	return EXIT_USAGE;
}

int cli_init(struct cli *cli)
{
	struct writer_options w = {
		.out = stdout,
		.json = cli->o.given & OPTION_JSON,
		.one_line = is_live(cli) || cli->command->stream,
		.ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0,
	};
	int ret;

	measure_terminal(cli, &w);
	w.color = cli_wants_color(cli);
	ret = check_sort(cli);
	if (!ret)
		ret = make_filter(cli);
	if (ret)
		return ret;
	ret = writer_new(&w, &cli->w);
	if (!ret)
		return EXIT_FINE;
	cli_say("%s", strerror(-ret));
	return EXIT_TROUBLE;
}

void cli_exit(struct cli *cli)
{
	door_close(cli);
	writer_free(cli->w);
	filter_free(cli->filter);
}

struct table *cli_table(struct cli *cli)
{
	struct table *t = table_new(cli->command->columns,
				    cli->command->nr_columns);

	if (t)
		table_set_filter(t, cli->filter);
	else
		cli_say("%s", strerror(ENOMEM));
	return t;
}

int cli_arrange(struct cli *cli, struct table *t)
{
	const char *key = cli->o.sort ? cli->o.sort : cli->command->sort;

	if (key)
		table_sort(t, key);
	if (cli->o.lines)
		table_limit(t, cli->o.lines);
	if (cli->rows && !writer_is_json(cli->w))
		table_limit(t, cli->rows);
	return EXIT_FINE;
}

int cli_end(struct cli *cli)
{
	int ret = writer_end(cli->w);

	if (!ret)
		return EXIT_FINE;
	cli->broken = true;
	cli_say("cannot write: %s", strerror(-ret));
	return EXIT_TROUBLE;
}

bool cli_wants_all(const struct cli *cli)
{
	return writer_is_json(cli->w) || cli->o.given & OPTION_ALL;
}

static void wait_interval(double seconds)
{
	struct timespec ts = {
		.tv_sec = (time_t)seconds,
		.tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9),
	};

	while (nanosleep(&ts, &ts) && errno == EINTR)
		;
}

/* One look is set apart from the one before. */
static void part_looks(struct cli *cli, bool first)
{
	if (cli->terminal)
		writer_text(cli->w, "\033[H\033[2J");
	else if (!first)
		writer_text(cli->w, "\n");
}

int cli_show(struct cli *cli, int (*show)(struct cli *cli, void *data),
	     void *data)
{
	bool first = true;
	int ret;

	if (!is_live(cli))
		return show(cli, data);
	for (;;) {
		part_looks(cli, first);
		ret = show(cli, data);
		fflush(stdout);
		if (cli->broken)
			return ret;
		/* a terminal is cleared before the next look, and told again */
		muted = ret && !cli->terminal;
		first = false;
		wait_interval(cli->o.interval_s);
		door_close(cli);
	}
}
