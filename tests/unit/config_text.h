/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Configurations for the tests of them; for one file each.
 */
#ifndef CONFIG_TEXT_H
#define CONFIG_TEXT_H

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A mistake in t.conf, and how what is said of it begins. */
struct config_mistake {
	const char *text, *error;
};

static inline struct config *config_good(const char *text)
{
	struct config_error err;
	struct config *c = NULL;

	if (config_parse("t.conf", text, strlen(text), &c, &err))
		fail_msg("%s", err.text);
	return c;
}

static inline void config_refuses(const struct config_mistake *m, size_t nr)
{
	struct config_error err;
	struct config *c;

	for (; nr; m++, nr--) {
		if (!config_parse("t.conf", m->text, strlen(m->text), &c, &err))
			fail_msg("accepted: %s", m->text);
		if (strncmp(err.text, m->error, strlen(m->error)) != 0)
			fail_msg("'%s' gave '%s'", m->text, err.text);
	}
}

#endif /* CONFIG_TEXT_H */
