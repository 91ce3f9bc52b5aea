/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * /sys/kernel/limen, one value per file:
 *
 *	version door_version record_version generation
 *	net/<inode of the namespace>/
 *		state owner_portid transport on_daemon_down generation
 *		queue_base queue_count ring_count ring_size snaplen nr_labels
 *		counters/<name in counter.h>
 *		labels/<id>/{name,class,packets,bytes}
 *		classes/<number>/{priority,mark,ctmark,dscp,drop,packets,bytes}
 *		rings/<number>/{waiting,high_water,lost,has_reader}
 *
 * and those of sysfs_crossings.h and sysfs_posture.c.
 *
 * A namespace appears with its first bind. All of it is for root alone, since
 * sysfs shows every namespace to whoever mounts it. A label's folder is its
 * id, because names have slashes in them.
 *
 * No file takes ln->lock: a folder is removed under it, and removal waits
 * for readers.
 */
#ifndef LIMEN_SYSFS_H
#define LIMEN_SYSFS_H

struct kobject;
struct limen_label;
struct limen_net;
struct limen_policy;

int limen_sysfs_init(void);
/* The folder "limen", for those who put folders of their own into it. */
struct kobject *limen_sysfs_root(void);
void limen_sysfs_exit(void);

int limen_sysfs_add_net(struct limen_net *ln);
/* After limen_labels_free(). */
void limen_sysfs_del_net(struct limen_net *ln);

/* Swallows @label when it fails. */
int limen_sysfs_add_label(struct limen_label *label);
/* Swallows @label. */
void limen_sysfs_del_label(struct limen_label *label);

/* Makes the folders those of @policy; on failure they are as before. */
int limen_sysfs_set_classes(struct limen_net *ln,
			    const struct limen_policy *policy);

/*
 * Makes the folders those of @count rings; on failure they are as before.
 * With 0 it cannot fail.
 */
int limen_sysfs_set_rings(struct limen_net *ln, unsigned int count);

#endif /* LIMEN_SYSFS_H */
