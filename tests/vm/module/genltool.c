// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * genltool - drive the module by hand or from a script
 *
 * Reads commands from standard input, one a line, and answers each with zero
 * or more lines and then "ok" or "error ERRNO TEXT". What it bound stays bound
 * until it ends, so that a script can look at the module meanwhile.
 *
 *	bind BASE COUNT open|closed [GENERATION]	the queue road
 *	rings COUNT SIZE SNAPLEN [open|closed]		the ring road
 *	unbind | state | labels | classes | counters | subscribe
 *	label NAME [ID]			prints the id
 *	fill PREFIX NUMBER		that many labels at once
 *	new NUMBER			that many that were never asked for, and
 *					"torn" if only some are there then
 *	class N [prio MAJ:MIN] [mark X] [ctmark X] [dscp N] [drop]
 *	map ID CLASS			this and class are put in the next policy
 *	policy TESTING UNKNOWN MASK [open|closed]
 *	verdict tcp|udp SADDR SPORT DADDR DPORT ID STATE [STAMP_NS|now|future]
 *	batch NUMBER ID STATE		verdicts for flows that do not exist
 *	events MS			those that come within so many ms
 *	serve NUMBER PACKETS MS [PORT ID STATE]...
 *					accepts what comes on queue NUMBER and
 *					gives flows to PORT that verdict
 *	hold NUMBER PACKETS MS		takes what comes on queue NUMBER, and lets
 *					it wait there until the end
 *	fail COMMAND...			runs that command until it has worked with
 *					no allocation failing, the first time with
 *					the first one in the kernel failing, then
 *					the second, ...; says how many did
 *	sleep MS
 *	quit				as the end of the input does
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "kern.h"
#include "nfq.h"

enum { MAX_WORDS = 32, MAX_FAILURES = 2000 };

struct tool {
	struct kern *k;
	struct limen_class classes[LIMEN_MAX_CLASSES];
	struct limen_label_class labels[LIMEN_MAX_LABELS];
	size_t nr_classes, nr_labels;
	struct nfq *held;
};

struct command {
	const char *name;
	int min_words;
	int (*run)(struct tool *t, int argc, char **argv);
};

static const char * const state_names[] = {
	"new", "testing", "provisional", "decided", "unknown", "late",
};

static const char * const event_names[] = {
	"unspec", "bound", "unbound", "daemon_lost", "policy", "verdict", "gone",
};

static unsigned long number(const char *word)
{
	return strtoul(word, NULL, 0);
}

static uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000000ULL + ts.tv_nsec;
}

static uint8_t parse_state(const char *word)
{
	uint8_t i;

	for (i = 0; i < 6; i++)
		if (!strcmp(word, state_names[i]))
			return i;
	return number(word);
}

static uint8_t parse_down(const char *word)
{
	return !strcmp(word, "closed") ? LIMEN_DOWN_CLOSED : LIMEN_DOWN_OPEN;
}

/* state */

static void print_state(const struct kern_state *s)
{
	static const char * const names[] = { "idle", "bound", "down" };

	printf("state=%s portid=%u pid=%u transport=%u down=%u queues=%u+%u "
	       "generation=%u labels=%u netns=%llu\n",
	       names[s->net_state], s->owner_portid, s->owner_pid,
	       s->transport, s->on_daemon_down, s->queue_base, s->queue_count,
	       s->generation, s->nr_labels, (unsigned long long)s->netns_ino);
}

static int do_state(struct tool *t, int argc, char **argv)
{
	struct kern_state state;
	int ret = kern_get_state(t->k, &state);

	if (!ret)
		print_state(&state);
	return ret;
}

static int do_bind(struct tool *t, int argc, char **argv)
{
	struct kern_state state;
	struct kern_bind bind = {
		.transport = LIMEN_TRANSPORT_QUEUE,
		.queue_base = number(argv[1]),
		.queue_count = number(argv[2]),
		.on_daemon_down = parse_down(argv[3]),
		.generation = argc > 4 ? number(argv[4]) : 0,
	};
	int ret = kern_bind(t->k, &bind, &state);

	if (!ret)
		print_state(&state);
	return ret;
}

static int do_rings(struct tool *t, int argc, char **argv)
{
	struct kern_state state;
	struct kern_bind bind = {
		.transport = LIMEN_TRANSPORT_RING,
		.ring_count = number(argv[1]),
		.ring_size = number(argv[2]),
		.snaplen = number(argv[3]),
		.on_daemon_down = argc > 4 ? parse_down(argv[4]) : 0,
	};
	int ret = kern_bind(t->k, &bind, &state);

	if (!ret)
		printf("state=%u transport=%u rings=%ux%u snaplen=%u\n",
		       state.net_state, state.transport, state.ring_count,
		       state.ring_size, state.snaplen);
	return ret;
}

static int do_unbind(struct tool *t, int argc, char **argv)
{
	return kern_unbind(t->k);
}

/* labels and policy */

static int do_label(struct tool *t, int argc, char **argv)
{
	struct kern_label label = { .id = argc > 2 ? number(argv[2]) : 0 };
	int ret;

	snprintf(label.name, sizeof(label.name), "%s", argv[1]);
	ret = kern_add_labels(t->k, &label, 1);
	if (!ret)
		printf("%u\n", label.id);
	return ret;
}

/* @nr new names may be there, or none; an acknowledgement may be lost. */
static void tell_torn(struct tool *t, const struct kern_state *before, size_t nr)
{
	struct kern_state state;

	if (!kern_get_state(t->k, &state) &&
	    state.nr_labels != before->nr_labels &&
	    state.nr_labels != before->nr_labels + nr)
		printf("torn %u %u\n", before->nr_labels, state.nr_labels);
}

static int add_many(struct tool *t, const char *prefix, size_t nr)
{
	struct kern_label *labels = calloc(nr, sizeof(*labels));
	size_t i;
	int ret;

	for (i = 0; i < nr; i++)
		snprintf(labels[i].name, sizeof(labels[i].name), "%s%zu",
			 prefix, i);
	ret = kern_add_labels(t->k, labels, nr);
	free(labels);
	return ret;
}

static int do_fill(struct tool *t, int argc, char **argv)
{
	return add_many(t, argv[1], number(argv[2]));
}

static int do_new(struct tool *t, int argc, char **argv)
{
	static unsigned int times;
	struct kern_state before;
	char prefix[16];
	int ret;

	snprintf(prefix, sizeof(prefix), "new%u-", times++);
	ret = kern_get_state(t->k, &before);
	if (ret)
		return ret;
	ret = add_many(t, prefix, number(argv[1]));
	if (ret)
		tell_torn(t, &before, number(argv[1]));
	return ret;
}

static int print_label(const struct kern_label *label, void *data)
{
	printf("%u %s class %u packets %llu bytes %llu\n", label->id,
	       label->name, label->class, (unsigned long long)label->packets,
	       (unsigned long long)label->bytes);
	return 0;
}

static int do_labels(struct tool *t, int argc, char **argv)
{
	return kern_get_labels(t->k, print_label, NULL);
}

static int print_class(const struct kern_class *class, void *data)
{
	printf("class %u priority %x flags %x packets %llu bytes %llu\n",
	       class->class.class, class->class.priority, class->class.flags,
	       (unsigned long long)class->packets,
	       (unsigned long long)class->bytes);
	return 0;
}

static int do_classes(struct tool *t, int argc, char **argv)
{
	return kern_get_classes(t->k, print_class, NULL);
}

static int set_field(struct limen_class *class, const char *key,
		     const char *value)
{
	unsigned int major, minor;

	if (!strcmp(key, "prio")) {
		if (sscanf(value, "%x:%x", &major, &minor) != 2)
			return -EINVAL;
		class->priority = major << 16 | minor;
		class->flags |= LIMEN_CLASS_F_PRIORITY;
	} else if (!strcmp(key, "mark") || !strcmp(key, "ctmark")) {
		class->mark = number(value);
		class->flags |= *key == 'm' ? LIMEN_CLASS_F_MARK :
					      LIMEN_CLASS_F_CTMARK;
	} else if (!strcmp(key, "dscp")) {
		class->dscp = number(value);
		class->flags |= LIMEN_CLASS_F_DSCP;
	} else if (!strcmp(key, "flags")) {
		class->flags = number(value);
	} else {
		return -EINVAL;
	}
	return 0;
}

static int do_class(struct tool *t, int argc, char **argv)
{
	struct limen_class *class = &t->classes[t->nr_classes];
	int i, ret;

	memset(class, 0, sizeof(*class));
	class->class = number(argv[1]);
	for (i = 2; i < argc; i++) {
		if (!strcmp(argv[i], "drop")) {
			class->flags |= LIMEN_CLASS_F_DROP;
			continue;
		}
		if (i + 1 == argc)
			return -EINVAL;
		ret = set_field(class, argv[i], argv[i + 1]);
		if (ret)
			return ret;
		i++;
	}
	t->nr_classes++;
	return 0;
}

static int do_map(struct tool *t, int argc, char **argv)
{
	t->labels[t->nr_labels++] = (struct limen_label_class) {
		.id = number(argv[1]),
		.class = number(argv[2]),
	};
	return 0;
}

static int do_policy(struct tool *t, int argc, char **argv)
{
	struct kern_policy policy = {
		.classes = t->classes,
		.nr_classes = t->nr_classes,
		.labels = t->labels,
		.nr_labels = t->nr_labels,
		.testing_class = number(argv[1]),
		.unknown_class = number(argv[2]),
		.mark_mask = number(argv[3]),
		.on_daemon_down = argc > 4 ? parse_down(argv[4]) :
					     KERN_KEEP_DOWN,
	};

	t->nr_classes = 0;
	t->nr_labels = 0;
	return kern_set_policy(t->k, &policy);
}

/* verdicts */

static int parse_address(const char *text, __be32 address[4], uint8_t *l3num)
{
	*l3num = strchr(text, ':') ? AF_INET6 : AF_INET;
	return inet_pton(*l3num, text, address) == 1 ? 0 : -EINVAL;
}

static int send_verdicts(struct tool *t, const struct limen_verdict *verdicts,
			 size_t nr)
{
	struct kern_verdicts_result result;
	int ret = kern_verdicts(t->k, verdicts, nr, &result);

	if (!ret)
		printf("applied %u missed %u refused %u\n", result.nr_applied,
		       result.nr_missed, result.nr_refused);
	return ret;
}

static int do_verdict(struct tool *t, int argc, char **argv)
{
	struct limen_verdict v = {
		.l4proto = !strcmp(argv[1], "tcp") ? IPPROTO_TCP :
			   !strcmp(argv[1], "udp") ? IPPROTO_UDP :
						     number(argv[1]),
		.sport = htons(number(argv[3])),
		.dport = htons(number(argv[5])),
		.id = number(argv[6]),
		.state = parse_state(argv[7]),
	};

	if (parse_address(argv[2], v.saddr, &v.l3num) ||
	    parse_address(argv[4], v.daddr, &v.l3num))
		return -EINVAL;
	if (argc > 8)
		v.stamp_ns = !strcmp(argv[8], "now") ? now_ns() :
			     !strcmp(argv[8], "future") ? UINT64_MAX :
			     strtoull(argv[8], NULL, 0);
	return send_verdicts(t, &v, 1);
}

static int do_batch(struct tool *t, int argc, char **argv)
{
	static struct limen_verdict v[LIMEN_MAX_BATCH];
	size_t i, nr = number(argv[1]);

	if (nr > LIMEN_MAX_BATCH)
		nr = LIMEN_MAX_BATCH;
	memset(v, 0, sizeof(v));
	for (i = 0; i < nr; i++) {
		v[i].saddr[0] = htonl(0xc0000200 + i % 256);
		v[i].daddr[0] = htonl(0xc6336401);
		v[i].sport = htons(1024 + i);
		v[i].dport = htons(9);
		v[i].l3num = AF_INET;
		v[i].l4proto = IPPROTO_UDP;
		v[i].id = number(argv[2]);
		v[i].state = parse_state(argv[3]);
	}
	return send_verdicts(t, v, nr);
}

/* counters and events */

static int do_counters(struct tool *t, int argc, char **argv)
{
#define COUNTER_NAME(id, name, unit, help) #name,
	static const char * const names[] = { LIMEN_COUNTERS(COUNTER_NAME) };
	struct kern_counters counters;
	int i, ret = kern_get_counters(t->k, &counters);

	if (ret)
		return ret;
	for (i = 0; i < LIMEN_NR_COUNTERS; i++)
		printf("%s %llu\n", names[i],
		       (unsigned long long)counters.value[i]);
	for (i = 0; i < LIMEN_NR_LATENCY; i++)
		if (counters.latency[i])
			printf("latency %d %llu\n", i,
			       (unsigned long long)counters.latency[i]);
	return 0;
}

static int do_subscribe(struct tool *t, int argc, char **argv)
{
	return kern_subscribe(t->k);
}

static int do_events(struct tool *t, int argc, char **argv)
{
	struct pollfd fd = { .fd = kern_event_fd(t->k), .events = POLLIN };
	struct kern_event event;
	int ret;

	while (poll(&fd, 1, number(argv[1])) > 0) {
		while ((ret = kern_read_event(t->k, &event)) == 1)
			printf("event %s portid %u verdicts %zu id %u\n",
			       event_names[event.event], event.owner_portid,
			       event.nr_verdicts, event.nr_verdicts ?
			       event.verdicts[0].id : 0);
		if (ret < 0)
			return ret;
	}
	return 0;
}

/* a daemon in small */

/* Whoever sends packets waits for this. */
static void say_ready(void)
{
	printf("ready\n");
	fflush(stdout);
}

struct rule {
	uint16_t port;
	uint16_t id;
	uint8_t state;
};

static bool decide(const struct rule *rules, int nr, struct limen_verdict *v)
{
	int i;

	for (i = 0; i < nr; i++)
		if (ntohs(v->dport) == rules[i].port) {
			v->id = rules[i].id;
			v->state = rules[i].state;
			return true;
		}
	return false;
}

static int serve_one(struct tool *t, struct nfq *q, const struct nfq_packet *p,
		     const struct rule *rules, int nr, unsigned int *missed)
{
	struct kern_verdicts_result result = {};
	struct limen_verdict v = p->tuple;
	int ret;

	if (nr)
		v.stamp_ns = now_ns();
	if (!p->has_tuple || !decide(rules, nr, &v))
		return nfq_accept(q, p->id);
	ret = kern_verdicts(t->k, &v, 1, &result);
	if (ret)
		fprintf(stderr, "verdict: %s\n", kern_error(t->k));
	ret = nfq_accept(q, p->id);
	if (!result.nr_missed || ret)
		return ret;
	/* accepted, the first packet's entry goes into the hash: try again */
	++*missed;
	kern_verdicts(t->k, &v, 1, &result);
	return 0;
}

static int parse_rules(int argc, char **argv, struct rule *rules)
{
	int i, nr = 0;

	for (i = 0; i + 2 < argc; i += 3)
		rules[nr++] = (struct rule) {
			.port = number(argv[i]),
			.id = number(argv[i + 1]),
			.state = parse_state(argv[i + 2]),
		};
	return nr;
}

static int do_serve(struct tool *t, int argc, char **argv)
{
	unsigned int packets = number(argv[2]), seen = 0, missed = 0;
	unsigned int tuples = 0;
	struct rule rules[MAX_WORDS];
	int nr = parse_rules(argc - 4, argv + 4, rules);
	struct nfq_packet packet;
	struct nfq *q;
	int ret;

	ret = nfq_open(number(argv[1]), &q);
	if (ret)
		return ret;
	say_ready();
	while (seen < packets) {
		ret = nfq_receive(q, number(argv[3]), &packet);
		if (ret <= 0)
			break;
		seen++;
		tuples += packet.has_tuple;
		ret = serve_one(t, q, &packet, rules, nr, &missed);
		if (ret)
			break;
	}
	nfq_close(q);
	printf("packets %u tuples %u missed %u\n", seen, tuples, missed);
	return ret < 0 ? ret : 0;
}

static int do_hold(struct tool *t, int argc, char **argv)
{
	unsigned int packets = number(argv[2]), seen = 0;
	struct nfq_packet packet;
	int ret;

	if (t->held)
		nfq_close(t->held);
	t->held = NULL;
	ret = nfq_open(number(argv[1]), &t->held);
	if (ret)
		return ret;
	say_ready();
	while (seen < packets) {
		ret = nfq_receive(t->held, number(argv[3]), &packet);
		if (ret <= 0)
			break;
		seen++;
	}
	printf("packets %u\n", seen);
	return ret < 0 ? ret : 0;
}

static int do_sleep(struct tool *t, int argc, char **argv)
{
	usleep(number(argv[1]) * 1000);
	return 0;
}

/* switches crossings; by no shell, whose own allocations would fail as well */
static int do_mode(struct tool *t, int argc, char **argv)
{
	int fd = open("/sys/kernel/limen/crossings/mode", O_WRONLY), ret = 0;
	size_t len = strlen(argv[1]);

	if (fd < 0)
		return -errno;
	if (write(fd, argv[1], len) != (ssize_t)len)
		ret = -errno;
	close(fd);
	return ret;
}

/* allocations that fail (Documentation/fault-injection, fail-nth) */

static int run(struct tool *t, int argc, char **argv);

/* The @nth allocation from now on fails; 0: none. */
static int fail_nth(int fd, unsigned int nth)
{
	char text[16];
	int len = snprintf(text, sizeof(text), "%u", nth);

	return pwrite(fd, text, len, 0) == len ? 0 : -errno;
}

/* Has it? The file says 0 then, and else how many are still to come. */
static bool has_failed(int fd)
{
	char text[16] = "";

	return pread(fd, text, sizeof(text) - 1, 0) > 0 && !number(text);
}

static int do_fail(struct tool *t, int argc, char **argv)
{
	int fd = open("/proc/thread-self/fail-nth", O_RDWR);
	size_t nr_classes = t->nr_classes, nr_labels = t->nr_labels;
	unsigned int nth, refused = 0;
	bool failed = true;
	int ret = 0;

	/* or it would hit what pages are read in for, and end in a signal */
	if (fd < 0 || mlockall(MCL_CURRENT | MCL_FUTURE))
		return -errno;
	for (nth = 1; failed && nth <= MAX_FAILURES; nth++) {
		ret = fail_nth(fd, nth);
		if (ret)
			break;
		t->nr_classes = nr_classes;	/* a policy takes them */
		t->nr_labels = nr_labels;
		ret = run(t, argc - 1, argv + 1);
		failed = has_failed(fd);
		refused += failed && ret;
		fail_nth(fd, 0);
	}
	close(fd);
	printf("failed %u refused %u\n", nth - 2, refused);
	return failed && !ret ? -ELOOP : ret;
}

/* the loop */

static const struct command commands[] = {
	{ "state", 1, do_state },
	{ "bind", 4, do_bind },
	{ "rings", 4, do_rings },
	{ "unbind", 1, do_unbind },
	{ "label", 2, do_label },
	{ "new", 2, do_new },
	{ "fill", 3, do_fill },
	{ "labels", 1, do_labels },
	{ "class", 2, do_class },
	{ "classes", 1, do_classes },
	{ "map", 3, do_map },
	{ "policy", 4, do_policy },
	{ "verdict", 8, do_verdict },
	{ "batch", 4, do_batch },
	{ "counters", 1, do_counters },
	{ "subscribe", 1, do_subscribe },
	{ "events", 2, do_events },
	{ "serve", 4, do_serve },
	{ "hold", 4, do_hold },
	{ "mode", 2, do_mode },
	{ "fail", 2, do_fail },
	{ "sleep", 2, do_sleep },
};

static int run(struct tool *t, int argc, char **argv)
{
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (!strcmp(argv[0], commands[i].name))
			return argc < commands[i].min_words ? -EINVAL :
			       commands[i].run(t, argc, argv);
	return -ENOSYS;
}

static void answer(struct tool *t, int ret)
{
	if (ret)
		printf("error %d %s\n", -ret, kern_error(t->k));
	else
		printf("ok\n");
	fflush(stdout);
}

int main(void)
{
	static struct tool tool;
	char line[1024], *words[MAX_WORDS], *rest;
	int argc, ret;

	ret = kern_open(&tool.k);
	if (ret) {
		answer(&tool, ret);
		return 1;
	}
	while (fgets(line, sizeof(line), stdin)) {
		rest = line;
		for (argc = 0; argc < MAX_WORDS; argc++) {
			words[argc] = strtok_r(rest, " \t\n", &rest);
			if (!words[argc])
				break;
		}
		if (argc && !strcmp(words[0], "quit"))
			break;
		if (argc)
			answer(&tool, run(&tool, argc, words));
	}
	kern_close(tool.k);
	return 0;
}
