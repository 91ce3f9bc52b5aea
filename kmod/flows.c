// SPDX-License-Identifier: GPL-2.0-only
/*
 * debugfs flows: a walk of the conntrack table, one bucket a step.
 *
 * The table may be resized between two steps, so a long dump can show a flow
 * twice or not at all; each bucket in itself is consistent, since a resize
 * takes all the bucket locks. (nf_conntrack_get_ht() would need a symbol that
 * conntrack keeps to itself.)
 */
#include <linux/module.h>
#include <linux/seq_file.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>

#include "debugfs.h"
#include "flow.h"
#include "pernet.h"

static const char * const state_names[] = {
	[LIMEN_STATE_NEW] = "new",
	[LIMEN_STATE_TESTING] = "testing",
	[LIMEN_STATE_PROVISIONAL] = "provisional",
	[LIMEN_STATE_DECIDED] = "decided",
	[LIMEN_STATE_UNKNOWN] = "unknown",
	[LIMEN_STATE_LATE] = "late",
};

/* The position is the bucket, so a seek costs nothing. */
static void *flows_start(struct seq_file *m, loff_t *pos)
{
	return *pos < READ_ONCE(nf_conntrack_htable_size) ? pos : NULL;
}

static void *flows_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	cond_resched();
	return flows_start(m, pos);
}

static void flows_stop(struct seq_file *m, void *v)
{
}

static void show_tuple(struct seq_file *m,
		       const struct nf_conntrack_tuple *tuple)
{
	const char *l4 = tuple->dst.protonum == IPPROTO_TCP ? "tcp" :
			 tuple->dst.protonum == IPPROTO_UDP ? "udp" : "other";

	if (tuple->src.l3num == NFPROTO_IPV6)
		seq_printf(m, "%s [%pI6c]:%u [%pI6c]:%u", l4,
			   &tuple->src.u3.in6, ntohs(tuple->src.u.all),
			   &tuple->dst.u3.in6, ntohs(tuple->dst.u.all));
	else
		seq_printf(m, "%s %pI4:%u %pI4:%u", l4,
			   &tuple->src.u3.ip, ntohs(tuple->src.u.all),
			   &tuple->dst.u3.ip, ntohs(tuple->dst.u.all));
}

static void show_word(struct seq_file *m, const struct limen_net *ln,
		      const struct nf_conn *ct)
{
	const struct nf_conn_labels *labels = nf_ct_labels_find(ct);
	const struct limen_policy *policy;
	const struct limen_label *label;
	u32 word;

	if (!labels) {
		seq_puts(m, " late");
		return;
	}
	word = limen_flow_read(labels);
	rcu_read_lock();
	policy = rcu_dereference(ln->policy);
	if (policy) {
		seq_printf(m, " %s class %u",
			   state_names[limen_gate_state(&policy->rules, word)],
			   limen_gate_class(&policy->rules, word));
		label = limen_label_find(ln->labels, limen_label_id(word));
		if (label && limen_gate_state(&policy->rules, word))
			seq_printf(m, " %s", label->name);
	}
	rcu_read_unlock();
	seq_printf(m, " word 0x%08x", word);
}

static void show_flow(struct seq_file *m, const struct limen_net *ln,
		      const struct nf_conn *ct)
{
	show_tuple(m, &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple);
	if (nf_ct_zone_id(nf_ct_zone(ct), IP_CT_DIR_ORIGINAL))
		seq_printf(m, " zone %u",
			   nf_ct_zone_id(nf_ct_zone(ct), IP_CT_DIR_ORIGINAL));
	show_word(m, ln, ct);
	seq_putc(m, '\n');
}

static bool is_mine(const struct limen_net *ln, const struct nf_conn *ct)
{
	u8 l4proto = nf_ct_protonum(ct);

	return net_eq(nf_ct_net(ct), ln->net) &&
	       (l4proto == IPPROTO_TCP || l4proto == IPPROTO_UDP);
}

/* conntrack's own lock function does not tell sparse what it takes */
static void lock_bucket(spinlock_t *lock) __acquires(lock)
{
	local_bh_disable();
	nf_conntrack_lock(lock);
	__acquire(lock);
}

static void unlock_bucket(spinlock_t *lock) __releases(lock)
{
	spin_unlock(lock);
	local_bh_enable();
}

static void show_bucket(struct seq_file *m, const struct limen_net *ln,
			unsigned int bucket)
{
	struct nf_conntrack_tuple_hash *hash;
	struct hlist_nulls_node *node;

	hlist_nulls_for_each_entry(hash, node, &nf_conntrack_hash[bucket],
				   hnnode) {
		struct nf_conn *ct = nf_ct_tuplehash_to_ctrack(hash);

		/* each flow is in the table once for each direction */
		if (NF_CT_DIRECTION(hash) == IP_CT_DIR_ORIGINAL &&
		    is_mine(ln, ct))
			show_flow(m, ln, ct);
	}
}

static int flows_show(struct seq_file *m, void *v)
{
	unsigned int bucket = *(loff_t *)v;
	spinlock_t *lock = &nf_conntrack_locks[bucket % CONNTRACK_LOCKS];

	lock_bucket(lock);
	/* it may have shrunk until we had the lock */
	if (bucket < nf_conntrack_htable_size)
		show_bucket(m, m->private, bucket);
	unlock_bucket(lock);
	return 0;
}

static const struct seq_operations flows_sops = {
	.start = flows_start,
	.next = flows_next,
	.stop = flows_stop,
	.show = flows_show,
};

static int flows_open(struct inode *inode, struct file *file)
{
	int ret = seq_open(file, &flows_sops);

	if (!ret)
		((struct seq_file *)file->private_data)->private =
			inode->i_private;
	return ret;
}

const struct file_operations limen_debugfs_flows = {
	.owner = THIS_MODULE,
	.open = flows_open,
	.read = seq_read,
	.llseek = seq_lseek,
	.release = seq_release,
};
