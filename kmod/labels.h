/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The id table: which name has which number. It only grows, and lives as
 * long as its namespace, so that words in live flows keep their meaning when
 * daemons come and go.
 */
#ifndef LIMEN_LABELS_H
#define LIMEN_LABELS_H

#include <linux/bitops.h>
#include <linux/kobject.h>
#include <linux/types.h>

#include <limen/genl.h>

struct limen_net;

/* Never changes once it is in the table. */
struct limen_label {
	struct kobject kobj;	/* its folder in sysfs, and its reference */
	struct limen_net *ln;
	struct limen_label *next;	/* until then: pending, too */
	u16 id;
	char name[LIMEN_MAX_NAME];
};

struct limen_labels {
	unsigned int nr;
	struct limen_label *pending;	/* of the request that is worked on */
	DECLARE_BITMAP(taken, LIMEN_MAX_LABELS);	/* pending ones, too */
	struct limen_label *by_id[LIMEN_MAX_LABELS];
};

/* A table with nothing in it, NULL: no memory. */
struct limen_labels *limen_labels_new(void);
/* @labels may be NULL. The caller sees to it that nobody looks any more. */
void limen_labels_free(struct limen_labels *labels);

/* NULL if the id has no name. Needs no lock. */
const struct limen_label *limen_label_find(const struct limen_labels *labels,
					   u16 id);

/*
 * Finds a name or makes it, under ln->lock. @wanted is the id it must have,
 * or 0. One that is made is pending: nobody finds it before
 * limen_labels_commit(), so that a request adds all of its names or none.
 * Returns the id; -EINVAL for a name that is not printable, -EEXIST when
 * @wanted is taken or the name has another id, -ERANGE for a @wanted there cannot
 * be, -ENOSPC, -ENOMEM.
 */
int limen_label_prepare(struct limen_net *ln, const char *name, u16 wanted);

/* All that is pending gets into the table; or it goes, and its ids are free. */
void limen_labels_commit(struct limen_net *ln);
void limen_labels_undo(struct limen_net *ln);

#endif /* LIMEN_LABELS_H */
