// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen posture: what holds kernel and user apart on this machine.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "crossings.h"
#include "list.h"
#include "posture_state.h"
#include "table.h"

static const struct column columns[] = {
	{ "part", "PART", COLUMN_TEXT, COLUMN_F_NAME,
	  "cpu: from the control registers; kernel; mitigation; register" },
	{ "name", "NAME", COLUMN_TEXT, COLUMN_F_NAME, "of the protection" },
	{ "state", "STATE", COLUMN_TEXT, 0,
	  "on, off, or differs between CPUs; Mitigation, Vulnerable, ..." },
	{ "odd_cpus", "NOT SO ON", COLUMN_TEXT, COLUMN_F_IF_ANY,
	  "the CPUs that are not as most are" },
	{ "help", "MEANING", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "what it does, in words; how a mitigation does it, in the kernel's" },
};

static void add_row(struct table *t, const char *part, const char *name,
		    const char *state, enum style style)
{
	table_begin(t);
	table_text(t, part);
	table_text(t, name);
	table_text(t, state);
	table_style(t, style);
}

static void add_features(struct table *t, const struct posture *p)
{
	enum limen_feature id;
	char odd[256];

	for (id = 0; id < LIMEN_NR_FEATURES; id++) {
		enum feature_state state = posture_feature(p, id);
		enum style style = STYLE_PLAIN;

		if (state == FEATURE_DIFFERS)
			style = STYLE_BAD;
		else if (state == FEATURE_ON)
			style = STYLE_GOOD;
		posture_odd_cpus(p, id, odd, sizeof(odd));
		add_row(t, "cpu", feature_texts[id].name, feature_word(state),
			style);
		table_text(t, odd);
		table_text(t, feature_texts[id].help);
		table_end(t);
	}
}

static void add_kernel(struct table *t, const struct posture *p)
{
	const struct signing *s = &p->signing;

	add_row(t, "kernel", "lockdown", *s->lockdown ? s->lockdown : "unknown",
		STYLE_PLAIN);
	table_none(t);
	table_text(t, "what even root may not do to the kernel");
	table_end(t);
	add_row(t, "kernel", "module_sig_enforced",
		s->enforced < 0 ? "unknown" : s->enforced ? "on" : "off",
		STYLE_PLAIN);
	table_none(t);
	table_text(t, "only signed modules may be loaded");
	table_end(t);
}

/*
 * "Mitigation: Retpolines; STIBP: disabled" is a state, and how it is reached:
 * how long the state is. The kernel's other words are a state as they are.
 */
static size_t state_len(const char *text)
{
	static const char *const states[] = {
		"Mitigation: ", "Mitigation; ", "Vulnerable: ", "Vulnerable; ",
	};
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (!strncmp(text, states[i], strlen(states[i])))
			return strlen(states[i]) - strlen(": ");
	return strlen(text);
}

static void add_mitigation(struct table *t, const struct mitigation *m)
{
	size_t len = state_len(m->text);
	char state[sizeof(m->text)];

	snprintf(state, sizeof(state), "%.*s", (int)len, m->text);
	add_row(t, "mitigation", m->name, state, STYLE_PLAIN);
	table_none(t);
	if (m->text[len])
		table_text(t, m->text + len + strlen(": "));
	table_end(t);
}

static void add_mitigations(struct table *t, const struct posture *p)
{
	size_t i;

	for (i = 0; i < p->nr_mitigations; i++)
		add_mitigation(t, &p->mitigations[i]);
}

static void add_registers(struct table *t, const struct posture *p)
{
	char name[16], state[128];
	size_t i;

	for (i = 0; i < p->nr_cpus; i++) {
		const struct limen_posture *cpu = &p->cpus[i];

		snprintf(name, sizeof(name), "cpu%u", cpu->cpu);
		snprintf(state, sizeof(state), "cr0 0x%" PRIx64 " cr4 0x%" PRIx64
			 " efer 0x%" PRIx64, (uint64_t)cpu->cr0,
			 (uint64_t)cpu->cr4, (uint64_t)cpu->efer);
		add_row(t, "register", name, state, STYLE_PLAIN);
		table_end(t);
	}
}

static int fill(struct listing *l)
{
	struct posture p;

	posture_gather(l->cli, &p);
	/* without the module there is what the kernel tells everybody */
	if (p.err)
		l->status = crossings_fail(l->cli, p.err);
	else
		add_features(l->table, &p);
	add_kernel(l->table, &p);
	add_mitigations(l->table, &p);
	if (l->all)
		add_registers(l->table, &p);
	posture_drop(&p);
	return EXIT_FINE;
}

const struct command posture_command = {
	.name = "posture",
	.operands = "",
	.summary = "what holds kernel and user apart: SMAP, SMEP, PTI, ...",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "posture",
	.fill = fill,
	.run = list_run,
};
