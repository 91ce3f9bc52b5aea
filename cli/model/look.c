// SPDX-License-Identifier: GPL-2.0-or-later
/* Gathering for the overview; what is made of it is in overview.c. */
#include <string.h>

#include "cli.h"
#include "door.h"
#include "list.h"
#include "model/overview.h"
#include "rates.h"
#include "table.h"

/* NULL if nobody could be asked. */
static struct table *gather_list(struct cli *cli, const struct command *of,
				 const struct census *census,
				 struct rates *rates)
{
	struct listing l = {
		.cli = cli, .rates = rates, .census = census, .all = true,
		.table = table_new(of->columns, of->nr_columns),
	};

	if (!l.table)
		return NULL;
	rates_begin(rates, rates_now());
	if (of->fill(&l) == EXIT_FINE)
		return l.table;
	table_free(l.table);
	return NULL;
}

static void gather_crossings(struct look *look, struct cli *cli)
{
	struct kern *k = look->status.answers ? door_kern(cli) : NULL;

	/* not for everybody, and not of every module */
	look->has_crossings = k && !kern_get_crossings(k, &look->crossings);
}

void look_gather(struct look *look, struct cli *cli,
		 const struct census *census, struct rates *protocols,
		 struct rates *classes)
{
	memset(look, 0, sizeof(*look));
	status_gather(cli, census, &look->status);
	gather_crossings(look, cli);
	if (!look->status.answers && !look->status.daemon)
		return;
	look->protocols = gather_list(cli, &protocols_command, census,
				      protocols);
	look->classes = gather_list(cli, &classes_command, census, classes);
}

void look_drop(struct look *look)
{
	status_drop(&look->status);
	table_free(look->protocols);
	table_free(look->classes);
	memset(look, 0, sizeof(*look));
}
