/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kern, the part about the whole machine: include/limen/boundary.h.
 *
 * All need CAP_SYS_ADMIN in the first user namespace (-EPERM), but for
 * kern_get_hooks(). A module that is older than a command answers
 * -EOPNOTSUPP.
 */
#ifndef KERN_BOUNDARY_H
#define KERN_BOUNDARY_H

#include <stddef.h>
#include <stdint.h>

#include <limen/boundary.h>

struct kern;

struct kern_crossings {
	uint8_t mode;		/* enum limen_mode */
	uint64_t present;	/* bit n: kind n is being counted */
	struct limen_cost cost;	/* 0 while off */
	uint64_t value[LIMEN_NR_CROSSINGS];
};

struct kern_cpu {
	uint32_t cpu;
	uint64_t value[LIMEN_NR_CROSSINGS];
};

int kern_set_crossings(struct kern *k, enum limen_mode mode);
int kern_get_crossings(struct kern *k, struct kern_crossings *crossings);

/*
 * Calls @cb for each; a return other than 0 ends the walk and becomes the
 * return of the function. The pointers are valid during the call.
 */
int kern_get_cpus(struct kern *k,
		  int (*cb)(const struct kern_cpu *cpu, void *data),
		  void *data);
int kern_get_calls(struct kern *k,
		   int (*cb)(const struct limen_call *call, void *data),
		   void *data);
int kern_get_processes(struct kern *k,
		       int (*cb)(const struct limen_process *p, void *data),
		       void *data);
int kern_get_posture(struct kern *k,
		     int (*cb)(const struct limen_posture *p, void *data),
		     void *data);
int kern_get_hooks(struct kern *k,
		   int (*cb)(const struct limen_hook *hook, void *data),
		   void *data);

int kern_get_layout(struct kern *k,
		    struct limen_region regions[LIMEN_NR_REGIONS]);

#endif /* KERN_BOUNDARY_H */
