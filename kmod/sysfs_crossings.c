// SPDX-License-Identifier: GPL-2.0-only
#include "sysfs_crossings.h"

#include <linux/capability.h>
#include <linux/kobject.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "crossings.h"
#include "sysfs.h"

static struct kobject *folder;

static const char * const mode_names[] = {
	[LIMEN_MODE_OFF] = "off",
	[LIMEN_MODE_COUNT] = "count",
	[LIMEN_MODE_TIME] = "time",
};

/* the folder's own files */

static ssize_t mode_show(struct kobject *kobj, struct kobj_attribute *attr,
			 char *buf)
{
	return sysfs_emit(buf, "%s\n", mode_names[limen_crossings_mode()]);
}

static ssize_t mode_store(struct kobject *kobj, struct kobj_attribute *attr,
			  const char *buf, size_t count)
{
	int wanted, ret;

	/* whoever may pass by the file's mode */
	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	wanted = sysfs_match_string(mode_names, buf);
	if (wanted < 0)
		return wanted;
	ret = limen_crossings_set_mode(wanted);
	return ret ? ret : count;
}

static struct kobj_attribute crossings_mode =
	__ATTR(mode, 0600, mode_show, mode_store);

#define CROSSINGS_FILE(name, value)					\
static ssize_t name##_show(struct kobject *kobj,			\
			   struct kobj_attribute *attr, char *buf)	\
{									\
	return sysfs_emit(buf, "%llu\n", value);			\
}									\
static struct kobj_attribute crossings_##name =				\
	__ATTR(name, 0400, name##_show, NULL)

CROSSINGS_FILE(call_cost_ps, limen_crossings_cost().call_ps);
CROSSINGS_FILE(switch_cost_ps, limen_crossings_cost().switch_ps);

static struct attribute *crossings_attrs[] = {
	&crossings_mode.attr,
	&crossings_call_cost_ps.attr,
	&crossings_switch_cost_ps.attr,
	NULL
};

static const struct attribute_group crossings_group = {
	.attrs = crossings_attrs,
};

/* a folder of kinds: of a CPU, or of all */

enum { ALL_CPUS = -1 };

struct kinds {
	struct kobject kobj;
	int cpu;
};

struct kind_file {
	struct attribute attr;
	enum limen_crossing id;
};

static struct kind_file kind_files[LIMEN_NR_CROSSINGS];
static struct attribute *kind_attrs[LIMEN_NR_CROSSINGS + 1];

static const struct attribute_group kind_group = { .attrs = kind_attrs };

static const struct attribute_group *kind_groups[] = {
	&kind_group,
	NULL
};

static void make_kind_files(void)
{
	unsigned int id;

	for (id = 0; id < LIMEN_NR_CROSSINGS; id++) {
		kind_files[id].attr.name = limen_crossings_name(id);
		kind_files[id].attr.mode = 0400;
		kind_files[id].id = id;
		kind_attrs[id] = &kind_files[id].attr;
	}
}

static ssize_t show_kind(struct kobject *kobj, struct attribute *attr,
			 char *buf)
{
	int cpu = container_of(kobj, struct kinds, kobj)->cpu;
	enum limen_crossing id = container_of(attr, struct kind_file, attr)->id;

	return sysfs_emit(buf, "%llu\n", cpu == ALL_CPUS ?
			  limen_crossings_sum(id) :
			  limen_crossings_value(cpu, id));
}

static const struct sysfs_ops kind_ops = { .show = show_kind };

static void release_kinds(struct kobject *kobj)
{
	kfree(container_of(kobj, struct kinds, kobj));
}

static struct kobj_type kinds_type = {
	.sysfs_ops = &kind_ops,
	.default_groups = kind_groups,
	.release = release_kinds,
};

static struct kinds *add_kinds(int cpu)
{
	struct kinds *kinds = kzalloc(sizeof(*kinds), GFP_KERNEL_ACCOUNT);
	int ret;

	if (!kinds)
		return ERR_PTR(-ENOMEM);
	kinds->cpu = cpu;
	if (cpu == ALL_CPUS)
		ret = kobject_init_and_add(&kinds->kobj, &kinds_type, folder,
					   "total");
	else
		ret = kobject_init_and_add(&kinds->kobj, &kinds_type, folder,
					   "cpu%d", cpu);
	if (!ret)
		return kinds;
	kobject_put(&kinds->kobj);
	return ERR_PTR(ret);
}

static void del_kinds(struct kinds *kinds)
{
	if (!kinds)
		return;
	kobject_del(&kinds->kobj);
	kobject_put(&kinds->kobj);
}

static DEFINE_PER_CPU(struct kinds *, cpu_kinds);
static struct kinds *all_kinds;

int limen_sysfs_add_cpu(unsigned int cpu)
{
	struct kinds *kinds = add_kinds(cpu);

	if (IS_ERR(kinds))
		return PTR_ERR(kinds);
	per_cpu(cpu_kinds, cpu) = kinds;
	return 0;
}

void limen_sysfs_del_cpus(void)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		del_kinds(per_cpu(cpu_kinds, cpu));
		per_cpu(cpu_kinds, cpu) = NULL;
	}
	kobject_put(folder);
}

int __init limen_sysfs_crossings_init(void)
{
	int ret;

	make_kind_files();
	folder = kobject_create_and_add("crossings", limen_sysfs_root());
	if (!folder)
		return -ENOMEM;
	ret = sysfs_create_group(folder, &crossings_group);
	if (ret)
		goto err_put_folder;
	all_kinds = add_kinds(ALL_CPUS);
	if (!IS_ERR(all_kinds))
		return 0;
	ret = PTR_ERR(all_kinds);
	sysfs_remove_group(folder, &crossings_group);
err_put_folder:
	kobject_put(folder);
	return ret;
}

void limen_sysfs_crossings_exit(void)
{
	sysfs_remove_group(folder, &crossings_group);
	del_kinds(all_kinds);
}
