// SPDX-License-Identifier: GPL-2.0-or-later
#include "facts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "cli.h"
#include "config.h"
#include "door.h"
#include "flows.h"
#include "rules.h"
#include "shape.h"
#include "shape/diff.h"
#include "tool.h"
#include "version.h"

#define SYSCTL "/proc/sys/net/netfilter/"
#define QUEUE_LIST "/proc/net/netfilter/nfnetlink_queue"

static long read_number(const char *path)
{
	FILE *f = fopen(path, "re");
	long v = -1;

	if (!f)
		return -1;
	if (fscanf(f, "%ld", &v) != 1)
		v = -1;
	fclose(f);
	return v;
}

/* Does a line of the file at @path contain @text? */
static enum known file_has(const char *path, const char *text)
{
	FILE *f = fopen(path, "re");
	enum known found = NO;
	char line[512];

	if (!f)
		return UNKNOWN;
	while (found == NO && fgets(line, sizeof(line), f))
		if (strstr(line, text))
			found = YES;
	fclose(f);
	return found;
}

/* Is module @name, "/limen.ko", installed for this kernel, or built in? */
static enum known module_known(const struct facts *f, const char *name)
{
	static const char *const lists[] = { "modules.dep", "modules.builtin" };
	enum known found = UNKNOWN;
	char path[256];
	size_t i;

	for (i = 0; i < 2 && found != YES; i++) {
		snprintf(path, sizeof(path), "/lib/modules/%s/%s", f->release,
			 lists[i]);
		if (file_has(path, name) != UNKNOWN)
			found = file_has(path, name);
	}
	return found;
}

/* The configuration the kernel was built with, or NULL. */
static char *kernel_config(const struct facts *f)
{
	char path[128];
	const char *const boot[] = { "zcat", "-f", path, NULL };
	static const char *const proc[] = { "zcat", "-f", "/proc/config.gz",
					    NULL };
	char *text;

	snprintf(path, sizeof(path), "/boot/config-%s", f->release);
	text = tool_ask(boot);
	return text ? text : tool_ask(proc);
}

/* A part of the kernel: its module, and the option that builds it. */
struct part {
	const char *name;
	const char *option;
};

/* Is it there? @config is the kernel's, NULL: not known. */
static enum known part_known(const struct facts *f, const char *config,
			     const struct part *part)
{
	char file[32], line[64];

	snprintf(file, sizeof(file), "/%s.ko", part->name);
	snprintf(line, sizeof(line), "\nCONFIG_%s=y", part->option);
	if (config && strstr(config, line))
		return YES;
	line[strlen(line) - 1] = 'm';
	if (config && !strstr(config, line))
		return NO;
	return module_known(f, file);
}

/* What limen shape may want besides htb. */
static void gather_tc_modules(struct facts *f, const char *config)
{
	static const struct part parts[] = {
		{ "sch_fq_codel", "NET_SCH_FQ_CODEL" },
		{ "sch_cake", "NET_SCH_CAKE" },
		{ "sch_ingress", "NET_SCH_INGRESS" },
		{ "ifb", "IFB" },
		{ "cls_u32", "NET_CLS_U32" },
		{ "act_skbedit", "NET_ACT_SKBEDIT" },
		{ "act_mirred", "NET_ACT_MIRRED" },
		{ "act_ctinfo", "NET_ACT_CTINFO" },
		{ "act_connmark", "NET_ACT_CONNMARK" },
	};
	size_t i, used = 0;
	int n;

	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		enum known known = part_known(f, config, &parts[i]);

		if (known != UNKNOWN)
			f->tc_modules = YES;
		if (known != NO)
			continue;
		n = snprintf(f->tc_missing + used, sizeof(f->tc_missing) - used,
			     "%s%s", used ? " " : "", parts[i].name);
		if (n > 0 && (size_t)n < sizeof(f->tc_missing) - used)
			used += (size_t)n;
	}
}

static void gather_kernel(struct facts *f)
{
	static const struct part htb = { "sch_htb", "NET_SCH_HTB" };
	struct utsname u;
	char *config;

	if (!uname(&u))
		snprintf(f->release, sizeof(f->release), "%s", u.release);
	f->module_installed = module_known(f, "/limen.ko");
	config = kernel_config(f);
	f->htb = part_known(f, config, &htb);
	gather_tc_modules(f, config);
	if (config)
		f->conntrack_labels =
			strstr(config, "\nCONFIG_NF_CONNTRACK_LABELS=y") ?
			YES : NO;
	free(config);
}

static int look_at_one(const struct ctnl_flow *flow, void *data)
{
	return 1;
}

static void gather_conntrack(struct facts *f)
{
	int ret = flows_walk(look_at_one, NULL);

	f->conntrack_err = ret > 0 ? 0 : ret;
	f->acct = read_number(SYSCTL "nf_conntrack_acct");
	f->conntrack_count = read_number(SYSCTL "nf_conntrack_count");
	f->conntrack_max = read_number(SYSCTL "nf_conntrack_max");
}

bool facts_is_alone(const struct facts *f)
{
	return !strcmp(jsonio_get_str(f->status.daemon, "road", ""), "nfqueue");
}

int facts_parse_queue(const char *line, struct fact_queue *q)
{
	if (sscanf(line, "%" SCNu32 " %" SCNu32 " %" SCNu32 " %*u %*u %" SCNu32
		   " %" SCNu32, &q->number, &q->portid, &q->waiting,
		   &q->queue_dropped, &q->user_dropped) != 5)
		return -EINVAL;
	return 0;
}

static void gather_queues(struct facts *f)
{
	FILE *file = fopen(QUEUE_LIST, "re");
	char line[256];

	if (!file) {
		f->queue_module = errno == ENOENT ? NO : UNKNOWN;
		return;
	}
	f->queue_module = YES;
	while (f->nr_queues < FACTS_MAX_QUEUES && fgets(line, sizeof(line), file))
		if (!facts_parse_queue(line, &f->queues[f->nr_queues]))
			f->nr_queues++;
	fclose(file);
}

/* Only a queue is held by one alone, and with a ring there may be none. */
static void gather_wanted(struct facts *f)
{
	struct config_error err;
	struct config *c;

	if (f->status.daemon)
		return;
	if (config_load(CONFIG_DEFAULT_PATH, &c, &err) &&
	    config_load(NULL, &c, &err))
		return;
	f->first_wanted = c->queue_base;
	if (c->transport != LIMEN_TRANSPORT_RING)
		f->nr_wanted = c->queue_count;
	config_free(c);
}

static void gather_nft(struct facts *f)
{
	static const char *const flowtables[] = { "nft", "list", "flowtables",
						  NULL };
	static const char *const ruleset[] = { "nft", "-s", "list", "ruleset",
					       NULL };
	char *text = tool_ask(flowtables);

	if (text) {
		f->nft = YES;
		f->nr_flowtables = rules_flowtables(text, f->flowtables,
						    sizeof(f->flowtables));
		free(text);
	}
	text = tool_ask(ruleset);
	if (text) {
		f->rules = YES;
		f->marks_written |= rules_marks_nft(text);
		f->nr_queue_rules = rules_queues_nft(text, f->queue_rules,
						     FACTS_MAX_QUEUE_RULES);
		free(text);
	}
}

/* Those of iptables-nft are seen by nft, if there is one. */
static void gather_iptables(struct facts *f)
{
	static const char *const saves[][2] = {
		{ "iptables-legacy-save", NULL },
		{ "ip6tables-legacy-save", NULL },
		{ "iptables-save", NULL },
		{ "ip6tables-save", NULL },
	};
	size_t i, nr = f->rules == YES ? 2 : 4;

	for (i = 0; i < nr; i++) {
		char *text = tool_ask(saves[i]);

		if (!text)
			continue;
		f->rules = YES;
		f->marks_written |= rules_marks_iptables(text);
		f->nr_queue_rules += rules_queues_iptables(text,
			f->queue_rules + f->nr_queue_rules,
			FACTS_MAX_QUEUE_RULES - f->nr_queue_rules);
		free(text);
	}
}

static void gather_qdiscs(struct facts *f)
{
	static const char *const argv[] = { "tc", "qdisc", "show", NULL };
	char *text = tool_ask(argv);

	if (!text)
		return;
	f->qdiscs = YES;
	f->nr_qdiscs = rules_qdiscs(text, f->qdisc_majors, FACTS_MAX_QDISCS);
	rules_shaped(text, CONFIG_SHAPE_MAJOR, f->shaped, sizeof(f->shaped));
	free(text);
}

static void gather_offloads(struct facts *f)
{
	const char *argv[] = { "ethtool", "-k", f->shaped, NULL };
	char *text;

	if (!*f->shaped)
		return;
	text = tool_ask(argv);
	if (!text)
		return;
	f->offloads = rules_offloads(text) ? YES : NO;
	free(text);
}

static int take_class(const struct kern_class *class, void *data)
{
	struct facts *f = data;

	if (class->class.flags & LIMEN_CLASS_F_PRIORITY &&
	    f->nr_priorities < LIMEN_MAX_CLASSES)
		f->priorities[f->nr_priorities++] = class->class.priority;
	return 0;
}

static void take_difference(const char *text, void *data)
{
}

/* Without the module nobody but the file tells of classes. */
static void gather_config(struct cli *cli, struct facts *f)
{
	struct config *c;
	unsigned int i;

	shape_names(cli, &c);
	for (i = 0; c && !f->status.answers && i < c->nr_classes; i++)
		if (c->classes[i].flags & LIMEN_CLASS_F_PRIORITY)
			f->priorities[f->nr_priorities++] =
				c->classes[i].priority;
	if (c && c->nr_interfaces)
		f->nr_differences = diff_config(c, take_difference, NULL);
	config_free(c);
}

static void gather_config_time(struct facts *f)
{
	const char *file = jsonio_get_str(f->status.daemon, "config", NULL);
	struct stat st;

	/* from where a path that is not whole goes is not known */
	if (file && *file == '/' && !stat(file, &st))
		f->config_changed = (uint64_t)st.st_mtime;
}

/* The door does not tell it, sysfs does. */
static uint32_t module_mark_mask(uint64_t netns_ino)
{
	unsigned int mask = 0;
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "/sys/kernel/limen/net/%" PRIu64 "/mark_mask",
		 netns_ino);
	f = fopen(path, "re");
	if (!f)
		return 0;
	if (fscanf(f, "%x", &mask) != 1)
		mask = 0;
	fclose(f);
	return mask;
}

static void gather_policy(struct cli *cli, struct facts *f)
{
	struct kern *k = door_kern(cli);

	if (k && f->status.answers)
		kern_get_classes(k, take_class, f);
	f->has_mark_mask = f->status.daemon || f->status.answers;
	if (f->status.daemon)
		f->mark_mask = (uint32_t)jsonio_get_uint(f->status.daemon,
							 "mark_mask", 0);
	else
		f->mark_mask = module_mark_mask(f->status.state.netns_ino);
}

/* Until 5.17 it had one of its own; 308 is the number of the feature. */
static const char *find_smap_option(void)
{
	static const char *const options[] = {
		"nosmap", "clearcpuid=smap", "clearcpuid=308",
	};
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(*options); i++)
		if (file_has("/proc/cmdline", options[i]) == YES)
			return options[i];
	return NULL;
}

struct facts *facts_new(struct cli *cli)
{
	struct facts *f = calloc(1, sizeof(*f));

	if (!f)
		return NULL;
	f->root = !geteuid();
	/* as sd_booted(3) tells */
	f->has_services = !access("/run/systemd/system", F_OK);
	f->loads_modules = !access("/proc/modules", F_OK);
	snprintf(f->program_version, sizeof(f->program_version), "%s",
		 LIMEN_VERSION);
	gather_kernel(f);
	status_gather(cli, NULL, &f->status);
	f->kern_err = cli->kern_err;
	f->ctl_err = cli->ctl_err;
	posture_gather(cli, &f->posture);
	f->smap_option = find_smap_option();
	gather_conntrack(f);
	gather_queues(f);
	gather_wanted(f);
	gather_nft(f);
	gather_iptables(f);
	gather_qdiscs(f);
	gather_offloads(f);
	gather_policy(cli, f);
	gather_config(cli, f);
	gather_config_time(f);
	return f;
}

void facts_free(struct facts *f)
{
	if (!f)
		return;
	status_drop(&f->status);
	posture_drop(&f->posture);
	free(f);
}
