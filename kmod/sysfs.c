// SPDX-License-Identifier: GPL-2.0-only
#include "sysfs.h"

#include <linux/kobject.h>
#include <linux/slab.h>
#include <linux/sysfs.h>

#include <limen/record.h>

#include "pernet.h"
#include "sysfs_net.h"
#include "version.h"

static struct kobject *root;
static struct kobject *nets;

static const char * const state_names[] = {
	[LIMEN_NET_IDLE] = "idle",
	[LIMEN_NET_BOUND] = "bound",
	[LIMEN_NET_DOWN] = "down",
};

static const char * const transport_names[] = {
	[LIMEN_TRANSPORT_RING] = "ring",
	[LIMEN_TRANSPORT_QUEUE] = "queue",
};

static const char * const down_names[] = {
	[LIMEN_DOWN_OPEN] = "open",
	[LIMEN_DOWN_CLOSED] = "closed",
};

/* a namespace */

struct net_file {
	struct attribute attr;
	ssize_t (*show)(const struct limen_net *ln,
			const struct limen_policy *policy, char *buf);
};

#define NET_FILE(name, fmt, value)					\
static ssize_t show_net_##name(const struct limen_net *ln,		\
			       const struct limen_policy *policy,	\
			       char *buf)				\
{									\
	return sysfs_emit(buf, fmt "\n", value);			\
}									\
static struct net_file net_##name = LIMEN_SYSFS_FILE(name, show_net_##name)

NET_FILE(state, "%s", state_names[READ_ONCE(ln->state)]);
NET_FILE(owner_portid, "%u", READ_ONCE(ln->owner_portid));
NET_FILE(generation, "%u", limen_gate_generation(&policy->rules));
NET_FILE(transport, "%s", transport_names[policy->rules.transport]);
NET_FILE(on_daemon_down, "%s", down_names[policy->rules.on_daemon_down]);
NET_FILE(queue_base, "%u", policy->rules.queue_base);
NET_FILE(queue_count, "%u", policy->rules.queue_count);
NET_FILE(ring_count, "%u", policy->ring_count);
NET_FILE(ring_size, "%u", policy->ring_size);
NET_FILE(snaplen, "%u", policy->snaplen);
NET_FILE(nr_labels, "%u", READ_ONCE(ln->labels->nr));
NET_FILE(testing_class, "%u", policy->rules.testing_class);
NET_FILE(unknown_class, "%u", policy->rules.unknown_class);
NET_FILE(mark_mask, "0x%08x", policy->rules.mark_mask);

static struct attribute *net_attrs[] = {
	&net_state.attr,
	&net_owner_portid.attr,
	&net_generation.attr,
	&net_transport.attr,
	&net_on_daemon_down.attr,
	&net_queue_base.attr,
	&net_queue_count.attr,
	&net_ring_count.attr,
	&net_ring_size.attr,
	&net_snaplen.attr,
	&net_nr_labels.attr,
	&net_testing_class.attr,
	&net_unknown_class.attr,
	&net_mark_mask.attr,
	NULL
};

static const struct attribute_group net_group = { .attrs = net_attrs };

/* the counters, a folder of their own */

struct counter_file {
	struct net_file file;
	enum limen_counter id;
};

static struct attribute *counter_attrs[LIMEN_NR_COUNTERS + 1];
static struct counter_file counter_files[LIMEN_NR_COUNTERS];

static const struct attribute_group counter_group = {
	.name = "counters",
	.attrs = counter_attrs,
};

static const struct attribute_group *net_groups[] = {
	&net_group,
	&counter_group,
	NULL
};

static void __init make_counter_files(void)
{
	unsigned int id;

	for (id = 0; id < LIMEN_NR_COUNTERS; id++) {
		struct attribute *attr = &counter_files[id].file.attr;

		attr->name = limen_counter_name(id);
		attr->mode = 0400;
		counter_files[id].id = id;
		counter_attrs[id] = attr;
	}
}

static ssize_t show_net(struct kobject *kobj, struct attribute *attr,
			char *buf)
{
	struct limen_net *ln =
		container_of(kobj, struct limen_sysfs_net, kobj)->ln;
	struct net_file *file = container_of(attr, struct net_file, attr);
	const struct limen_policy *policy;
	ssize_t ret = 0;

	if (!file->show) {
		enum limen_counter id =
			container_of(file, struct counter_file, file)->id;

		return sysfs_emit(buf, "%llu\n",
				  limen_counters_sum(ln->counters, id));
	}
	rcu_read_lock();
	/* the first bind makes the folder before it has a policy */
	policy = rcu_dereference(ln->policy);
	if (policy)
		ret = file->show(ln, policy, buf);
	rcu_read_unlock();
	return ret;
}

static const struct sysfs_ops net_sysfs_ops = { .show = show_net };

static void release_net(struct kobject *kobj)
{
	kfree(container_of(kobj, struct limen_sysfs_net, kobj));
}

static struct kobj_type net_type = {
	.sysfs_ops = &net_sysfs_ops,
	.default_groups = net_groups,
	.release = release_net,
};

/* the folder of a namespace */

int limen_sysfs_add_net(struct limen_net *ln)
{
	struct limen_sysfs_net *sysfs;
	int ret;

	sysfs = kzalloc(sizeof(*sysfs), GFP_KERNEL_ACCOUNT);
	if (!sysfs)
		return -ENOMEM;
	sysfs->ln = ln;
	ret = kobject_init_and_add(&sysfs->kobj, &net_type, nets, "%u",
				   limen_net_ino(ln));
	if (ret)
		goto err_put_net;
	ret = -ENOMEM;
	sysfs->labels = kobject_create_and_add("labels", &sysfs->kobj);
	if (!sysfs->labels)
		goto err_put_net;
	sysfs->classes = kobject_create_and_add("classes", &sysfs->kobj);
	if (!sysfs->classes)
		goto err_put_labels;
	sysfs->rings = kobject_create_and_add("rings", &sysfs->kobj);
	if (!sysfs->rings)
		goto err_put_classes;
	ln->sysfs = sysfs;
	return 0;

err_put_classes:
	kobject_put(sysfs->classes);
err_put_labels:
	kobject_put(sysfs->labels);
err_put_net:
	kobject_put(&sysfs->kobj);
	return ret;
}

void limen_sysfs_del_net(struct limen_net *ln)
{
	struct limen_sysfs_net *sysfs = ln->sysfs;

	ln->sysfs = NULL;
	limen_sysfs_del_classes(sysfs);
	kobject_put(sysfs->rings);
	kobject_put(sysfs->classes);
	kobject_put(sysfs->labels);
	kobject_del(&sysfs->kobj);
	kobject_put(&sysfs->kobj);
}

/* the module's own */

#define ROOT_FILE(name, fmt, value)					\
static ssize_t name##_show(struct kobject *kobj,			\
			   struct kobj_attribute *attr, char *buf)	\
{									\
	return sysfs_emit(buf, fmt "\n", value);			\
}									\
static struct kobj_attribute root_##name = __ATTR(name, 0400, name##_show, NULL)

ROOT_FILE(version, "%s", LIMEN_VERSION);
ROOT_FILE(door_version, "%u", LIMEN_DOOR_VERSION);
ROOT_FILE(record_version, "%u", LIMEN_RECORD_VERSION);
ROOT_FILE(generation, "%u", limen_generation());

static struct attribute *root_attrs[] = {
	&root_version.attr,
	&root_door_version.attr,
	&root_record_version.attr,
	&root_generation.attr,
	NULL
};

static const struct attribute_group root_group = { .attrs = root_attrs };

/* A folder is found by name like a file, and takes a mode like one. */
static const struct attribute root_folder = { .name = "limen" };

struct kobject *limen_sysfs_root(void)
{
	return root;
}

int __init limen_sysfs_init(void)
{
	int ret = -ENOMEM;

	make_counter_files();
	root = kobject_create_and_add("limen", kernel_kobj);
	if (!root)
		return ret;
	/* even the names of the folders tell something: whose flows, how many */
	ret = sysfs_chmod_file(kernel_kobj, &root_folder, 0500);
	if (ret)
		goto err_put_root;
	ret = sysfs_create_group(root, &root_group);
	if (ret)
		goto err_put_root;
	ret = -ENOMEM;
	nets = kobject_create_and_add("net", root);
	if (!nets)
		goto err_put_root;
	return 0;

err_put_root:
	kobject_put(root);
	return ret;
}

void limen_sysfs_exit(void)
{
	kobject_put(nets);
	kobject_put(root);
}
