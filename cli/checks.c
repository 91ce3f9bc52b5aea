// SPDX-License-Identifier: GPL-2.0-or-later
#include "checks.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "checks_queues.h"
#include "config.h"
#include "finding.h"
#include "mend.h"

/* Below that, a share of the packets says nothing. */
enum { MIN_SEEN = 1000 };

/* For what cannot be judged without the module. */
static void found_no_module(const struct facts *f, struct finding *out)
{
	if (facts_is_alone(f))
		found(out, FINDING_GOOD, "limend does without the module");
	else
		found(out, FINDING_UNKNOWN, "the module does not answer");
}

static uint64_t kernel_counter(const struct facts *f, enum limen_counter id)
{
	return f->status.counters.value[id];
}

static void judge_root(const struct facts *f, struct finding *out)
{
	if (f->root) {
		found(out, FINDING_GOOD, "this is root");
		return;
	}
	found(out, FINDING_UNKNOWN, "this is not root: much cannot be looked at");
	mend(out, "sudo limen doctor");
}

static void judge_kernel(const struct facts *f, struct finding *out)
{
	if (f->status.loaded || f->conntrack_labels == YES)
		found(out, FINDING_GOOD, "kernel %s tracks connection labels",
		      f->release);
	else if (f->conntrack_labels == UNKNOWN)
		found(out, FINDING_UNKNOWN, "whether kernel %s tracks connection "
		      "labels is not known", f->release);
	else
		found(out, facts_is_alone(f) ? FINDING_NOTE : FINDING_BAD,
		      "kernel %s was built without CONFIG_NF_CONNTRACK_LABELS: "
		      "the module cannot work on it, limend can on an NFQUEUE "
		      "rule alone", f->release);
}

/* It cannot simply be loaded, and may or may not be there. */
static void found_unsigned(const struct facts *f, const char *asked_by,
			   struct finding *out)
{
	bool is_missing = f->module_installed == NO;

	found(out, FINDING_BAD, "module limen is not %s kernel %s, which takes "
	      "signed modules only (%s)",
	      is_missing ? "installed for" : "loaded into", f->release,
	      asked_by);
	mend(out, is_missing ?
	     "make module install-module, sign limen.ko with a key that the "
	     "kernel trusts (mokutil --import), then modprobe limen" :
	     "modprobe limen; if that is refused, sign limen.ko with a key that "
	     "the kernel trusts (mokutil --import) first");
}

static void judge_module(const struct facts *f, struct finding *out)
{
	char text[SIGNING_TEXT_SIZE];
	const char *asked_by = signing_asked_by(&f->posture.signing, text);

	if (f->status.loaded) {
		found(out, FINDING_GOOD, "module limen %s is loaded",
		      f->status.module_version);
		return;
	}
	if (facts_is_alone(f)) {
		found(out, FINDING_NOTE, "module limen is not loaded; limend goes "
		      "by an NFQUEUE rule alone");
		return;
	}
	if (!f->loads_modules) {
		found(out, FINDING_NOTE, "kernel %s was built to load no "
		      "modules: limend goes by an NFQUEUE rule, see limend(8)",
		      f->release);
		return;
	}
	if (asked_by) {
		found_unsigned(f, asked_by, out);
		return;
	}
	if (f->module_installed == NO) {
		found(out, FINDING_BAD, "module limen is not installed for "
		      "kernel %s", f->release);
		mend(out, "make module install-module && modprobe limen");
		return;
	}
	found(out, FINDING_BAD, "module limen is not loaded");
	mend(out, "modprobe limen");
}

static void judge_version(const struct facts *f, struct finding *out)
{
	const char *module = f->status.module_version;

	if (f->kern_err == -EPROTO) {
		found(out, FINDING_BAD, "module and programs do not understand "
		      "each other: %s", f->status.module_error);
		mend(out, "rmmod limen && modprobe limen");
	} else if (!f->status.loaded || !*module) {
		found_no_module(f, out);
	} else if (strcmp(module, f->program_version) != 0) {
		found(out, FINDING_BAD, "module is version %s, the programs are %s",
		      module, f->program_version);
		mend(out, "rmmod limen && modprobe limen");
	} else {
		found(out, FINDING_GOOD, "module and programs are both version %s",
		      module);
	}
}

static void judge_conntrack(const struct facts *f, struct finding *out)
{
	switch (-f->conntrack_err) {
	case 0:
		found(out, FINDING_GOOD, "the connection tracking table can be read");
		break;
	case EPERM:
		found(out, FINDING_UNKNOWN, "only root may read the connection "
		      "tracking table");
		break;
	default:
		found(out, FINDING_BAD, "the connection tracking table cannot be "
		      "read: %s", strerror(-f->conntrack_err));
		mend(out, "modprobe nf_conntrack_netlink");
	}
}

static void judge_table_size(const struct facts *f, struct finding *out)
{
	if (f->conntrack_count < 0 || f->conntrack_max <= 0) {
		found(out, FINDING_UNKNOWN, "connection tracking is not loaded");
		return;
	}
	if (f->conntrack_count < f->conntrack_max / 10 * 9) {
		found(out, FINDING_GOOD, "%ld of %ld connections tracked",
		      f->conntrack_count, f->conntrack_max);
		return;
	}
	found(out, FINDING_BAD, "the connection tracking table is nearly full "
	      "(%ld of %ld): new connections are dropped when it is",
	      f->conntrack_count, f->conntrack_max);
	mend(out, "sysctl -w net.netfilter.nf_conntrack_max=%ld",
	     f->conntrack_max * 2);
}

static void judge_acct(const struct facts *f, struct finding *out)
{
	if (f->acct > 0) {
		found(out, FINDING_GOOD, "packets and bytes of each flow are counted");
	} else if (facts_is_alone(f)) {
		found(out, FINDING_GOOD, "limend counts packets and bytes of "
		      "its flows");
	} else if (f->acct < 0) {
		found(out, FINDING_UNKNOWN, "nf_conntrack_acct cannot be read");
	} else {
		found(out, FINDING_NOTE, "nf_conntrack_acct is off: limen flows "
		      "shows no packets and bytes (new flows only, once on)");
		mend(out, "sysctl -w net.netfilter.nf_conntrack_acct=1");
	}
}

static void judge_daemon(const struct facts *f, struct finding *out)
{
	if (f->status.daemon) {
		found(out, FINDING_GOOD, "limend is up (pid %" PRIu64 ")",
		      jsonio_get_uint(f->status.daemon, "pid", 0));
	} else if (f->ctl_err == -EACCES) {
		found(out, FINDING_UNKNOWN, "limend: %s", f->status.daemon_error);
		mend(out, "sudo limen doctor");
	} else {
		found(out, FINDING_BAD, "limend: %s", f->status.daemon_error);
		mend_start(f, out);
	}
}

static void judge_binding(const struct facts *f, struct finding *out)
{
	const struct kern_state *state = &f->status.state;
	const json_t *module = json_object_get(f->status.daemon, "module");
	const char *error = jsonio_get_str(module, "error", NULL);

	if (!f->status.answers) {
		found_no_module(f, out);
	} else if (f->status.daemon && error) {
		found(out, FINDING_BAD, "limend is not bound to the module: %s",
		      error);
	} else if (state->net_state == LIMEN_NET_BOUND) {
		found(out, FINDING_GOOD, "pid %u is bound to the module",
		      state->owner_pid);
	} else if (state->net_state == LIMEN_NET_DOWN) {
		found(out, FINDING_BAD, "the daemon that was bound is gone; "
		      "undecided flows %s", state->on_daemon_down ==
		      LIMEN_DOWN_CLOSED ? "are dropped" : "pass unseen");
		mend_restart(f, out, "");
	} else {
		found(out, f->status.daemon ? FINDING_BAD : FINDING_NOTE,
		      "no daemon is bound in this network namespace");
		mend_restart(f, out, "");
	}
}

static void judge_reload(const struct facts *f, struct finding *out)
{
	const json_t *reload = json_object_get(f->status.daemon, "reload");
	const json_t *patterns = json_object_get(f->status.daemon, "patterns");

	if (!f->status.daemon) {
		found(out, FINDING_UNKNOWN, "limend is not there to be asked");
	} else if (jsonio_get_uint(reload, "at", 0) &&
		   !jsonio_get_bool(reload, "running", 0) &&
		   !jsonio_get_bool(reload, "ok", 1)) {
		found(out, FINDING_BAD, "the last reload failed, the old patterns "
		      "and policy go on: %s",
		      jsonio_get_str(reload, "error", "no reason given"));
		mend_check(f, out);
	} else if (f->config_changed >
		   jsonio_get_uint(patterns, "loaded", UINT64_MAX)) {
		found(out, FINDING_NOTE, "limend has not read %s since it was "
		      "changed", jsonio_get_str(f->status.daemon, "config", "?"));
		mend(out, "limen reload");
	} else {
		found(out, FINDING_GOOD, "configuration and patterns are in force");
	}
}

static void judge_flowtable(const struct facts *f, struct finding *out)
{
	if (f->nft != YES) {
		found(out, FINDING_UNKNOWN, "nft cannot be asked for flowtables");
	} else if (!f->nr_flowtables) {
		found(out, FINDING_GOOD, "no flowtable takes packets past the hooks");
	} else {
		found(out, FINDING_BAD, "flowtable %s takes established flows past "
		      "limen's hooks: their later packets are neither counted "
		      "nor classed", f->flowtables);
		mend(out, "nft list flowtables    # offload only flows with a "
		     "ct mark that says decided");
	}
}

static void judge_marks(const struct facts *f, struct finding *out)
{
	uint32_t both = f->marks_written & f->mark_mask;

	if (!f->has_mark_mask) {
		found(out, FINDING_UNKNOWN, "nobody is there to tell limen's mark mask");
	} else if (!f->mark_mask) {
		found(out, FINDING_GOOD, "limend writes no marks");
	} else if (f->rules != YES) {
		found(out, FINDING_UNKNOWN, "the rules cannot be read");
	} else if (both) {
		found(out, FINDING_BAD, "rules of iptables or nft write mark bits "
		      "0x%x, which limend writes too (mark_mask 0x%x)", both,
		      f->mark_mask);
		mend(out, "nft list ruleset | grep 'mark set'");
	} else {
		found(out, FINDING_GOOD, "no rule writes limend's mark bits 0x%x",
		      f->mark_mask);
	}
}

static bool has_qdisc(const struct facts *f, uint16_t major)
{
	unsigned int i;

	for (i = 0; i < f->nr_qdiscs; i++)
		if (f->qdisc_majors[i] == major)
			return true;
	return false;
}

static void judge_shaping(const struct facts *f, struct finding *out)
{
	unsigned int i;

	if (!f->nr_priorities) {
		found(out, FINDING_GOOD, "no class asks for traffic control");
		return;
	}
	if (f->qdiscs != YES) {
		found(out, FINDING_UNKNOWN, "tc cannot be asked for its qdiscs");
		mend(out, "apt-get install iproute2");
		return;
	}
	for (i = 0; i < f->nr_priorities; i++) {
		uint32_t priority = f->priorities[i];

		if (has_qdisc(f, (uint16_t)(priority >> 16)))
			continue;
		found(out, FINDING_BAD, "a class sends its packets to %x:%x, but "
		      "no interface has a qdisc %x:", priority >> 16,
		      priority & 0xffff, priority >> 16);
		if (priority >> 16 == CONFIG_SHAPE_MAJOR)
			mend(out, "limen shape apply");
		else
			mend(out, "tc qdisc add dev DEVICE root handle %x: htb",
			     priority >> 16);
		return;
	}
	if (f->nr_differences > 0) {
		found(out, FINDING_NOTE, "traffic control is not what "
		      "limend.conf asks for (limen shape diff: %d)",
		      f->nr_differences);
		mend(out, "limen shape diff; limen shape apply");
		return;
	}
	found(out, FINDING_GOOD, "the qdiscs that classes name are there");
}

static void judge_htb(const struct facts *f, struct finding *out)
{
	if (f->htb == YES)
		found(out, FINDING_GOOD, "sch_htb is there for shaping");
	else if (f->htb == UNKNOWN)
		found(out, FINDING_UNKNOWN, "whether sch_htb is there is not known");
	else
		found(out, FINDING_NOTE, "kernel %s has no sch_htb: classes cannot "
		      "be held to a rate by it", f->release);
}

/* What limen shape makes besides htb; without labels it is of no use. */
static void judge_tc_modules(const struct facts *f, struct finding *out)
{
	if (f->tc_modules == UNKNOWN)
		found(out, FINDING_UNKNOWN, "which parts of traffic control are "
		      "there is not known");
	else if (!*f->tc_missing)
		found(out, FINDING_GOOD, "all that limen shape makes is there");
	else
		found(out, FINDING_NOTE, "kernel %s lacks %s: see limen shape in "
		      "limen(8) for what does without", f->release,
		      f->tc_missing);
}

/* htb and a low rate: a packet put together from many is sent as one. */
static void judge_offloads(const struct facts *f, struct finding *out)
{
	if (!*f->shaped) {
		found(out, FINDING_GOOD, "no shaped interface sends joined packets as one");
		return;
	}
	if (f->offloads == UNKNOWN) {
		found(out, FINDING_UNKNOWN, "ethtool cannot be asked for the "
		      "offloads of %s", f->shaped);
		mend(out, "apt-get install ethtool");
	} else if (f->offloads == NO) {
		found(out, FINDING_GOOD, "%s joins no packets", f->shaped);
	} else {
		found(out, FINDING_NOTE, "%s joins packets of up to 64 KB "
		      "(offloads), which htb sends as one: others wait for it",
		      f->shaped);
		mend(out, "ethtool -K %s gro off gso off tso off    # or "
		     "qdisc = \"cake\", which takes them apart", f->shaped);
	}
}

static void judge_untracked(const struct facts *f, struct finding *out)
{
	uint64_t seen = kernel_counter(f, LIMEN_COUNTER_PACKET_SEEN);
	uint64_t untracked = kernel_counter(f, LIMEN_COUNTER_PACKET_UNTRACKED);

	if (!f->status.answers) {
		found_no_module(f, out);
	} else if (seen >= MIN_SEEN && untracked >= seen / 2) {
		found(out, FINDING_BAD, "%" PRIu64 " of %" PRIu64 " packets were "
		      "not tracked and could not be classified: notrack rules",
		      untracked, seen);
		mend(out, "nft list ruleset | grep notrack");
	} else {
		found(out, FINDING_GOOD, "packets are tracked");
	}
}

static void judge_late(const struct facts *f, struct finding *out)
{
	uint64_t late = kernel_counter(f, LIMEN_COUNTER_PACKET_LATE);

	if (!f->status.answers) {
		found_no_module(f, out);
	} else if (late) {
		found(out, FINDING_NOTE, "%" PRIu64 " packets were of flows older "
		      "than limen, which cannot be told; they end by and by",
		      late);
		mend(out, "conntrack -D    # forget them now; breaks NAT of "
		     "running flows");
	} else {
		found(out, FINDING_GOOD, "no flow is older than limen");
	}
}

static void judge_losses(const struct facts *f, struct finding *out)
{
	uint64_t labels = kernel_counter(f, LIMEN_COUNTER_LABEL_FULL);
	uint64_t ring = kernel_counter(f, LIMEN_COUNTER_RING_LOST);
	uint64_t refused = kernel_counter(f, LIMEN_COUNTER_PACKET_REFUSED);

	if (!f->status.answers) {
		found_no_module(f, out);
	} else if (labels) {
		found(out, FINDING_BAD, "the module's table of %d labels is full: "
		      "%" PRIu64 " names were refused", LIMEN_MAX_LABELS, labels);
		mend(out, "rmmod limen && modprobe limen    # with fewer patterns");
	} else if (ring) {
		found(out, FINDING_BAD, "%" PRIu64 " packets were not copied to "
		      "limend because a ring was full", ring);
		mend_restart(f, out, "raise ring_size in limend.conf, then ");
	} else if (refused) {
		found(out, FINDING_NOTE, "%" PRIu64 " packets were dropped while no "
		      "daemon was there (on_daemon_down = closed)", refused);
	} else {
		found(out, FINDING_GOOD, "the module has lost nothing");
	}
}

/* The registers: the module reads them, for the machine's administrator. */
static bool has_registers(const struct facts *f, struct finding *out)
{
	if (!f->posture.err && f->posture.nr_cpus)
		return true;
	if (f->posture.err == -EPERM)
		found(out, FINDING_UNKNOWN, "only the machine's administrator may "
		      "see the processors' registers");
	else
		found_no_module(f, out);
	return false;
}

static void judge_smap(const struct facts *f, struct finding *out)
{
	if (!has_registers(f, out))
		return;
	if (posture_feature(&f->posture, LIMEN_FEATURE_SMAP) == FEATURE_ON) {
		found(out, FINDING_GOOD, "the kernel cannot touch user memory by "
		      "mistake (SMAP)");
		return;
	}
	found(out, FINDING_NOTE, "SMAP is off: a mistaken pointer of the kernel "
	      "can lead into user memory%s", f->smap_option ? "" :
	      "; this processor may not have it");
	if (f->smap_option)
		mend(out, "remove %s from the kernel's command line and boot "
		     "again", f->smap_option);
}

static void judge_cpus(const struct facts *f, struct finding *out)
{
	enum limen_feature id;
	char odd[128];

	if (!has_registers(f, out))
		return;
	for (id = 0; id < LIMEN_NR_FEATURES; id++) {
		posture_odd_cpus(&f->posture, id, odd, sizeof(odd));
		if (!*odd)
			continue;
		found(out, FINDING_BAD, "processors are not alike: %s is not on "
		      "CPU %s as on the others", feature_texts[id].name, odd);
		mend(out, "limen posture --all");
		return;
	}
	found(out, FINDING_GOOD, "all processors are protected alike");
}

const struct check checks[] = {
	{ "root", judge_root },
	{ "kernel", judge_kernel },
	{ "module", judge_module },
	{ "version", judge_version },
	{ "conntrack", judge_conntrack },
	{ "conntrack-size", judge_table_size },
	{ "accounting", judge_acct },
	{ "transport", judge_transport },
	{ "queue", judge_queue_module },
	{ "rules", judge_queue_rules },
	{ "daemon", judge_daemon },
	{ "binding", judge_binding },
	{ "reload", judge_reload },
	{ "queue-holder", judge_queue_holder },
	{ "queue-losses", judge_queue_losses },
	{ "losses", judge_losses },
	{ "untracked", judge_untracked },
	{ "late-flows", judge_late },
	{ "smap", judge_smap },
	{ "cpus", judge_cpus },
	{ "flowtable", judge_flowtable },
	{ "marks", judge_marks },
	{ "shaping", judge_shaping },
	{ "htb", judge_htb },
	{ "tc-modules", judge_tc_modules },
	{ "offloads", judge_offloads },
	{ NULL, NULL },
};
