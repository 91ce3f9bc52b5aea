// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen top: the dashboard. With --once, and where there is no terminal to
 * draw on, one screen of it as text.
 */
#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "dash/dash.h"
#include "dash/screen.h"

enum { ROWS = 24, COLUMNS = 80 };	/* where there is no terminal */

struct top {
	struct dash dash;
	struct canvas *canvas;
	char path[PATH_MAX];	/* of the settings; "": not to be saved */
	char host[64];		/* of this machine */
	bool color;
};

static bool wants_ascii(const struct top *t)
{
	return t->dash.settings.ascii ||
	       strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

static enum screen_colors wanted_colors(const struct top *t)
{
	const char *colors = t->dash.settings.colors;

	if (!t->color || !strcmp(colors, "none"))
		return SCREEN_MONO;
	return strcmp(colors, "16") ? SCREEN_256 : SCREEN_16;
}

/* Settings of the file, then of the command line. What is wrong is in @err. */
static void read_settings(struct top *t, const struct cli *cli,
			  struct settings *s, char *err, size_t size)
{
	settings_init(s);
	err[0] = '\0';
	if (settings_path(t->path, sizeof(t->path)))
		t->path[0] = '\0';
	/* a file that cannot be read is not written over either */
	if (*t->path && settings_load(t->path, s, err, size))
		t->path[0] = '\0';
	if (cli->o.given & OPTION_INTERVAL)
		s->interval_s = cli->o.interval_s;
	if (cli->o.given & OPTION_ALL)
		s->all = true;
}

static int refuse_view(const char *name)
{
	char names[256] = "";
	size_t used = 0;
	int i;

	for (i = 0; views[i].name; i++)
		used += (size_t)snprintf(names + used, sizeof(names) - used,
					 " %s", views[i].name);
	cli_say("top: no view '%s'; there are:%s", name, names);
	return EXIT_USAGE;
}

static int check_place(struct top *t, const struct cli *cli)
{
	struct place *place = dash_place(&t->dash);
	const struct command *list = dash_view(&t->dash)->list;
	const char *sort = cli->o.sort;

	if ((sort || cli->o.filter) && !list) {
		cli_say("top: the overview has no rows to %s; name a view: "
			"limen top flows", sort ? "sort" : "filter");
		return EXIT_USAGE;
	}
	if (sort && !column_find(list->columns, list->nr_columns,
				 sort + (*sort == '-'))) {
		cli_say("--sort: no column '%s' in %s; see limen %s --help",
			sort, dash_view(&t->dash)->name, list->name);
		return EXIT_USAGE;
	}
	if (sort)
		snprintf(place->sort, sizeof(place->sort), "%s", sort);
	if (cli->o.filter)
		snprintf(place->filter, sizeof(place->filter), "%s",
			 cli->o.filter);
	return EXIT_FINE;
}

static bool has_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* One screen as text, instead of a dashboard? */
static bool wants_text(const struct cli *cli)
{
	return cli->o.given & OPTION_ONCE || !has_terminal();
}

static int prepare(struct top *t, struct cli *cli, struct model *model)
{
	const char *view = cli->nr_operands ? cli->operands[0] : NULL;
	char err[MODEL_MAX_TEXT];
	struct settings settings;
	struct utsname name;
	int ret;

	read_settings(t, cli, &settings, err, sizeof(err));
	/* what a script gets does not depend on what somebody looked at */
	if (!view && wants_text(cli))
		view = views[0].name;
	if (dash_init(&t->dash, model, &settings, view))
		return refuse_view(view);
	t->color = cli_wants_color(cli);
	if (!uname(&name))
		snprintf(t->host, sizeof(t->host), "%.63s", name.nodename);
	t->dash.host = t->host;
	ret = check_place(t, cli);
	if (ret)
		return ret;
	dash_tell(&t->dash);
	if (*t->dash.message) {
		cli_say("%s", t->dash.message);
		return EXIT_USAGE;
	}
	snprintf(t->dash.message, sizeof(t->dash.message), "%s", err);
	return EXIT_FINE;
}

/* Does the canvas fit the terminal? Else there is a new one. */
static int fit_canvas(struct top *t, int rows, int columns)
{
	struct canvas *c = t->canvas;

	if (c && canvas_rows(c) == rows && canvas_columns(c) == columns &&
	    canvas_is_ascii(c) == wants_ascii(t))
		return 0;
	c = canvas_new(rows, columns, wants_ascii(t));
	if (!c)
		return -ENOMEM;
	canvas_free(t->canvas);
	t->canvas = c;
	return 0;
}

/* one screen as text */

static void wait_interval(double seconds)
{
	struct timespec ts = {
		.tv_sec = (time_t)seconds,
		.tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9),
	};

	nanosleep(&ts, NULL);
}

static int number_of(const char *name, int otherwise)
{
	const char *text = getenv(name);
	int v = text ? atoi(text) : 0;

	return v > 0 ? v : otherwise;
}

/* Two looks: the second one knows how fast everything is. */
static int print_once(struct top *t, struct model *m)
{
	struct winsize size = { 0 };

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_row) {
		size.ws_row = (unsigned short)number_of("LINES", ROWS);
		size.ws_col = (unsigned short)number_of("COLUMNS", COLUMNS);
	}
	if (fit_canvas(t, size.ws_row, size.ws_col))
		return EXIT_TROUBLE;
	model_look(m);
	wait_interval(t->dash.settings.interval_s);
	model_look(m);
	dash_draw(&t->dash, t->canvas);
	canvas_print(t->canvas, stdout);
	return fflush(stdout) ? EXIT_TROUBLE : EXIT_FINE;
}

/* a terminal */

static int draw(struct top *t)
{
	int rows, columns;

	screen_set_colors(wanted_colors(t));
	screen_size(&rows, &columns);
	if (fit_canvas(t, rows, columns))
		return -ENOMEM;
	if (t->dash.redraw)
		screen_redraw();
	t->dash.redraw = false;
	dash_draw(&t->dash, t->canvas);
	screen_show(t->canvas);
	return 0;
}

/* All keys that are there. */
static void take_keys(struct top *t)
{
	struct event_key key;

	for (;;) {
		key = screen_key();
		if (key.key == KEY_NOTHING || t->dash.leave)
			break;
		if (key.key == KEY_IS_CLICK && t->canvas)
			dash_click(&t->dash, &key, t->canvas);
		else if (key.key != KEY_IS_RESIZE)
			dash_key(&t->dash, &key);
		dash_tell(&t->dash);
	}
}

static int run_screen(struct top *t, struct model *m)
{
	struct pollfd fds[] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = model_fd(m), .events = POLLIN },
	};

	while (!t->dash.leave && !screen_must_leave()) {
		if (draw(t))
			return -ENOMEM;
		/* a signal wakes, too: the size may be another one */
		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			return -errno;
		if (fds[0].revents & (POLLHUP | POLLERR))
			break;
		model_clear(m);
		take_keys(t);
	}
	return 0;
}

static int run_terminal(struct top *t, struct model *m)
{
	int ret = screen_open(wanted_colors(t));

	if (ret == -EINVAL)
		cli_say("top: nobody knows the terminal '%s'; set TERM, or "
			"see limen top --once", getenv("TERM") ?: "");
	if (ret)
		return EXIT_TROUBLE;
	ret = model_start(m);
	if (!ret)
		ret = run_screen(t, m);
	screen_close();
	model_stop(m);
	if (ret)
		cli_say("top: %s", strerror(-ret));
	if (t->dash.changed && *t->path)
		settings_save(t->path, &t->dash.settings);
	return ret ? EXIT_TROUBLE : EXIT_FINE;
}

static int run(struct cli *cli)
{
	struct top *t;
	struct model *m;
	int ret;

	t = calloc(1, sizeof(*t));
	if (!t || model_new(&cli->o, &m)) {
		free(t);
		return EXIT_TROUBLE;
	}
	ret = prepare(t, cli, m);
	if (!ret && wants_text(cli))
		ret = print_once(t, m);
	else if (!ret)
		ret = run_terminal(t, m);
	model_free(m);
	canvas_free(t->canvas);
	free(t);
	return ret;
}

static const char *operand_word(unsigned int i)
{
	return i < (unsigned int)view_count() ? views[i].name : NULL;
}

const struct command top_command = {
	.name = "top",
	.operands = "[VIEW]",
	.max_operands = 1,
	.operand_word = operand_word,
	.summary = "the dashboard: what uses the line, and is all well",
	.options = OPTION_INTERVAL | OPTION_ONCE | OPTION_SORT |
		   OPTION_FILTER | OPTION_ALL,
	.plain = true,
	.run = run,
};
