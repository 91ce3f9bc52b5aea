// SPDX-License-Identifier: GPL-2.0-or-later
#include "mend.h"

#include <inttypes.h>
#include <string.h>

#include "config.h"
#include "jsonio.h"

/* The daemon's, or "" if it is the usual one. */
static const char *other_config(const struct facts *f)
{
	const char *config =
		jsonio_get_str(f->status.daemon, "config", NULL);

	return config && strcmp(config, CONFIG_DEFAULT_PATH) ? config : "";
}

void mend_start(const struct facts *f, struct finding *out)
{
	mend(out, f->has_services ? "systemctl start limend" : "limend &");
}

void mend_restart(const struct facts *f, struct finding *out,
		  const char *first)
{
	const json_t *daemon = f->status.daemon;
	const char *config = other_config(f);

	if (f->has_services)
		mend(out, "%ssystemctl restart limend", first);
	else if (daemon)
		mend(out, "%skill %" PRIu64 ", then limend%s%s &", first,
		     jsonio_get_uint(daemon, "pid", 0), *config ? " -f " : "",
		     config);
	else
		mend(out, "%slimend &", first);
}

void mend_check(const struct facts *f, struct finding *out)
{
	const char *config = other_config(f);

	mend(out, "limend -t%s%s", *config ? " -f " : "", config);
}
