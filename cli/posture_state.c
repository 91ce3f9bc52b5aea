// SPDX-License-Identifier: GPL-2.0-or-later
#include "posture_state.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "door.h"
#include "sysfile.h"

#define MITIGATIONS "/sys/devices/system/cpu/vulnerabilities"

const struct feature_text feature_texts[LIMEN_NR_FEATURES] = {
#define FEATURE_TEXT(id, name, help) { #name, help },
	LIMEN_FEATURES(FEATURE_TEXT)
#undef FEATURE_TEXT
};

static int compare_mitigations(const void *a, const void *b)
{
	const struct mitigation *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static void read_mitigations(struct posture *p)
{
	DIR *dir = opendir(MITIGATIONS);
	const struct dirent *e;

	if (!dir)
		return;
	while (p->nr_mitigations < POSTURE_MAX_MITIGATIONS &&
	       (e = readdir(dir))) {
		struct mitigation *m = &p->mitigations[p->nr_mitigations];

		if (*e->d_name == '.' || strlen(e->d_name) >= sizeof(m->name))
			continue;
		snprintf(m->name, sizeof(m->name), "%.63s", e->d_name);
		sysfile_line(m->text, sizeof(m->text), MITIGATIONS "/%s",
			     m->name);
		p->nr_mitigations++;
	}
	closedir(dir);
	qsort(p->mitigations, p->nr_mitigations, sizeof(*p->mitigations),
	      compare_mitigations);
}

static int add_cpu(const struct limen_posture *cpu, void *data)
{
	struct posture *p = data;
	struct limen_posture *cpus;

	if (p->nr_cpus == POSTURE_MAX_CPUS)
		return -E2BIG;
	/* one more at a time: there are few */
	cpus = reallocarray(p->cpus, p->nr_cpus + 1, sizeof(*cpus));
	if (!cpus)
		return -ENOMEM;
	p->cpus = cpus;
	cpus[p->nr_cpus++] = *cpu;
	return 0;
}

void posture_gather(struct cli *cli, struct posture *p)
{
	struct kern *k = door_kern(cli);

	memset(p, 0, sizeof(*p));
	read_mitigations(p);
	signing_read(&p->signing, "");
	p->err = cli->kern_err;
	if (k)
		p->err = kern_get_posture(k, add_cpu, p);
}

void posture_drop(struct posture *p)
{
	free(p->cpus);
	p->cpus = NULL;
	p->nr_cpus = 0;
}

static size_t count_cpus(const struct posture *p, enum limen_feature id)
{
	size_t i, nr = 0;

	for (i = 0; i < p->nr_cpus; i++)
		nr += p->cpus[i].features >> id & 1;
	return nr;
}

enum feature_state posture_feature(const struct posture *p,
				   enum limen_feature id)
{
	size_t nr = count_cpus(p, id);

	if (!nr)
		return FEATURE_OFF;
	return nr == p->nr_cpus ? FEATURE_ON : FEATURE_DIFFERS;
}

const char *feature_word(enum feature_state state)
{
	static const char *const words[] = {
		[FEATURE_OFF] = "off",
		[FEATURE_ON] = "on",
		[FEATURE_DIFFERS] = "differs",
	};

	return words[state];
}

void posture_odd_cpus(const struct posture *p, enum limen_feature id,
		      char *text, size_t size)
{
	bool odd = count_cpus(p, id) * 2 < p->nr_cpus;
	size_t used = 0, i;

	text[0] = '\0';
	if (posture_feature(p, id) != FEATURE_DIFFERS)
		return;
	for (i = 0; i < p->nr_cpus; i++) {
		int n;

		if ((p->cpus[i].features >> id & 1) != odd)
			continue;
		n = snprintf(text + used, size - used, "%s%u", used ? " " : "",
			     p->cpus[i].cpu);
		if (n < 0 || (size_t)n >= size - used)
			break;
		used += (size_t)n;
	}
}
