/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What holds kernel and user apart on this machine, as one structure.
 */
#ifndef POSTURE_STATE_H
#define POSTURE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kern_boundary.h"
#include "signing.h"

struct cli;

enum posture_limits {
	POSTURE_MAX_CPUS = 8192,	/* as many as Linux can have */
	POSTURE_MAX_MITIGATIONS = 64,	/* files of sysfs */
};

struct feature_text {
	const char *name;		/* as in boundary.h */
	const char *help;
};

extern const struct feature_text feature_texts[LIMEN_NR_FEATURES];

/* What the kernel says of one weakness of the processor. */
struct mitigation {
	char name[64];
	char text[256];
};

struct posture {
	/* the registers, if the module tells: err is 0 */
	int err;
	struct limen_posture *cpus;
	size_t nr_cpus;

	struct mitigation mitigations[POSTURE_MAX_MITIGATIONS];
	size_t nr_mitigations;
	struct signing signing;
};

/* On how many CPUs a feature is. */
enum feature_state { FEATURE_OFF, FEATURE_ON, FEATURE_DIFFERS };

/* The caller calls posture_drop() in any case. */
void posture_gather(struct cli *cli, struct posture *p);
void posture_drop(struct posture *p);

enum feature_state posture_feature(const struct posture *p,
				   enum limen_feature id);
/* "on", "off" or "differs". */
const char *feature_word(enum feature_state state);

/* The CPUs that have not what most have, as "2 5"; "": they are all alike. */
void posture_odd_cpus(const struct posture *p, enum limen_feature id,
		      char *text, size_t size);

#endif /* POSTURE_STATE_H */
