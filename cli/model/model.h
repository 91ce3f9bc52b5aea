/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the dashboard shows, kept up to date by a thread of its own: module
 * and daemon are asked there, so that the screen never waits for them. The
 * screen says which list it wants, and looks at what is there under a lock.
 *
 * What costs much, walking a hundred thousand flows, is done no more often
 * than that it stays below MODEL_SHARE of one core, however short the
 * interval is. A list of more than MODEL_MAX_ROWS then says how old it is.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/overview.h"

struct command;
struct filter;
struct model;
struct options;
struct table;

enum model_limits {
	MODEL_MAX_ROWS = 5000,	/* of a list: more nobody scrolls through */
	/* of these in the list's own order, if somebody else can sort */
	MODEL_FIRST_ROWS = 1000,
	MODEL_SHARE = 100,	/* 1/100 of one core for what costs much */
	MODEL_MAX_TEXT = 256,	/* sort, filter, messages */
};

/* The list that is wanted. */
struct model_want {
	const struct command *list;	/* NULL: none, the overview alone */
	bool events;			/* the events, instead of a list */
	char sort[MODEL_MAX_TEXT];	/* "": as the list has it */
	char filter[MODEL_MAX_TEXT];	/* "": none */
	bool all;			/* also rows at zero */
	bool paused;
	double interval_s;
};

/* A list as it was at one moment. */
struct model_list {
	const struct command *list;	/* which, NULL: none was gathered yet */
	struct table *table;		/* sorted; NULL: nobody could be asked */
	uint64_t seen;			/* rows there were before they were cut */
	uint64_t at_ns;			/* when, of rates_now() */
	double every_s;			/* apart from the one before, at least */
	char message[MODEL_MAX_TEXT];	/* what there is to say, or "" */
};

/* @options: where the socket is. 0 or -errno. */
int model_new(const struct options *options, struct model **out);
void model_free(struct model *m);

/*
 * Starts the thread, 0 or -errno, and ends it. In between cli_say() does not
 * get to stderr.
 */
int model_start(struct model *m);
void model_stop(struct model *m);

/* Becomes readable when there is something new to draw; model_clear(). */
int model_fd(const struct model *m);
void model_clear(struct model *m);

/*
 * Says what is wanted; if the list, its order or its filter is another one
 * it is gathered at once. -EINVAL: the filter is none, as @err says.
 */
int model_want(struct model *m, const struct model_want *want, char *err,
	       size_t err_size);
/* Gathers everything now. */
void model_refresh(struct model *m);

/*
 * Between these two what the functions below return does not change, and
 * only then it may be looked at.
 */
void model_lock(struct model *m);
void model_unlock(struct model *m);
const struct overview *model_overview(const struct model *m);
struct model_list *model_current(struct model *m);

/* One look in the calling thread, for those who have not started one. */
void model_look(struct model *m);

#endif /* MODEL_H */
