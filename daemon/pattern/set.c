// SPDX-License-Identifier: GPL-2.0-or-later
#include "set.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decode/decode.h"

struct loader {
	struct pattern_set *set;
	pattern_report *report;
	void *data;
	int ret;	/* the first error */
};

static void report_error(struct loader *ld, int ret,
			 const struct pattern_error *err)
{
	if (!ld->ret)
		ld->ret = ret;
	if (ld->report)
		ld->report(err, ld->data);
}

static void __attribute__((format(printf, 5, 6)))
report(struct loader *ld, int ret, const char *file, unsigned int line,
       const char *fmt, ...)
{
	struct pattern_error err = { .line = line, .column = line ? 1 : 0 };
	va_list ap;

	snprintf(err.file, sizeof(err.file), "%s", file);
	va_start(ap, fmt);
	vsnprintf(err.text, sizeof(err.text), fmt, ap);
	va_end(ap);
	report_error(ld, ret, &err);
}

static struct pattern *find(const struct pattern_set *set, const char *name)
{
	size_t i;

	for (i = 0; i < set->nr; i++) {
		if (!strcmp(set->patterns[i]->name, name))
			return set->patterns[i];
	}
	return NULL;
}

static bool is_left_out(const struct pattern *p)
{
	return p->form == PATTERN_L7 &&
		(!strcmp(p->name, "unknown") || !strcmp(p->name, "unset"));
}

/* Takes @p. */
static void add_pattern(struct loader *ld, struct pattern *p)
{
	struct pattern_set *set = ld->set;
	const struct pattern *other = find(set, p->name);
	struct pattern **more;

	if (is_left_out(p)) {
		pattern_free(p);
		return;
	}
	if (other) {
		report(ld, -EEXIST, p->file, 0,
		       "\"%s\" is also in %s: a name is given once",
		       p->name, other->file);
		pattern_free(p);
		return;
	}
	if (set->nr == PATTERN_SET_MAX) {
		report(ld, -E2BIG, p->file, 0, "more than %d patterns",
		       PATTERN_SET_MAX);
		pattern_free(p);
		return;
	}
	more = reallocarray(set->patterns, set->nr + 1, sizeof(*more));
	if (!more) {
		report(ld, -ENOMEM, p->file, 0, "no memory");
		pattern_free(p);
		return;
	}
	set->patterns = more;
	more[set->nr++] = p;
}

static bool is_pattern_file(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && !strcmp(name + len - 4, ".pat");
}

static int is_visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static void load_dir(struct loader *ld, const char *dir, unsigned int depth);

static void load_entry(struct loader *ld, const char *dir, const char *name,
		       unsigned int depth)
{
	char path[PATTERN_MAX_PATH];
	struct pattern_error err;
	struct pattern *p;
	struct stat st;
	int ret;

	if (snprintf(path, sizeof(path), "%s/%s", dir, name) >=
	    (int)sizeof(path)) {
		report(ld, -ENAMETOOLONG, dir, 0, "path is too long: %s", name);
		return;
	}
	if (stat(path, &st)) {
		if (is_pattern_file(name))
			report(ld, -errno, path, 0, "cannot open: %s",
			       strerror(errno));
		return;
	}
	if (S_ISDIR(st.st_mode)) {
		load_dir(ld, path, depth + 1);
		return;
	}
	if (!S_ISREG(st.st_mode) || !is_pattern_file(name))
		return;
	ret = pattern_read(path, &p, &err);
	if (ret)
		report_error(ld, ret, &err);
	else
		add_pattern(ld, p);
}

static void load_dir(struct loader *ld, const char *dir, unsigned int depth)
{
	struct dirent **names;
	int n, i;

	if (depth > PATTERN_SET_MAX_DEPTH) {
		report(ld, -ELOOP, dir, 0, "folders deeper than %d",
		       PATTERN_SET_MAX_DEPTH);
		return;
	}
	n = scandir(dir, &names, is_visible, alphasort);
	if (n < 0) {
		report(ld, -errno, dir, 0, "cannot read the directory: %s%s",
		       strerror(errno), depth ? "" : " (make install puts "
		       "limen's there; patterns = { \"FOLDER\" } names another)");
		return;
	}
	for (i = 0; i < n; i++) {
		load_entry(ld, dir, names[i]->d_name, depth);
		free(names[i]);
	}
	free(names);
}

/* How many generations stand above @p; circles give more than the cap. */
static unsigned int depth_of(const struct pattern_set *set,
			     const struct pattern *p, unsigned int cap)
{
	unsigned int i, depth = 0;

	for (i = 0; i < p->nr_parents && depth < cap; i++) {
		const struct pattern *parent = find(set, p->parents[i]);
		unsigned int d;

		if (!parent || !cap)
			continue;
		d = 1 + depth_of(set, parent, cap - 1);
		if (d > depth)
			depth = d;
	}
	return depth;
}

static bool check_one(struct loader *ld, const struct pattern *p)
{
	unsigned int i;

	for (i = 0; i < p->nr_parents; i++) {
		if (find(ld->set, p->parents[i]))
			continue;
		report(ld, -EINVAL, p->file, p->parent_line,
		       "there is no pattern \"%s\" to be the parent",
		       p->parents[i]);
		return false;
	}
	if (depth_of(ld->set, p, PATTERN_MAX_ANCESTORS + 1) >
	    PATTERN_MAX_ANCESTORS) {
		report(ld, -EINVAL, p->file, p->parent_line,
		       "the parents go in a circle, or are more than %d deep",
		       PATTERN_MAX_ANCESTORS);
		return false;
	}
	if (p->decode && !decoder_find(p->decode)) {
		report(ld, -EINVAL, p->file, p->decode_line,
		       "there is no decoder \"%s\"", p->decode);
		return false;
	}
	return true;
}

void pattern_set_drop(struct pattern_set *set, size_t i)
{
	pattern_free(set->patterns[i]);
	set->nr--;
	memmove(&set->patterns[i], &set->patterns[i + 1],
		(set->nr - i) * sizeof(*set->patterns));
}

/* Takes out what does not fit together, until all of the rest does. */
static void check_set(struct loader *ld)
{
	struct pattern_set *set = ld->set;
	size_t i = 0;

	while (i < set->nr) {
		if (check_one(ld, set->patterns[i])) {
			i++;
			continue;
		}
		pattern_set_drop(set, i);
		/* its children are orphans now */
		i = 0;
	}
}

int pattern_set_load(const char *const *dirs, size_t nr_dirs,
		     struct pattern_set *set, pattern_report *rep, void *data)
{
	struct loader ld = { .set = set, .report = rep, .data = data };
	size_t i;

	set->patterns = NULL;
	set->nr = 0;
	for (i = 0; i < nr_dirs; i++)
		load_dir(&ld, dirs[i], 0);
	check_set(&ld);
	return ld.ret;
}

int pattern_set_check(struct pattern_set *set, pattern_report *rep, void *data)
{
	struct loader ld = { .set = set, .report = rep, .data = data };

	check_set(&ld);
	return ld.ret;
}

void pattern_set_free(struct pattern_set *set)
{
	while (set->nr)
		pattern_free(set->patterns[--set->nr]);
	free(set->patterns);
	set->patterns = NULL;
}

static int find_in(const char *dir, const char *sub, const char *name,
		   char *path, size_t path_size)
{
	if (snprintf(path, path_size, "%s%s%s/%s.pat", dir, *sub ? "/" : "",
		     sub, name) >= (int)path_size)
		return -ENAMETOOLONG;
	return access(path, F_OK) ? -ENOENT : 0;
}

int pattern_find_l7(const char *dir, const char *name, char *path,
		    size_t path_size)
{
	struct dirent **names;
	int ret = find_in(dir, "", name, path, path_size);
	int n;

	if (ret != -ENOENT)
		return ret;
	n = scandir(dir, &names, is_visible, alphasort);
	if (n < 0)
		return -errno;
	while (n--) {
		if (ret == -ENOENT)
			ret = find_in(dir, names[n]->d_name, name, path,
				      path_size);
		free(names[n]);
	}
	free(names);
	return ret;
}
