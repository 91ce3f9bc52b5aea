// SPDX-License-Identifier: GPL-2.0-only
#include "labels.h"

#include <linux/ctype.h>
#include <linux/slab.h>

#include "pernet.h"
#include "sysfs.h"

struct limen_labels *limen_labels_new(void)
{
	struct limen_labels *labels;

	labels = kzalloc(sizeof(*labels), GFP_KERNEL_ACCOUNT);
	if (labels)
		__set_bit(0, labels->taken);	/* 0 is no label */
	return labels;
}

void limen_labels_free(struct limen_labels *labels)
{
	int id;

	if (!labels)
		return;
	for (id = 1; id < LIMEN_MAX_LABELS; id++)
		if (labels->by_id[id])
			limen_sysfs_del_label(labels->by_id[id]);
	kfree(labels);
}

const struct limen_label *limen_label_find(const struct limen_labels *labels,
					   u16 id)
{
	if (!labels || id >= LIMEN_MAX_LABELS)
		return NULL;
	/* pairs with the release in limen_labels_commit() */
	return smp_load_acquire(&labels->by_id[id]);
}

/* Names end up in file systems, terminals and other people's parsers. */
static bool is_name(const char *name)
{
	size_t i, len = strnlen(name, LIMEN_MAX_NAME);

	if (!len || len == LIMEN_MAX_NAME)
		return false;
	for (i = 0; i < len; i++)
		if (!isascii(name[i]) || !isgraph(name[i]))
			return false;
	return true;
}

/* Returns the id, or 0. Seldom called: a daemon asks once per name. */
static u16 find_name(const struct limen_labels *labels, const char *name)
{
	const struct limen_label *label;
	unsigned int left = labels->nr;
	u16 id;

	for (id = 1; left && id < LIMEN_MAX_LABELS; id++) {
		if (!labels->by_id[id])
			continue;
		if (!strcmp(labels->by_id[id]->name, name))
			return id;
		left--;
	}
	for (label = labels->pending; label; label = label->next)
		if (!strcmp(label->name, name))
			return label->id;
	return 0;
}

/* Returns an id or -errno. */
static int choose_id(const struct limen_labels *labels, u16 wanted)
{
	unsigned long id;

	if (wanted) {
		if (wanted >= LIMEN_MAX_LABELS)
			return -ERANGE;
		return test_bit(wanted, labels->taken) ? -EEXIST : wanted;
	}
	id = find_first_zero_bit(labels->taken, LIMEN_MAX_LABELS);
	return id < LIMEN_MAX_LABELS ? id : -ENOSPC;
}

static int prepare(struct limen_net *ln, const char *name, u16 id)
{
	struct limen_label *label;
	int ret;

	label = kzalloc(sizeof(*label), GFP_KERNEL_ACCOUNT);
	if (!label)
		return -ENOMEM;
	label->ln = ln;
	label->id = id;
	strscpy(label->name, name, sizeof(label->name));
	ret = limen_sysfs_add_label(label);	/* frees it on failure */
	if (ret)
		return ret;
	__set_bit(id, ln->labels->taken);
	label->next = ln->labels->pending;
	ln->labels->pending = label;
	return id;
}

int limen_label_prepare(struct limen_net *ln, const char *name, u16 wanted)
{
	u16 known;
	int id;

	lockdep_assert_held(&ln->lock);
	if (!is_name(name))
		return -EINVAL;
	known = find_name(ln->labels, name);
	if (known)
		return wanted && wanted != known ? -EEXIST : known;
	id = choose_id(ln->labels, wanted);
	if (id == -ENOSPC)
		limen_count(ln->counters, LABEL_FULL);
	if (id < 0)
		return id;
	return prepare(ln, name, id);
}

static struct limen_label *take_pending(struct limen_labels *labels)
{
	struct limen_label *label = labels->pending;

	if (label)
		labels->pending = label->next;
	return label;
}

void limen_labels_commit(struct limen_net *ln)
{
	struct limen_labels *labels = ln->labels;
	struct limen_label *label;

	lockdep_assert_held(&ln->lock);
	while ((label = take_pending(labels))) {
		/* pairs with the acquire in limen_label_find() */
		smp_store_release(&labels->by_id[label->id], label);
		/* sysfs shows it without the lock */
		WRITE_ONCE(labels->nr, labels->nr + 1);
	}
}

void limen_labels_undo(struct limen_net *ln)
{
	struct limen_label *label;

	lockdep_assert_held(&ln->lock);
	while ((label = take_pending(ln->labels))) {
		__clear_bit(label->id, ln->labels->taken);
		limen_sysfs_del_label(label);	/* frees it */
	}
}
