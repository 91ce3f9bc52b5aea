/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sink for captures: there is nobody to tell.
 */
#ifndef VERDICT_NONE_H
#define VERDICT_NONE_H

#include "verdict/verdict.h"

extern struct verdict_sink none_sink;

#endif /* VERDICT_NONE_H */
