/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Menus: the column that orders the rows, and the settings.
 */
#ifndef MENU_H
#define MENU_H

struct dash;
struct event_key;

/* Opens the menu of columns at the one in force. */
void menu_open_sort(struct dash *d);
void menu_open_setup(struct dash *d);

/* A key while a menu is open. */
void menu_key(struct dash *d, const struct event_key *key);

/* Orders the current view by @key ("-" turns it) and remembers that. */
void menu_sort_by(struct dash *d, const char *key);
/* Turns the order round. */
void menu_turn(struct dash *d);
/* The next slower (@up) or faster interval. */
void menu_interval(struct dash *d, int up);

#endif /* MENU_H */
