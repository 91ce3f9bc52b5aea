// SPDX-License-Identifier: GPL-2.0-only
#include "debugfs.h"

#include <linux/debugfs.h>
#include <linux/netfilter.h>
#include <linux/seq_file.h>
#include <net/net_namespace.h>

#include "pernet.h"
#include "rings.h"

static struct dentry *root;

/* policy */

static void show_rules(struct seq_file *m, const struct limen_rules *rules)
{
	seq_printf(m, "generation %u transport %u on_daemon_down %u\n",
		   limen_gate_generation(rules), rules->transport,
		   rules->on_daemon_down);
	seq_printf(m, "queue_base %u queue_count %u mark_mask 0x%08x\n",
		   rules->queue_base, rules->queue_count, rules->mark_mask);
	seq_printf(m, "testing_class %u unknown_class %u\n",
		   rules->testing_class, rules->unknown_class);
}

static void show_class(struct seq_file *m, const struct limen_class *class)
{
	seq_printf(m, "class %u", class->class);
	if (class->flags & LIMEN_CLASS_F_PRIORITY)
		seq_printf(m, " priority %x:%x", class->priority >> 16,
			   class->priority & 0xffff);
	if (class->flags & LIMEN_CLASS_F_MARK)
		seq_printf(m, " mark 0x%x", class->mark);
	if (class->flags & LIMEN_CLASS_F_CTMARK)
		seq_printf(m, " ctmark 0x%x", class->mark);
	if (class->flags & LIMEN_CLASS_F_DSCP)
		seq_printf(m, " dscp %u", class->dscp);
	if (class->flags & LIMEN_CLASS_F_DROP)
		seq_puts(m, " drop");
	if (class->flags & LIMEN_CLASS_F_REJECT)
		seq_puts(m, " reject");
	seq_putc(m, '\n');
}

static void show_labels(struct seq_file *m, const struct limen_labels *labels,
			const struct limen_rules *rules)
{
	u16 id;

	for (id = 1; id < LIMEN_MAX_LABELS; id++) {
		const struct limen_label *label = limen_label_find(labels, id);

		if (label)
			seq_printf(m, "label %u %s class %u\n", id,
				   label->name, rules->class_of[id]);
	}
}

static int policy_show(struct seq_file *m, void *unused)
{
	const struct limen_net *ln = m->private;
	const struct limen_policy *policy;
	unsigned int i;

	rcu_read_lock();
	policy = rcu_dereference(ln->policy);
	if (policy) {
		show_rules(m, &policy->rules);
		for_each_set_bit(i, policy->classes, LIMEN_MAX_CLASSES)
			show_class(m, &policy->class[i]);
		show_labels(m, ln->labels, &policy->rules);
	}
	rcu_read_unlock();
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(policy);

/* hooks */

static const char * const hook_names[NF_INET_NUMHOOKS] = {
	[NF_INET_PRE_ROUTING] = "prerouting",
	[NF_INET_LOCAL_IN] = "input",
	[NF_INET_FORWARD] = "forward",
	[NF_INET_LOCAL_OUT] = "output",
	[NF_INET_POST_ROUTING] = "postrouting",
};

static void show_hook(struct seq_file *m, const char *family, unsigned int hook,
		      const struct nf_hook_entries *entries)
{
	struct nf_hook_ops **all;
	unsigned int i;

	if (!entries)
		return;
	all = nf_hook_entries_get_hook_ops(entries);
	for (i = 0; i < entries->num_hook_entries; i++) {
		/* replaced by one that does nothing when it is unregistered */
		const struct nf_hook_ops *ops = READ_ONCE(all[i]);

		seq_printf(m, "%s %s %d %ps\n", family, hook_names[hook],
			   ops->priority, ops->hook);
	}
}

static int hooks_show(struct seq_file *m, void *unused)
{
	const struct limen_net *ln = m->private;
	const struct net *net = ln->net;
	unsigned int i;

	rcu_read_lock();
	for (i = 0; i < NF_INET_NUMHOOKS; i++)
		show_hook(m, "ipv4", i, rcu_dereference(net->nf.hooks_ipv4[i]));
	for (i = 0; i < NF_INET_NUMHOOKS; i++)
		show_hook(m, "ipv6", i, rcu_dereference(net->nf.hooks_ipv6[i]));
	rcu_read_unlock();
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(hooks);

/* rings */

static void show_ring(struct seq_file *m, unsigned int number,
		      const struct limen_ring_area *area)
{
	const struct limen_ring *ring = &area->ring;

	seq_printf(m, "ring %u waiting %llu high_water %llu lost %llu",
		   number, limen_ring_waiting(ring),
		   READ_ONCE(ring->writer->high_water),
		   READ_ONCE(ring->writer->lost));
	seq_printf(m, " has_reader %u position %llu\n",
		   atomic_read(&area->has_reader), READ_ONCE(ring->position));
}

static int rings_show(struct seq_file *m, void *unused)
{
	const struct limen_net *ln = m->private;
	const struct limen_rings *rings;
	unsigned int i;

	rcu_read_lock();
	rings = rcu_dereference(ln->rings);
	if (rings) {
		seq_printf(m, "rings %u size %llu snaplen %u\n", rings->count,
			   rings->size, rings->snaplen);
		for (i = 0; i < rings->count; i++)
			show_ring(m, i, rings->area[i]);
	}
	rcu_read_unlock();
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(rings);

/* counters */

static void show_latency(struct seq_file *m, const struct limen_net *ln)
{
	u64 latency[LIMEN_NR_LATENCY];
	unsigned int i;

	limen_counters_sum_latency(ln->counters, latency);
	for (i = 0; i < LIMEN_NR_LATENCY; i++)
		if (latency[i])
			seq_printf(m, "latency_ns %llu..%llu %llu\n", 1ULL << i,
				   (1ULL << (i + 1)) - 1, latency[i]);
}

static int counters_show(struct seq_file *m, void *unused)
{
	const struct limen_net *ln = m->private;
	unsigned int id;

	for (id = 0; id < LIMEN_NR_COUNTERS; id++)
		seq_printf(m, "%s %llu\n", limen_counter_name(id),
			   limen_counters_sum(ln->counters, id));
	show_latency(m, ln);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(counters);

void limen_debugfs_add_net(struct limen_net *ln)
{
	struct dentry *dir;
	char name[16];

	snprintf(name, sizeof(name), "%u", limen_net_ino(ln));
	/* every one of these takes the error of the one before */
	dir = debugfs_create_dir(name, root);
	debugfs_create_file("flows", 0400, dir, ln, &limen_debugfs_flows);
	debugfs_create_file("policy", 0400, dir, ln, &policy_fops);
	debugfs_create_file("hooks", 0400, dir, ln, &hooks_fops);
	debugfs_create_file("rings", 0400, dir, ln, &rings_fops);
	debugfs_create_file("counters", 0400, dir, ln, &counters_fops);
	ln->debugfs = dir;
}

void limen_debugfs_del_net(struct limen_net *ln)
{
	debugfs_remove(ln->debugfs);
	ln->debugfs = NULL;
}

void __init limen_debugfs_init(void)
{
	root = debugfs_create_dir("limen", NULL);
}

void limen_debugfs_exit(void)
{
	debugfs_remove(root);
}
