/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts that a screen is drawn of, with the model locked.
 */
#ifndef DRAW_H
#define DRAW_H

#include "dash/dash.h"

/* What title, tabs, legend and keys leave for the view. */
struct area frame_body(const struct canvas *c);
/* To be drawn after the view, which may have been too long. */
void draw_frame(struct dash *d, struct canvas *c);
/* Where the tabs and keys are, for the mouse: -1 if there is none at @x. */
int frame_tab_at(const struct canvas *c, int x);
int frame_key_at(const struct canvas *c, int x);

void draw_overview(const struct dash *d, struct canvas *c, struct area body);
void draw_rows(struct dash *d, struct canvas *c, struct area body);
void draw_detail(struct dash *d, struct canvas *c, struct area body);
void draw_help(struct dash *d, struct canvas *c, struct area body);
void draw_sort_menu(struct dash *d, struct canvas *c, struct area body);
void draw_setup(struct dash *d, struct canvas *c, struct area body);

#endif /* DRAW_H */
