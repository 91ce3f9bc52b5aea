// SPDX-License-Identifier: GPL-2.0-only
/* net/<inode>/rings/<number>/ */
#include "sysfs.h"

#include <linux/kobject.h>
#include <linux/rcupdate.h>
#include <linux/sysfs.h>

#include "pernet.h"
#include "rings.h"
#include "sysfs_net.h"

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
	const struct limen_sysfs_folder *folder =
		container_of(kobj, struct limen_sysfs_folder, kobj);
	const struct limen_rings *rings;
	ssize_t ret = 0;

	rcu_read_lock();
	rings = rcu_dereference(folder->ln->rings);
	/* the folder comes a moment before the ring, and goes after it */
	if (rings && folder->number < rings->count)
		ret = container_of(attr, struct ring_file, attr)->show(
				rings->area[folder->number], buf);
	rcu_read_unlock();
	return ret;
}

static const struct sysfs_ops ring_sysfs_ops = { .show = show_ring };

static struct kobj_type ring_type = {
	.sysfs_ops = &ring_sysfs_ops,
	.default_groups = ring_groups,
	.release = limen_sysfs_release_folder,
};

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
		ret = limen_sysfs_add_folder(sysfs, sysfs->rings, &ring_type,
					     nr, &sysfs->ring[nr]);
		nr += !ret;
	}
	if (ret)
		count = before;
	while (nr > count)
		limen_sysfs_del_folder(&sysfs->ring[--nr]);
	return ret;
}
