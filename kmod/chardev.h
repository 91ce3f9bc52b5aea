/* SPDX-License-Identifier: GPL-2.0-only */
/* /dev/limen: how a reader gets at its ring. */
#ifndef LIMEN_CHARDEV_H
#define LIMEN_CHARDEV_H

int limen_chardev_init(void);
void limen_chardev_exit(void);

#endif /* LIMEN_CHARDEV_H */
