/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SHAPE_CLEAR_H
#define SHAPE_CLEAR_H

struct apply_report;
struct config;
struct links;
struct rtnl;

/*
 * Takes limen's qdiscs, filters and devices from all @links but those that
 * @keep has (NULL: none), and puts back what was there. How many interfaces
 * that were, or -errno with the report's error filled.
 */
int clear_links(struct rtnl *r, const struct links *links,
		const struct config *keep, struct apply_report *report);

#endif /* SHAPE_CLEAR_H */
