// SPDX-License-Identifier: GPL-2.0-or-later
#include "settings.h"

#include <confuse.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "limen"
#define FILE_NAME "top.conf"

/* libConfuse hands its errors to a function that has no data. */
static __thread struct {
	char *text;
	size_t size;
} complaint;

void settings_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->interval_s = 1;
	strcpy(s->colors, "auto");
	strcpy(s->view, "overview");
}

int settings_path(char *path, size_t size)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	int n;

	if (config && *config == '/')
		n = snprintf(path, size, "%s/" FOLDER "/" FILE_NAME, config);
	else if (home && *home == '/')
		n = snprintf(path, size, "%s/.config/" FOLDER "/" FILE_NAME,
			     home);
	else
		return -ENOENT;
	return n < 0 || (size_t)n >= size ? -ENAMETOOLONG : 0;
}

struct settings_list *settings_list(struct settings *s, const char *name)
{
	struct settings_list *list;
	int i;

	for (i = 0; i < SETTINGS_MAX_LISTS; i++) {
		list = &s->lists[i];
		if (!*list->name)
			snprintf(list->name, sizeof(list->name), "%s", name);
		if (!strcmp(list->name, name))
			return list;
	}
	return NULL;
}

static cfg_t *make_parser(void)
{
	cfg_opt_t view[] = {
		CFG_STR("sort", "", CFGF_NONE),
		CFG_END()
	};
	cfg_opt_t all[] = {
		CFG_FLOAT("interval", 1, CFGF_NONE),
		CFG_STR("colors", "auto", CFGF_NONE),
		CFG_BOOL("ascii", cfg_false, CFGF_NONE),
		CFG_BOOL("all", cfg_false, CFGF_NONE),
		CFG_STR("view", "overview", CFGF_NONE),
		CFG_SEC("list", view, CFGF_MULTI | CFGF_TITLE),
		CFG_END()
	};

	return cfg_init(all, CFGF_NONE);
}

static void complain(cfg_t *cfg, const char *fmt, va_list ap)
{
	int used = snprintf(complaint.text, complaint.size, "%s:%d: ",
			    cfg && cfg->filename ? cfg->filename : "",
			    cfg ? cfg->line : 0);

	if (used >= 0 && (size_t)used < complaint.size)
		vsnprintf(complaint.text + used, complaint.size - (size_t)used,
			  fmt, ap);
}

static int check(cfg_t *cfg, char *err, size_t size)
{
	const char *colors = cfg_getstr(cfg, "colors");
	double interval = cfg_getfloat(cfg, "interval");

	if (!(interval >= 0.1 && interval <= 3600)) {
		snprintf(err, size, "%s: interval is not from 0.1 to 3600",
			 cfg->filename);
		return -EINVAL;
	}
	if (strcmp(colors, "auto") && strcmp(colors, "none") &&
	    strcmp(colors, "16") && strcmp(colors, "256")) {
		snprintf(err, size, "%s: colors is not auto, none, 16 or 256",
			 cfg->filename);
		return -EINVAL;
	}
	return 0;
}

static void copy(char to[SETTINGS_MAX_NAME], const char *from)
{
	snprintf(to, SETTINGS_MAX_NAME, "%s", from ? from : "");
}

static void take(cfg_t *cfg, struct settings *s)
{
	unsigned int i;

	s->interval_s = cfg_getfloat(cfg, "interval");
	s->ascii = cfg_getbool(cfg, "ascii");
	s->all = cfg_getbool(cfg, "all");
	copy(s->colors, cfg_getstr(cfg, "colors"));
	copy(s->view, cfg_getstr(cfg, "view"));
	for (i = 0; i < cfg_size(cfg, "list"); i++) {
		cfg_t *from = cfg_getnsec(cfg, "list", i);
		struct settings_list *to = settings_list(s, cfg_title(from));

		if (to)
			copy(to->sort, cfg_getstr(from, "sort"));
	}
}

/* A dot, whatever the locale has between whole and fraction. */
static locale_t plain_numbers(locale_t *old)
{
	locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);

	*old = plain ? uselocale(plain) : (locale_t)0;
	return plain;
}

static void former_numbers(locale_t plain, locale_t old)
{
	if (!plain)
		return;
	uselocale(old);
	freelocale(plain);
}

int settings_load(const char *path, struct settings *s, char *err,
		  size_t err_size)
{
	cfg_t *cfg = make_parser();
	int ret = 0;

	if (!cfg)
		return -ENOMEM;
	complaint.text = err;
	complaint.size = err_size;
	cfg_set_error_function(cfg, complain);
	switch (cfg_parse(cfg, path)) {
	case CFG_SUCCESS:
		ret = check(cfg, err, err_size);
		if (!ret)
			take(cfg, s);
		break;
	case CFG_PARSE_ERROR:
		ret = -EINVAL;
		break;
	}
	cfg_free(cfg);
	return ret;
}

/* Folders above @path that are not there yet. */
static void make_folders(const char *path)
{
	char folder[PATH_MAX];
	char *slash;

	snprintf(folder, sizeof(folder), "%s", path);
	for (slash = strchr(folder + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		/* what fails is told by the file that cannot be made */
		if (mkdir(folder, 0700) && errno != EEXIST)
			return;
		*slash = '/';
	}
}

static void give(cfg_t *cfg, const struct settings *s)
{
	int i;

	cfg_setfloat(cfg, "interval", s->interval_s);
	cfg_setstr(cfg, "colors", s->colors);
	cfg_setbool(cfg, "ascii", s->ascii ? cfg_true : cfg_false);
	cfg_setbool(cfg, "all", s->all ? cfg_true : cfg_false);
	cfg_setstr(cfg, "view", s->view);
	for (i = 0; i < SETTINGS_MAX_LISTS; i++) {
		const struct settings_list *list = &s->lists[i];
		cfg_t *to;

		if (!*list->name || !*list->sort)
			continue;
		to = cfg_addtsec(cfg, "list", list->name);
		if (to)
			cfg_setstr(to, "sort", list->sort);
	}
}

static int write_file(cfg_t *cfg, const char *path)
{
	FILE *file = fopen(path, "we");
	int err = 0;

	if (!file)
		return -errno;
	fputs("# written by limen top when it ends\n", file);
	cfg_print(cfg, file);
	if (ferror(file))
		err = -EIO;
	if (fclose(file) && !err)
		err = -errno;
	return err;
}

int settings_save(const char *path, const struct settings *s)
{
	char fresh[PATH_MAX];
	cfg_t *cfg = make_parser();
	locale_t plain, old;
	int ret;

	if (!cfg)
		return -ENOMEM;
	give(cfg, s);
	make_folders(path);
	snprintf(fresh, sizeof(fresh), "%s.new", path);
	plain = plain_numbers(&old);
	ret = write_file(cfg, fresh);
	former_numbers(plain, old);
	cfg_free(cfg);
	if (!ret && rename(fresh, path))
		ret = -errno;
	if (ret)
		unlink(fresh);
	return ret;
}
