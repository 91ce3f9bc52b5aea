// SPDX-License-Identifier: GPL-2.0-or-later
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/parse.h"

/* libConfuse's error function is given no pointer of ours. */
static _Thread_local struct parse *current;

static char default_patterns[] = "{" LIMEN_DATADIR "/patterns}";

static cfg_opt_t top_opts[] = {
	CFG_STR_LIST("patterns", default_patterns, CFGF_NONE),
	CFG_STR("transport", "auto", CFGF_NONE),
	CFG_STR("on_daemon_down", "open", CFGF_NONE),
	CFG_STR("on_exit", "keep", CFGF_NONE),
	CFG_INT("queue_base", 0, CFGF_NONE),
	CFG_INT("queue_count", 0, CFGF_NONE),
	CFG_INT("queue_maxlen", 8192, CFGF_NONE),
	CFG_STR("on_queue_full", "open", CFGF_NONE),
	CFG_INT("ring_count", 0, CFGF_NONE),
	CFG_INT("ring_size", 4194304, CFGF_NONE),
	CFG_INT("ring_rest", 1000, CFGF_NONE),
	CFG_INT("snaplen", 0, CFGF_NONE),
	CFG_INT("mark_mask", 0, CFGF_NONE),
	CFG_INT("done_mark", 0, CFGF_NONE),
	CFG_STR("control_socket", "/run/limen/limend.sock", CFGF_NONE),
	CFG_STR("control_group", NULL, CFGF_NODEFAULT),
	CFG_STR("user", "nobody", CFGF_NONE),
	CFG_STR("state_dir", "/var/lib/limen", CFGF_NONE),
	CFG_STR("sandbox", "on", CFGF_NONE),
	CFG_STR("log", "stderr", CFGF_NONE),
	CFG_STR("log_level", "info", CFGF_NONE),
	CFG_SEC("limits", parse_limit_opts, CFGF_NONE),
	CFG_SEC("class", parse_class_opts, CFGF_MULTI | CFGF_TITLE |
		CFGF_NO_TITLE_DUPES),
	CFG_SEC("interface", parse_interface_opts, CFGF_MULTI | CFGF_TITLE |
		CFGF_NO_TITLE_DUPES),
	CFG_END()
};

void parse_fail(struct parse *p, struct place at, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	if (p->ret)
		return;
	p->ret = -EINVAL;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (at.line)
		snprintf(p->err->text, sizeof(p->err->text), "%s:%u:%u: %s",
			 p->path, at.line, at.column, text);
	else
		snprintf(p->err->text, sizeof(p->err->text), "%s: %s",
			 p->path, text);
}

static void fail_errno(struct parse *p, int err)
{
	parse_fail(p, (struct place){ 0, 0 }, "cannot be read: %s",
		   strerror(-err));
	p->ret = err;
}

char *parse_strdup(struct parse *p, const char *s)
{
	char *copy = strdup(s);

	if (!copy && !p->ret)
		fail_errno(p, -ENOMEM);
	return copy;
}

void *parse_alloc(struct parse *p, size_t nr, size_t size)
{
	void *memory = calloc(nr, size);

	if (!memory && !p->ret)
		fail_errno(p, -ENOMEM);
	return memory;
}

/* libConfuse quotes the word it stumbled over: its place is the column. */
static void confuse_error(cfg_t *cfg, const char *fmt, va_list ap)
{
	const char *word, *end;
	char text[300];

	vsnprintf(text, sizeof(text), fmt, ap);
	word = strchr(text, '\'');
	end = word ? strchr(word + 1, '\'') : NULL;
	parse_fail(current,
		   places_on_line(current->places, (unsigned int)cfg->line,
				  end ? word + 1 : "",
				  end ? (size_t)(end - word - 1) : 0),
		   "%s (see limend.conf(5))", text);
}

static void parse_text(struct parse *p, const char *text)
{
	struct place open = places_open_quote(p->places);

	if (open.line) {
		parse_fail(p, open, "the text that begins here does not end on "
			   "its line: a closing quote is missing");
		return;
	}
	p->cfg = cfg_init(top_opts, CFGF_NONE);
	if (!p->cfg) {
		fail_errno(p, -ENOMEM);
		return;
	}
	current = p;
	cfg_set_error_function(p->cfg, confuse_error);
	open = places_unclosed(p->places);
	if (cfg_parse_buf(p->cfg, text) != CFG_SUCCESS)
		parse_fail(p, (struct place){ 0, 0 }, "is no configuration");
	else if (open.line)
		parse_fail(p, open, "this { is never closed: a } is missing");
	if (!p->ret)
		parse_options(p);
	if (!p->ret)
		parse_classes(p);
	if (!p->ret)
		parse_interfaces(p);
	if (!p->ret)
		parse_shaping(p);
	current = NULL;
	cfg_free(p->cfg);
}

static struct config *new_config(struct parse *p, const char *path)
{
	struct config *c = parse_alloc(p, 1, sizeof(*c));

	if (!c)
		return NULL;
	c->flows = pipeline_default_limits;
	c->engine = engine_default_limits;
	if (path)
		c->file = parse_strdup(p, path);
	return c;
}

/* @text ends with a NUL at @len; one before that is an error. */
static void check_text(struct parse *p, const char *text, size_t len)
{
	if (strlen(text) != len)
		parse_fail(p, (struct place){ 0, 0 },
			   "byte %zu is NUL: this is no text file",
			   strlen(text));
}

int config_parse(const char *path, const char *text, size_t len,
		 struct config **out, struct config_error *err)
{
	struct parse p = { .path = path ? path : "defaults", .err = err };
	struct places *places = NULL;
	char *copy = strndup(text, len);
	int ret;

	err->text[0] = '\0';
	p.config = new_config(&p, path);
	ret = copy ? places_new(copy, strlen(copy), &places) : -ENOMEM;
	if (ret && !p.ret)
		fail_errno(&p, ret);
	p.places = places;
	if (!p.ret && memchr(text, '\0', len))
		check_text(&p, copy, len);
	if (!p.ret) {
		places_blank_comments(copy, strlen(copy));
		parse_text(&p, copy);
	}
	places_free(places);
	free(copy);
	if (p.ret)
		config_free(p.config);
	else
		*out = p.config;
	return p.ret;
}

int config_read_file(const char *path, char **text, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	ssize_t n = -1;
	int ret = 0;

	if (fd < 0)
		return -errno;
	*text = NULL;
	if (fstat(fd, &st))
		ret = -errno;
	else if (!S_ISREG(st.st_mode))
		ret = S_ISDIR(st.st_mode) ? -EISDIR : -EINVAL;
	else if (st.st_size > CONFIG_MAX_FILE)
		ret = -EFBIG;
	else if (!(*text = malloc((size_t)st.st_size + 1)))
		ret = -ENOMEM;
	else if ((n = read(fd, *text, (size_t)st.st_size)) < 0)
		ret = -errno;
	close(fd);
	if (ret)
		free(*text);
	*len = (size_t)n;
	return ret;
}

int config_load(const char *path, struct config **out,
		struct config_error *err)
{
	char *text = NULL;
	size_t len = 0;
	int ret;

	if (!path)
		return config_parse(NULL, "", 0, out, err);
	ret = config_read_file(path, &text, &len);
	if (ret) {
		snprintf(err->text, sizeof(err->text), "%s: cannot be read: "
			 "%s", path, strerror(-ret));
		return ret;
	}
	ret = config_parse(path, text, len, out, err);
	free(text);
	return ret;
}

static void free_class(struct config_class *k)
{
	unsigned int i;

	for (i = 0; i < k->nr_members; i++)
		free(k->members[i].text);
	free(k->members);
	free(k->name);
}

void config_free(struct config *c)
{
	unsigned int i;

	if (!c)
		return;
	for (i = 0; i < c->nr_classes; i++)
		free_class(&c->classes[i]);
	for (i = 0; i < c->nr_patterns; i++)
		free(c->patterns[i]);
	free(c->classes);
	free(c->interfaces);
	free(c->patterns);
	free(c->control_socket);
	free(c->control_group);
	free(c->user);
	free(c->state_dir);
	free(c->file);
	free(c);
}

const struct config_class *config_class(const struct config *c, uint8_t id)
{
	unsigned int i;

	for (i = 0; i < c->nr_classes; i++)
		if (c->classes[i].id == id)
			return &c->classes[i];
	return NULL;
}
