// SPDX-License-Identifier: GPL-2.0-or-later
#include "mend.h"

#include <inttypes.h>

#include "jsonio.h"

void mend_start(const struct facts *f, struct finding *out)
{
	mend(out, f->has_services ? "systemctl start limend" : "limend &");
}

void mend_restart(const struct facts *f, struct finding *out,
		  const char *first)
{
	const json_t *daemon = f->status.daemon;
	const char *config = jsonio_get_str(daemon, "config", NULL);

	if (f->has_services)
		mend(out, "%ssystemctl restart limend", first);
	else if (daemon)
		mend(out, "%skill %" PRIu64 ", then limend%s%s &", first,
		     jsonio_get_uint(daemon, "pid", 0), config ? " -f " : "",
		     config ? config : "");
	else
		mend(out, "%slimend &", first);
}
