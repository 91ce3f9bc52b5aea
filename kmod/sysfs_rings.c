// SPDX-License-Identifier: GPL-2.0-only
/* net/<inode>/rings/<number>/ */
#include "sysfs.h"

#include <linux/kobject.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "pernet.h"
#include "rings.h"
#include "sysfs_net.h"

/* One folder of a ring. */
struct limen_sysfs_ring {
	struct kobject kobj;
	struct limen_net *ln;
	unsigned int number;
};

struct ring_file {
	struct attribute attr;
	ssize_t (*show)(const struct limen_ring_area *area, char *buf);
};

static ssize_t show_ring_waiting(const struct limen_ring_area *area, char *buf)
{
	return sysfs_emit(buf, "%llu\n", limen_ring_waiting(&area->ring));
}

static ssize_t show_ring_high_water(const struct limen_ring_area *area,
				    char *buf)
{
	return sysfs_emit(buf, "%llu\n", READ_ONCE(area->ring.writer->high_water));
}

static ssize_t show_ring_lost(const struct limen_ring_area *area, char *buf)
{
	return sysfs_emit(buf, "%llu\n", READ_ONCE(area->ring.writer->lost));
}

static ssize_t show_ring_has_reader(const struct limen_ring_area *area,
				    char *buf)
{
	return sysfs_emit(buf, "%u\n", atomic_read(&area->has_reader));
}

static struct ring_file ring_waiting =
	LIMEN_SYSFS_FILE(waiting, show_ring_waiting);
static struct ring_file ring_high_water =
	LIMEN_SYSFS_FILE(high_water, show_ring_high_water);
static struct ring_file ring_lost = LIMEN_SYSFS_FILE(lost, show_ring_lost);
static struct ring_file ring_has_reader =
	LIMEN_SYSFS_FILE(has_reader, show_ring_has_reader);

static struct attribute *ring_attrs[] = {
	&ring_waiting.attr,
	&ring_high_water.attr,
	&ring_lost.attr,
	&ring_has_reader.attr,
	NULL
};
ATTRIBUTE_GROUPS(ring);

static ssize_t show_ring(struct kobject *kobj, struct attribute *attr,
			 char *buf)
{
	const struct limen_sysfs_ring *folder =
		container_of(kobj, struct limen_sysfs_ring, kobj);
	const struct limen_rings *rings;
	ssize_t ret = 0;

	rcu_read_lock();
	rings = rcu_dereference(folder->ln->rings);
	/* the folder comes a moment before the ring, and goes before it */
	if (rings && folder->number < rings->count)
		ret = container_of(attr, struct ring_file, attr)->show(
				rings->area[folder->number], buf);
	rcu_read_unlock();
	return ret;
}

static const struct sysfs_ops ring_sysfs_ops = { .show = show_ring };

static void release_ring(struct kobject *kobj)
{
	kfree(container_of(kobj, struct limen_sysfs_ring, kobj));
}

static struct kobj_type ring_type = {
	.sysfs_ops = &ring_sysfs_ops,
	.default_groups = ring_groups,
	.release = release_ring,
};

static int add_ring(struct limen_sysfs_net *sysfs, unsigned int number)
{
	struct limen_sysfs_ring *folder;
	int ret;

	folder = kzalloc(sizeof(*folder), GFP_KERNEL_ACCOUNT);
	if (!folder)
		return -ENOMEM;
	folder->ln = sysfs->ln;
	folder->number = number;
	ret = kobject_init_and_add(&folder->kobj, &ring_type, sysfs->rings,
				   "%u", number);
	if (ret) {
		kobject_put(&folder->kobj);
		return ret;
	}
	sysfs->ring[number] = folder;
	return 0;
}

static void del_ring(struct limen_sysfs_net *sysfs, unsigned int number)
{
	struct limen_sysfs_ring *folder = sysfs->ring[number];

	sysfs->ring[number] = NULL;
	kobject_del(&folder->kobj);
	kobject_put(&folder->kobj);
}

static unsigned int nr_folders(const struct limen_sysfs_net *sysfs)
{
	unsigned int nr = 0;

	while (nr < LIMEN_MAX_RINGS && sysfs->ring[nr])
		nr++;
	return nr;
}

int limen_sysfs_set_rings(struct limen_net *ln, unsigned int count)
{
	struct limen_sysfs_net *sysfs = ln->sysfs;
	unsigned int before = nr_folders(sysfs), nr = before;
	int ret = 0;

	while (!ret && nr < count) {
		ret = add_ring(sysfs, nr);
		nr += !ret;
	}
	if (ret)
		count = before;
	while (nr > count)
		del_ring(sysfs, --nr);
	return ret;
}
