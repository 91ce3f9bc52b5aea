/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The version of the programs. The module has its own (kmod/version.h);
 * doctor compares them.
 */
#ifndef VERSION_H
#define VERSION_H

/* The build may give the exact one, as from git describe. */
#ifndef LIMEN_VERSION
#define LIMEN_VERSION "0.1.0"
#endif

#endif /* VERSION_H */
