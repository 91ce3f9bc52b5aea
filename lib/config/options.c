// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/parse.h"

#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <limen/genl.h>
#include <limen/record.h>

cfg_opt_t parse_limit_opts[] = {
	CFG_INT("flows", 0, CFGF_NODEFAULT),
	CFG_INT("bytes", 0, CFGF_NODEFAULT),
	CFG_INT("idle_tcp", 0, CFGF_NODEFAULT),
	CFG_INT("idle_udp", 0, CFGF_NODEFAULT),
	CFG_INT("window", 0, CFGF_NODEFAULT),
	CFG_INT("tcp_packets", 0, CFGF_NODEFAULT),
	CFG_INT("udp_packets", 0, CFGF_NODEFAULT),
	CFG_INT("match_limit", 0, CFGF_NODEFAULT),
	CFG_END()
};

unsigned int parse_word(struct parse *p, const char *key, const char *s,
			const char *const *words, struct place at)
{
	char choice[128] = "";
	unsigned int i;

	for (i = 0; words[i]; i++) {
		size_t n = strlen(choice);

		if (!strcmp(s, words[i]))
			return i;
		snprintf(choice + n, sizeof(choice) - n, "%s\"%s\"",
			 i ? " or " : "", words[i]);
	}
	parse_fail(p, at, "%s cannot be '%s': write %s", key, s, choice);
	return 0;
}

static unsigned int take_word(struct parse *p, const char *key,
			      const char *const *words)
{
	return parse_word(p, key, cfg_getstr(p->cfg, key), words,
			  places_find(p->places, "%s#0", key));
}

static uint64_t check_range(struct parse *p, struct place at, const char *key,
			    long v, long min, long max)
{
	if (v < min || v > max)
		parse_fail(p, at, "%s cannot be %ld: it goes from %ld to %ld",
			   key, v, min, max);
	return (uint64_t)v;
}

static uint32_t take_number(struct parse *p, const char *key, long min,
			    long max)
{
	return (uint32_t)check_range(p, places_find(p->places, "%s#0", key),
				     key, cfg_getint(p->cfg, key), min, max);
}

/* @now is what it is when nobody says otherwise. */
static uint64_t take_limit(struct parse *p, const char *key, long min,
			   long max, uint64_t now)
{
	cfg_t *limits = cfg_getsec(p->cfg, "limits");

	if (!cfg_size(limits, key))
		return now;
	return check_range(p, places_find(p->places, "limits/%s#0", key), key,
			   cfg_getint(limits, key), min, max);
}

static void take_limits(struct parse *p)
{
	struct pipeline_limits *f = &p->config->flows;
	struct engine_limits *e = &p->config->engine;

	f->flows = (uint32_t)take_limit(p, "flows", 64, 16 << 20, f->flows);
	f->stream_bytes = take_limit(p, "bytes", 1 << 20, 1L << 40,
				     f->stream_bytes);
	f->idle_tcp_s = (uint32_t)take_limit(p, "idle_tcp", 1, 86400,
					     f->idle_tcp_s);
	f->idle_udp_s = (uint32_t)take_limit(p, "idle_udp", 1, 86400,
					     f->idle_udp_s);
	e->window = (uint32_t)take_limit(p, "window", 256, 65535, e->window);
	e->tcp_packets = (uint16_t)take_limit(p, "tcp_packets", 1, 1000,
					      e->tcp_packets);
	e->udp_packets = (uint16_t)take_limit(p, "udp_packets", 1, 1000,
					      e->udp_packets);
	e->match_limit = (uint32_t)take_limit(p, "match_limit", 100, 10000000,
					      e->match_limit);
}

static uint32_t processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > LIMEN_MAX_QUEUES ? LIMEN_MAX_QUEUES :
		(uint32_t)n;
}

static void take_queues(struct parse *p)
{
	static const char *const open_closed[] = { "open", "closed", NULL };
	uint32_t base = take_number(p, "queue_base", 0, 65535);
	uint32_t count = take_number(p, "queue_count", 0, LIMEN_MAX_QUEUES);
	struct config *c = p->config;

	if (!count)
		count = processors();
	if (base + count > 65536)
		parse_fail(p, places_find(p->places, "queue_base#0"),
			   "queues %u to %u: queue numbers end at 65535", base,
			   base + count - 1);
	c->queue_base = (uint16_t)base;
	c->queue_count = (uint16_t)count;
	c->queue_maxlen = take_number(p, "queue_maxlen", 64, 1 << 20);
	c->queue_full_open = !take_word(p, "on_queue_full", open_closed);
}

static void take_rings(struct parse *p)
{
	uint32_t count = take_number(p, "ring_count", 0, LIMEN_MAX_RINGS);
	uint32_t size = take_number(p, "ring_size", LIMEN_MIN_RING_SIZE,
				    LIMEN_MAX_RING_SIZE);
	uint32_t snaplen = take_number(p, "snaplen", 0, LIMEN_MAX_SNAPLEN);
	struct config *c = p->config;

	if (size & (size - 1))
		parse_fail(p, places_find(p->places, "ring_size#0"),
			   "ring_size cannot be %u: it is a power of two, as "
			   "%u", size, 1u << (32 - __builtin_clz(size)) >> 1);
	if (!snaplen)
		snaplen = c->engine.window + CONFIG_HEADERS;
	if (snaplen > LIMEN_MAX_SNAPLEN)
		snaplen = LIMEN_MAX_SNAPLEN;
	if (LIMEN_RING_SPACE(sizeof(struct limen_record) + snaplen) > size)
		parse_fail(p, places_find(p->places, "ring_size#0"),
			   "ring_size %u has no room for a record of %u bytes "
			   "(snaplen): make it larger", size, snaplen);
	if (!count)
		count = processors();
	if ((uint64_t)count * size > LIMEN_MAX_RING_TOTAL)
		parse_fail(p, places_find(p->places, "ring_size#0"),
			   "%u rings of %u bytes are more than the module "
			   "takes, %u bytes: take fewer, or smaller ones",
			   count, size, LIMEN_MAX_RING_TOTAL);
	c->ring_count = (uint16_t)count;
	c->ring_size = size;
	c->ring_rest_us = take_number(p, "ring_rest", 0, 10000);
	c->snaplen = snaplen;
}

static void take_words(struct parse *p)
{
	static const char *const transports[] = { "ring", "queue", "auto",
						  NULL };
	static const char *const downs[] = { "open", "closed", NULL };
	static const char *const exits[] = { "keep", "release", NULL };
	static const char *const sandboxes[] = { "on", "debug", "off", NULL };
	static const char *const logs[] = { "stderr", "syslog", NULL };
	static const char *const levels[] = { "error", "warn", "info", "debug",
					      NULL };
	struct config *c = p->config;

	c->transport = (uint8_t)take_word(p, "transport", transports);
	c->on_daemon_down = (uint8_t)take_word(p, "on_daemon_down", downs);
	c->release_on_exit = take_word(p, "on_exit", exits);
	c->sandbox = (enum sandbox_mode)take_word(p, "sandbox", sandboxes);
	c->log_syslog = take_word(p, "log", logs);
	c->log_level = (enum log_level)take_word(p, "log_level", levels);
}

static void take_marks(struct parse *p)
{
	struct config *c = p->config;

	c->mark_mask = take_number(p, "mark_mask", 0, UINT32_MAX);
	c->done_mark = take_number(p, "done_mark", 0, UINT32_MAX);
	if (c->done_mark & ~c->mark_mask)
		parse_fail(p, places_find(p->places, "done_mark#0"),
			   "done_mark 0x%x has bits outside mark_mask 0x%x: "
			   "widen the mask or take another mark",
			   c->done_mark, c->mark_mask);
}

/* A path or a name; NULL for "" where that means none. */
static char *take_string(struct parse *p, const char *key, bool may_be_none)
{
	const char *s = cfg_getstr(p->cfg, key);

	if (s && *s)
		return parse_strdup(p, s);
	if (!may_be_none)
		parse_fail(p, places_find(p->places, "%s#0", key),
			   "%s is empty: write a path", key);
	return NULL;
}

static void take_strings(struct parse *p)
{
	struct config *c = p->config;

	c->control_socket = take_string(p, "control_socket", false);
	c->control_group = take_string(p, "control_group", true);
	c->user = take_string(p, "user", true);
	c->state_dir = take_string(p, "state_dir", false);
	if (c->user && !getpwnam(c->user))
		parse_fail(p, places_find(p->places, "user#0"),
			   "user '%s' does not exist: make it (useradd "
			   "--system %s) or name another", c->user, c->user);
	if (c->control_group && !getgrnam(c->control_group))
		parse_fail(p, places_find(p->places, "control_group#0"),
			   "control_group '%s' does not exist: make it "
			   "(groupadd --system %s) or name another",
			   c->control_group, c->control_group);
}

static void take_patterns(struct parse *p)
{
	unsigned int i, n = cfg_size(p->cfg, "patterns");
	struct config *c = p->config;

	if (!n)
		parse_fail(p, places_find(p->places, "patterns"),
			   "patterns names no directory: nothing could be "
			   "recognised");
	c->patterns = parse_alloc(p, n + 1, sizeof(*c->patterns));
	for (i = 0; i < n && !p->ret; i++) {
		c->patterns[i] = parse_strdup(p, cfg_getnstr(p->cfg,
							     "patterns", i));
		c->nr_patterns = i + 1;
	}
}

void parse_options(struct parse *p)
{
	take_words(p);
	take_queues(p);
	take_marks(p);
	take_strings(p);
	take_patterns(p);
	take_limits(p);
	take_rings(p);	/* the window is known */
}
