/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LIMEN_VERSION_H
#define LIMEN_VERSION_H

/* The build may give the exact one, e.g. from git describe. */
#ifndef LIMEN_VERSION
#define LIMEN_VERSION "0.1.0"
#endif

#endif /* LIMEN_VERSION_H */
