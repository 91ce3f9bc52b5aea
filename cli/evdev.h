/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Counting what input devices report.
 */
#ifndef EVDEV_H
#define EVDEV_H

struct chardevs;

/*
 * Reads all event devices for @ms milliseconds and counts their reports.
 * One that cannot be opened has none.
 */
void evdev_sample(struct chardevs *all, int ms);

#endif /* EVDEV_H */
