// SPDX-License-Identifier: GPL-2.0-or-later
#include "kern.h"

#include <errno.h>
#include <string.h>

#include <libmnl/libmnl.h>

#include "message.h"

enum {
	/* so many names of full length, with ids, fit one message */
	LABELS_PER_MESSAGE = 512,
};

static void read_label(const struct nlattr *nest, struct kern_label *label)
{
	const struct nlattr *table[LIMEN_LABEL_A_MAX + 1];

	kern_index_nested(nest, table, LIMEN_LABEL_A_MAX);
	KERN_READ_ATTR(table, LIMEN_LABEL_A_NAME, label->name);
	label->name[sizeof(label->name) - 1] = '\0';
	KERN_READ_ATTR(table, LIMEN_LABEL_A_ID, label->id);
	KERN_READ_ATTR(table, LIMEN_LABEL_A_CLASS, label->class);
	KERN_READ_ATTR(table, LIMEN_LABEL_A_PACKETS, label->packets);
	KERN_READ_ATTR(table, LIMEN_LABEL_A_BYTES, label->bytes);
}

struct added {
	struct kern_label *labels;
	size_t nr;
};

/* The module answers in the order of the request. */
static int read_added(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *nest, *table[LIMEN_A_MAX + 1];
	struct added *added = data;
	struct kern_label label;
	size_t i = 0;

	kern_index_attrs(nlh, table, LIMEN_A_MAX);
	if (!table[LIMEN_A_LABELS])
		return kern_fail(k, -EBADMSG, "module: answer without labels");
	mnl_attr_for_each_nested(nest, table[LIMEN_A_LABELS]) {
		read_label(nest, &label);
		if (i == added->nr || strcmp(label.name, added->labels[i].name))
			return kern_fail(k, -EBADMSG,
					 "module: answer about another label");
		added->labels[i++].id = label.id;
	}
	if (i != added->nr)
		return kern_fail(k, -EBADMSG,
				 "module: answer with labels missing");
	return 0;
}

static int add_some(struct kern *k, struct kern_label *labels, size_t nr)
{
	struct nlmsghdr *nlh = kern_start_command(k, LIMEN_CMD_ADD_LABELS, 0);
	struct added added = { labels, nr };
	struct nlattr *all, *one;
	size_t i;

	all = mnl_attr_nest_start(nlh, LIMEN_A_LABELS);
	for (i = 0; i < nr; i++) {
		one = mnl_attr_nest_start(nlh, LIMEN_A_LABEL);
		mnl_attr_put_strz(nlh, LIMEN_LABEL_A_NAME, labels[i].name);
		if (labels[i].id)
			mnl_attr_put_u16(nlh, LIMEN_LABEL_A_ID, labels[i].id);
		mnl_attr_nest_end(nlh, one);
	}
	mnl_attr_nest_end(nlh, all);
	return kern_ask(k, nlh, read_added, &added);
}

int kern_add_labels(struct kern *k, struct kern_label *labels, size_t nr)
{
	size_t i, some;
	int ret;

	for (i = 0; i < nr; i++)
		if (!memchr(labels[i].name, '\0', sizeof(labels[i].name)))
			return kern_fail(k, -EINVAL,
					 "label name is not terminated");
	for (i = 0; i < nr; i += some) {
		some = nr - i;
		if (some > LABELS_PER_MESSAGE)
			some = LABELS_PER_MESSAGE;
		ret = add_some(k, labels + i, some);
		if (ret)
			return ret;
	}
	return 0;
}

/*
 * Walks.
 */
struct walk {
	int (*label)(const struct kern_label *label, void *data);
	int (*class)(const struct kern_class *class, void *data);
	void *data;
};

static int walk_label(struct kern *k, const struct nlattr **table, void *data)
{
	const struct walk *walk = data;
	struct kern_label label;

	if (!table[LIMEN_A_LABEL])
		return 0;
	read_label(table[LIMEN_A_LABEL], &label);
	return walk->label(&label, walk->data);
}

int kern_get_labels(struct kern *k,
		    int (*cb)(const struct kern_label *label, void *data),
		    void *data)
{
	struct walk walk = { .label = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_LABELS, walk_label, &walk);
}

static int walk_class(struct kern *k, const struct nlattr **table, void *data)
{
	const struct walk *walk = data;
	struct kern_class class;

	KERN_READ_ATTR(table, LIMEN_A_CLASSES, class.class);
	KERN_READ_ATTR(table, LIMEN_A_PACKETS, class.packets);
	KERN_READ_ATTR(table, LIMEN_A_BYTES, class.bytes);
	return walk->class(&class, walk->data);
}

int kern_get_classes(struct kern *k,
		     int (*cb)(const struct kern_class *class, void *data),
		     void *data)
{
	struct walk walk = { .class = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_CLASSES, walk_class, &walk);
}
