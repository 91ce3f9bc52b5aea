// SPDX-License-Identifier: GPL-2.0-or-later
#include "names.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "door.h"

void names_split(const char *name, char *label, char *app)
{
	const char *slash = strchr(name, '/');
	size_t len = slash ? (size_t)(slash - name) : 0;

	snprintf(app, LIMEN_MAX_NAME, "%.*s", (int)len, name);
	snprintf(label, LIMEN_MAX_NAME, "%s", slash ? slash + 1 : name);
}

static int take_label(const struct kern_label *label, void *data)
{
	struct names *n = data;
	struct name_label *to;

	if (label->id >= LIMEN_MAX_LABELS)
		return 0;
	to = &n->label[label->id];
	memcpy(to->name, label->name, sizeof(to->name));
	names_split(to->name, to->label, to->app);
	to->class = label->class;
	to->packets = label->packets;
	to->bytes = label->bytes;
	return 0;
}

static void ask_class_names(struct cli *cli, struct names *n)
{
	json_t *reply = door_ask(cli, "classes"), *class;
	size_t i;

	json_array_foreach(json_object_get(reply, "classes"), i, class) {
		uint64_t id = jsonio_get_uint(class, "id", 0);

		if (id > 0 && id < LIMEN_MAX_CLASSES)
			snprintf(n->class[id], sizeof(n->class[id]), "%s",
				 jsonio_get_str(class, "name", ""));
	}
	json_decref(reply);
}

int names_new(struct cli *cli, struct names **out)
{
	struct kern *k = door_kern(cli);
	struct names *n;
	int ret;

	*out = NULL;
	if (!k)
		return cli->kern_err;
	n = calloc(1, sizeof(*n));
	if (!n)
		return -ENOMEM;
	ret = kern_get_state(k, &n->state);
	if (!ret)
		ret = kern_get_labels(k, take_label, n);
	if (ret) {
		cli->kern_err = ret;
		free(n);
		return ret;
	}
	ask_class_names(cli, n);
	*out = n;
	return 0;
}

const char *names_class(const struct names *n, uint8_t class, char buf[8])
{
	if (!class)
		return NULL;
	if (n->class[class][0])
		return n->class[class];
	snprintf(buf, 8, "%u", class);
	return buf;
}
