/* SPDX-License-Identifier: GPL-2.0-only */
/* /dev/limen: how a reader gets at its ring. */
#ifndef LIMEN_CHARDEV_H
#define LIMEN_CHARDEV_H

int limen_chardev_init(void);
/*
 * From now on it can be opened. Not before the module is sure to stay: what is
 * open is not asked when the rest of it cannot be set up.
 */
void limen_chardev_allow(void);
void limen_chardev_exit(void);

#endif /* LIMEN_CHARDEV_H */
