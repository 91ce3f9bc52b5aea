// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/parse.h"

#include <ctype.h>
#include <errno.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

cfg_opt_t parse_interface_opts[] = {
	CFG_STR("egress", NULL, CFGF_NODEFAULT),
	CFG_STR("ingress", NULL, CFGF_NODEFAULT),
	CFG_STR("overhead", NULL, CFGF_NODEFAULT),
	CFG_STR("qdisc", NULL, CFGF_NODEFAULT),
	CFG_BOOL("optional", cfg_false, CFGF_NONE),
	CFG_END()
};

static struct place value_place(const struct parse *p,
				const struct config_interface *f,
				const char *key)
{
	return places_find(p->places, "interface %s/%s#0", f->name, key);
}

/* As the kernel's dev_valid_name(). */
static bool is_interface_name(const char *s)
{
	if (!*s || strlen(s) >= CONFIG_MAX_IF_NAME || !strcmp(s, ".") ||
	    !strcmp(s, ".."))
		return false;
	for (; *s; s++)
		if (*s == '/' || *s == ':' || !isgraph((unsigned char)*s))
			return false;
	return true;
}

static uint64_t take_link(struct parse *p, const struct config_interface *f,
			  cfg_t *sec, const char *key)
{
	const char *text = cfg_getstr(sec, key);
	struct qos_rate rate = { 0 };
	int ret;

	if (!text)
		return 0;
	ret = qos_read_rate(text, &rate);
	if (ret == -ERANGE)
		parse_fail(p, value_place(p, f, key), "interface '%s': %s "
			   "cannot be '%s': rates go from 8bit to 34gbit",
			   f->name, key, text);
	else if (ret || rate.ppm)
		parse_fail(p, value_place(p, f, key), "interface '%s': %s "
			   "'%s' is no rate: write \"20mbit\" (bit, kbit, "
			   "mbit, gbit)", f->name, key, text);
	return rate.bits;
}

static void take_kind(struct parse *p, struct config_interface *f, cfg_t *sec)
{
	static const char *const overheads[] = {
		[OVERHEAD_NONE] = "none",
		[OVERHEAD_ETHERNET] = "ethernet",
		[OVERHEAD_PPPOE] = "pppoe",
		[OVERHEAD_DOCSIS] = "docsis",
		NULL
	};
	static const char *const qdiscs[] = {
		[QDISC_HTB] = "htb", [QDISC_CAKE] = "cake", NULL
	};
	const char *overhead = cfg_getstr(sec, "overhead");
	const char *qdisc = cfg_getstr(sec, "qdisc");

	if (overhead)
		f->overhead = parse_word(p, "overhead", overhead, overheads,
					 value_place(p, f, "overhead"));
	if (qdisc)
		f->qdisc = parse_word(p, "qdisc", qdisc, qdiscs,
				      value_place(p, f, "qdisc"));
}

static void take_interface(struct parse *p, struct config_interface *f,
			   cfg_t *sec)
{
	const char *title = cfg_title(sec);

	f->at = places_find(p->places, "interface %s", title);
	if (!is_interface_name(title)) {
		parse_fail(p, f->at, "interface '%s': a name is 1 to %d "
			   "characters without blanks, / and :", title,
			   CONFIG_MAX_IF_NAME - 1);
		return;
	}
	strcpy(f->name, title);
	f->egress = take_link(p, f, sec, "egress");
	f->ingress = take_link(p, f, sec, "ingress");
	f->is_optional = cfg_getbool(sec, "optional");
	take_kind(p, f, sec);
	if (!f->egress && !f->ingress)
		parse_fail(p, f->at, "interface '%s' has neither egress nor "
			   "ingress: say what the link carries, as egress = "
			   "\"20mbit\"", f->name);
}

void parse_interfaces(struct parse *p)
{
	unsigned int i, n = cfg_size(p->cfg, "interface");
	struct config *c = p->config;

	if (n > CONFIG_MAX_INTERFACES) {
		parse_fail(p, (struct place){ 0, 0 }, "there are %u "
			   "interfaces: %d are the most", n,
			   CONFIG_MAX_INTERFACES);
		return;
	}
	c->interfaces = parse_alloc(p, n + 1, sizeof(*c->interfaces));
	for (i = 0; i < n && !p->ret; i++) {
		c->nr_interfaces = i + 1;
		take_interface(p, &c->interfaces[i],
			       cfg_getnsec(p->cfg, "interface", i));
	}
}

int config_check_interfaces(const struct config *c, struct config_error *err)
{
	unsigned int i;

	for (i = 0; i < c->nr_interfaces; i++) {
		const struct config_interface *f = &c->interfaces[i];

		if (f->is_optional || if_nametoindex(f->name))
			continue;
		snprintf(err->text, sizeof(err->text), "%s:%u:%u: interface "
			 "'%s' does not exist here: write its name as ip link "
			 "shows it, or optional = true if it comes and goes",
			 c->file ? c->file : "defaults", f->at.line,
			 f->at.column, f->name);
		return -EINVAL;
	}
	return 0;
}
