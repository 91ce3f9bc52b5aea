/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Messages of the programs: lower case, no full stop, "noun: what failed:
 * why". They go to stderr, or to syslog after log_to_syslog().
 */
#ifndef LOG_H
#define LOG_H

#include <stdbool.h>

enum log_level { LOG_L_ERROR, LOG_L_WARN, LOG_L_INFO, LOG_L_DEBUG };

/* @program is kept, not copied. */
void log_init(const char *program);
void log_to_syslog(void);
/* Messages above @level are not shown; the default is LOG_L_INFO. */
void log_set_level(enum log_level level);

void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif /* LOG_H */
