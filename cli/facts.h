/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Everything limen doctor looks at, gathered before anything is judged.
 */
#ifndef FACTS_H
#define FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "posture_state.h"
#include "rules.h"
#include "status.h"

struct cli;

enum facts_limits {
	FACTS_MAX_QUEUES = 256,		/* lines of nfnetlink_queue */
	FACTS_MAX_QDISCS = 256,
	FACTS_MAX_QUEUE_RULES = 64,	/* the first that there are */
};

/* What could be found out, and what could not. */
enum known { UNKNOWN, NO, YES };

struct fact_queue {
	uint32_t number;
	uint32_t portid;
	uint32_t waiting;
	uint32_t queue_dropped, user_dropped;
};

struct facts {
	bool root;
	bool has_services;		/* systemd runs them */
	bool loads_modules;		/* the kernel can */
	char release[65];		/* of the kernel */
	char program_version[32];
	enum known conntrack_labels;	/* the kernel was built with them */
	enum known module_installed;	/* limen.ko is there for it */
	struct status status;
	int kern_err, ctl_err;
	uint64_t config_changed;	/* the daemon's file, in seconds; 0: not known */
	struct posture posture;
	const char *smap_option;	/* that switched it off at boot, or NULL */

	int conntrack_err;		/* of reading the table; 0: fine */
	long acct;			/* the sysctl; -1: not known */
	long conntrack_count, conntrack_max;	/* -1: not known */

	enum known queue_module;	/* nfnetlink_queue */
	unsigned int nr_queues;
	struct fact_queue queues[FACTS_MAX_QUEUES];
	/* that limend would take if it were started, from its file */
	unsigned int first_wanted, nr_wanted;

	enum known nft;			/* its answers could be had */
	unsigned int nr_flowtables;
	char flowtables[256];
	enum known rules;		/* likewise, of nft or iptables */
	uint32_t marks_written;		/* by rules of others */
	unsigned int nr_queue_rules;
	struct queue_rule queue_rules[FACTS_MAX_QUEUE_RULES];
	bool has_mark_mask;		/* somebody could tell it */
	uint32_t mark_mask;		/* what limen may write */

	enum known htb;			/* sch_htb can be had */
	enum known tc_modules;		/* the rest can be looked for */
	char tc_missing[128];		/* with blanks between them */
	char shaped[16];		/* an interface that htb of limen's shapes */
	enum known offloads;		/* and it joins packets */
	enum known qdiscs;
	unsigned int nr_qdiscs;
	uint16_t qdisc_majors[FACTS_MAX_QDISCS];
	unsigned int nr_priorities;	/* of classes that set one */
	uint32_t priorities[LIMEN_MAX_CLASSES];
	int nr_differences;	/* limen shape diff; below 0: not known */
};

/* Large; the caller frees *@out with facts_free(). NULL: no memory. */
struct facts *facts_new(struct cli *cli);
void facts_free(struct facts *f);

/* The daemon goes by a plain NFQUEUE rule and does not want the module. */
bool facts_is_alone(const struct facts *f);

/* Reads one line of /proc/net/netfilter/nfnetlink_queue. 0 or -EINVAL. */
int facts_parse_queue(const char *line, struct fact_queue *q);

#endif /* FACTS_H */
