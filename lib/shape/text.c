// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "qos.h"
#include "shape/plan.h"

struct line {
	char *text;
	size_t used;
};

__attribute__((format(printf, 2, 3)))
static void put(struct line *l, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(l->text + l->used, TEXT_SIZE - l->used, fmt, ap);
	va_end(ap);
	if (n > 0 && (size_t)n < TEXT_SIZE - l->used)
		l->used += (size_t)n;
}

static void put_handle(struct line *l, const char *word, uint32_t handle)
{
	char text[QOS_HANDLE_SIZE];

	qos_format_handle(handle, text);
	/* tc writes the qdisc's own without the zero */
	if (!(handle & 0xffff))
		text[strlen(text) - 1] = '\0';
	put(l, " %s %s", word, text);
}

static void put_rate(struct line *l, const char *word, uint64_t bits)
{
	char text[QOS_RATE_SIZE];

	qos_format_rate(bits, text);
	put(l, " %s %s", word, text);
}

static void ifb(struct line *l, const struct plan_step *s)
{
	put(l, "# ip link add name %s up txqueuelen 1000 type ifb\n",
	    s->device);
}

static void htb(struct line *l, const struct plan_step *s)
{
	put(l, "qdisc replace dev %s root", s->device);
	put_handle(l, "handle", s->handle);
	put(l, " htb default %x\n", CONFIG_SHAPE_FIRST);
}

static void class(struct line *l, const struct plan_step *s)
{
	put(l, "class replace dev %s", s->device);
	put_handle(l, "parent", s->parent);
	put_handle(l, "classid", s->handle);
	put(l, " htb");
	put_rate(l, "rate", s->rate);
	put_rate(l, "ceil", s->ceiling);
	put(l, " prio %u quantum %u burst %u cburst %u", s->precedence,
	    s->quantum, s->burst, s->burst);
	if (s->overhead || s->mpu)
		put(l, " overhead %u mpu %u", s->overhead, s->mpu);
	put(l, "\n");
}

static void fq_codel(struct line *l, const struct plan_step *s)
{
	put(l, "qdisc replace dev %s", s->device);
	put_handle(l, "parent", s->parent);
	put(l, " fq_codel target %uus interval %uus\n", s->target_us,
	    s->interval_us);
}

/* Its target is a twentieth of the round trip's time. */
static void cake(struct line *l, const struct plan_step *s)
{
	put(l, "qdisc replace dev %s", s->device);
	put_handle(l, "parent", s->parent);
	put(l, " cake unlimited besteffort nat split-gso rtt %uus\n",
	    s->interval_us);
}

static void ingress(struct line *l, const struct plan_step *s)
{
	put(l, "qdisc add dev %s ingress\n", s->device);
}

static void start_filter(struct line *l, const struct plan_step *s)
{
	put(l, "filter add dev %s ingress protocol all pref %u u32 match u32 0 0",
	    s->device, PLAN_PREFERENCE);
}

static void restore(struct line *l, const struct plan_step *s)
{
	start_filter(l, s);
	put(l, " action ctinfo cpmark 0x%x continue\n", s->mask);
}

static void redirect(struct line *l, const struct plan_step *s)
{
	put_handle(l, "action skbedit priority", s->priority);
	put(l, " pipe action mirred egress redirect dev %s\n", s->target);
}

static void choose(struct line *l, const struct plan_step *s)
{
	start_filter(l, s);
	put(l, " match mark 0x%x 0x%x", s->mark, s->mask);
	redirect(l, s);
}

static void rest(struct line *l, const struct plan_step *s)
{
	start_filter(l, s);
	redirect(l, s);
}

void text_step(const struct plan_step *s, char *text)
{
	static void (*const writers[])(struct line *l,
				       const struct plan_step *s) = {
		[PLAN_IFB] = ifb,
		[PLAN_HTB] = htb,
		[PLAN_CLASS] = class,
		[PLAN_FQ_CODEL] = fq_codel,
		[PLAN_CAKE] = cake,
		[PLAN_INGRESS] = ingress,
		[PLAN_RESTORE] = restore,
		[PLAN_CHOOSE] = choose,
		[PLAN_REST] = rest,
	};
	struct line l = { .text = text };

	*text = '\0';
	writers[s->kind](&l, s);
}
