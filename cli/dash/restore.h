/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Gives the terminal back when the program dies of a signal. What is to be
 * sent is kept ready beforehand: a dying program may call next to nothing.
 */
#ifndef RESTORE_H
#define RESTORE_H

/*
 * From here on a fatal signal writes @sequence (copied, at most
 * RESTORE_MAX bytes) to the terminal and sets its modes to what they are
 * now, before the program dies of it. To be called before curses changes
 * the modes; the sequence may be given later by restore_with().
 */
enum { RESTORE_MAX = 512 };
void restore_arm(void);
void restore_with(const char *sequence);
void restore_disarm(void);

#endif /* RESTORE_H */
