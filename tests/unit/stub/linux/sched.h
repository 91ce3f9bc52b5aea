/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nothing of it is needed in user space: see wait.h beside. */
