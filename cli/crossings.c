// SPDX-License-Identifier: GPL-2.0-or-later
#include "crossings.h"

#include <errno.h>

#include "cli.h"
#include "door.h"

int crossings_fail(struct cli *cli, int err)
{
	char text[512];

	switch (-err) {
	case EPERM:
		cli_say("this is about the whole machine, for its "
			"administrator alone (sudo limen)");
		return EXIT_DENIED;
	case EOPNOTSUPP:
		cli_say("module limen: it does not know this; it is older than "
			"this program, or this is no 64-bit x86");
		return EXIT_TROUBLE;
	default:
		if (!cli->kern_err)
			cli->kern_err = err;
		door_explain_kern(cli, text, sizeof(text));
		cli_say("module limen: %s", text);
		return err == -ENOENT ? EXIT_ABSENT : EXIT_TROUBLE;
	}
}

int crossings_check(struct cli *cli, const struct boundary *b)
{
	if (b->err)
		return crossings_fail(cli, b->err);
	if (b->crossings.mode == LIMEN_MODE_OFF &&
	    !b->crossings.value[LIMEN_CROSSING_SYSCALL_ENTERED])
		cli_say("crossings are not counted; switch it on: "
			"limen boundary --on");
	return EXIT_FINE;
}

uint64_t crossings_percentile(const struct limen_call *call,
			      unsigned int percent)
{
	uint64_t sum = 0;
	unsigned int b;

	if (!call->timed)
		return 0;
	for (b = 0; b < LIMEN_NR_CALL_TIMES - 1; b++) {
		sum += call->time[b];
		/* not sum * 100, which may overflow */
		if ((double)sum * 100 >= (double)call->timed * percent)
			break;
	}
	return 1ULL << (b + 1);
}
