/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What one decision costs, by stage and protocol, as limend has sampled it.
 */
#ifndef STAGES_H
#define STAGES_H

#include "jsonio.h"

struct table;
struct writer;

/*
 * The rows of @stages, limend's reply, the largest first; the caller's to
 * table_free(). @push_ns: what the module's copying of one packet takes, below
 * 0: not known. NULL: no memory.
 */
struct table *stages_table(const json_t *stages, double push_ns);

/* The same, written; nothing where there is no reply. */
void stages_write(struct writer *w, const json_t *stages, double push_ns);

#endif /* STAGES_H */
