/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Flows summed up for people: one line for each protocol and application,
 * the largest first.
 */
#ifndef EXPORT_SUMMARY_H
#define EXPORT_SUMMARY_H

#include <stdio.h>

#include "export/export.h"

/* All flows are to come from pipelines with one engine. 0 or -errno. */
int summary_new(struct exporter **out);

/* Writes the table. 0 or -errno. */
int summary_print(struct exporter *x, FILE *file);

#endif /* EXPORT_SUMMARY_H */
