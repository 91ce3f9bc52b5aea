/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a configuration asks of traffic control: for each direction of each
 * interface a tree, as a list of steps in the order in which they are made.
 *
 *	egress		root of the interface
 *	ingress		root of an ifb device, to which a filter on the
 *			interface sends what arrives; the filter finds the
 *			connection's mark first, and gives the packet its
 *			class by it
 *
 * The same steps are sent to the kernel (message.h), printed as tc(8) reads
 * them (text.h), and compared with what is there (diff.h).
 */
#ifndef SHAPE_PLAN_H
#define SHAPE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config.h"

struct links;

enum plan_kind {
	PLAN_IFB,		/* the device itself */
	PLAN_HTB,		/* its root */
	PLAN_CLASS,		/* of htb */
	PLAN_FQ_CODEL,		/* the queue in a class */
	PLAN_CAKE,		/* the same, of the other kind */
	PLAN_INGRESS,		/* the place for filters, on the interface */
	PLAN_RESTORE,		/* filter: the connection's mark to the packet */
	PLAN_CHOOSE,		/* filter: by mark to class and ifb */
	PLAN_REST,		/* filter: all others to the default and ifb */
};

struct plan_step {
	enum plan_kind kind;
	char device[CONFIG_MAX_IF_NAME];	/* which the step is about */
	const char *name;	/* of the class; NULL: of none. The config's */
	uint32_t parent, handle;	/* tc handles */
	uint64_t rate, ceiling;	/* bits a second */
	uint8_t precedence;
	uint32_t burst;		/* bytes */
	uint32_t quantum;	/* bytes */
	uint32_t target_us, interval_us;
	uint16_t overhead, mpu;	/* bytes a packet */
	uint32_t mark, mask;
	uint32_t priority;	/* for skb->priority */
	char target[CONFIG_MAX_IF_NAME];	/* where a filter sends */
};

struct plan {
	struct plan_step *steps;
	size_t nr, size;
};

/*
 * All interfaces of @c, or @only that one, as far as they are among @links.
 * What @c holds must outlive the plan. 0 or -ENOMEM.
 */
int plan_new(const struct config *c, const struct links *links,
	     const char *only, struct plan **out);
void plan_free(struct plan *p);

/* The ifb device that goes with @interface. */
void plan_ifb_name(const char *interface, char name[CONFIG_MAX_IF_NAME]);

/* Those of limen begin so. */
#define PLAN_IFB_PREFIX "ifb-"

enum {
	PLAN_ROOT = 0xffffffff,		/* TC_H_ROOT */
	PLAN_INGRESS_PARENT = 0xfffffff1,	/* TC_H_INGRESS */
	PLAN_INGRESS_HANDLE = 0xffff0000,
	PLAN_INGRESS_FILTERS = 0xfffffff2,	/* also of clsact */
	/* preference of the filters; the second while they are replaced */
	PLAN_PREFERENCE = CONFIG_SHAPE_MAJOR,
};

#endif /* SHAPE_PLAN_H */
