/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LIMEN_OWNER_H
#define LIMEN_OWNER_H

/* From init to exit the closing of the owner's socket is noticed. */
int limen_owner_init(void);
void limen_owner_exit(void);

#endif /* LIMEN_OWNER_H */
