// SPDX-License-Identifier: GPL-2.0-only
/*
 * /sys/kernel/limen/posture and /sys/kernel/limen/layout, for root alone:
 *
 *	posture/<feature>	CPUs on which it is in force
 *	posture/cpus		CPUs that were asked
 *	posture/module_sig_enforced
 *	layout/<region>_start, <region>_end
 */
#include <linux/cpu.h>
#include <linux/kobject.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "posture.h"
#include "sysfs.h"

static struct kobject *posture_folder;
static struct kobject *layout_folder;

/* posture */

struct feature_file {
	struct kobj_attribute attr;
	enum limen_feature id;
};

/* How many of the CPUs that are online have all of @features. */
static unsigned int count_cpus(u64 features)
{
	struct limen_posture posture;
	unsigned int nr = 0;
	int cpu;

	cpus_read_lock();
	for_each_online_cpu(cpu)
		if (!limen_posture_read(cpu, &posture) &&
		    (posture.features & features) == features)
			nr++;
	cpus_read_unlock();
	return nr;
}

static ssize_t show_feature(struct kobject *kobj, struct kobj_attribute *attr,
			    char *buf)
{
	struct feature_file *file =
		container_of(attr, struct feature_file, attr);

	return sysfs_emit(buf, "%u\n", count_cpus(BIT_ULL(file->id)));
}

#define FEATURE_FILE(_id, _name, help)					\
	[LIMEN_FEATURE_##_id] = {					\
		.attr = __ATTR(_name, 0400, show_feature, NULL),	\
		.id = LIMEN_FEATURE_##_id,				\
	},
static struct feature_file feature_files[] = {
	LIMEN_FEATURES(FEATURE_FILE)
};
#undef FEATURE_FILE

#define POSTURE_FILE(name, value)					\
static ssize_t name##_show(struct kobject *kobj,			\
			   struct kobj_attribute *attr, char *buf)	\
{									\
	return sysfs_emit(buf, "%u\n", value);				\
}									\
static struct kobj_attribute posture_##name =				\
	__ATTR(name, 0400, name##_show, NULL)

POSTURE_FILE(cpus, count_cpus(0));
POSTURE_FILE(module_sig_enforced, is_module_sig_enforced());

static struct attribute *posture_attrs[LIMEN_NR_FEATURES + 3];
static const struct attribute_group posture_group = { .attrs = posture_attrs };

static void make_posture_files(void)
{
	unsigned int id;

	for (id = 0; id < LIMEN_NR_FEATURES; id++)
		posture_attrs[id] = &feature_files[id].attr.attr;
	posture_attrs[id++] = &posture_cpus.attr;
	posture_attrs[id] = &posture_module_sig_enforced.attr;
}

/* layout */

struct region_file {
	struct kobj_attribute attr;
	enum limen_region_id id;
	bool is_end;
};

static ssize_t show_region(struct kobject *kobj, struct kobj_attribute *attr,
			   char *buf)
{
	struct region_file *file = container_of(attr, struct region_file, attr);
	struct limen_region regions[LIMEN_NR_REGIONS];

	limen_layout_get(regions);
	return sysfs_emit(buf, "0x%016llx\n", file->is_end ?
			  regions[file->id].end : regions[file->id].start);
}

#define REGION_FILES(_id, _name, help)					\
	{								\
		.attr = __ATTR(_name##_start, 0400, show_region, NULL),	\
		.id = LIMEN_REGION_##_id,				\
	}, {								\
		.attr = __ATTR(_name##_end, 0400, show_region, NULL),	\
		.id = LIMEN_REGION_##_id,				\
		.is_end = true,						\
	},
static struct region_file region_files[] = { LIMEN_REGIONS(REGION_FILES) };
#undef REGION_FILES

static struct attribute *layout_attrs[ARRAY_SIZE(region_files) + 1];
static const struct attribute_group layout_group = { .attrs = layout_attrs };

static void make_layout_files(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(region_files); i++)
		layout_attrs[i] = &region_files[i].attr.attr;
}

/* life */

static struct kobject *add_folder(const char *name,
				  const struct attribute_group *group)
{
	struct kobject *folder = kobject_create_and_add(name,
							limen_sysfs_root());

	if (!folder || !sysfs_create_group(folder, group))
		return folder;
	kobject_put(folder);
	return NULL;
}

int __init limen_sysfs_posture_init(void)
{
	make_posture_files();
	make_layout_files();
	posture_folder = add_folder("posture", &posture_group);
	if (!posture_folder)
		return -ENOMEM;
	layout_folder = add_folder("layout", &layout_group);
	if (layout_folder)
		return 0;
	limen_sysfs_posture_exit();
	return -ENOMEM;
}

void limen_sysfs_posture_exit(void)
{
	kobject_put(layout_folder);
	kobject_put(posture_folder);
}
