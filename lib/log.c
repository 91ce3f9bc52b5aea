// SPDX-License-Identifier: GPL-2.0-or-later
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <syslog.h>

static const char *name = "limen";
static enum log_level max_level = LOG_L_INFO;
static bool use_syslog;

static const struct {
	int priority;
	const char *word;
} levels[] = {
	[LOG_L_ERROR] = { LOG_ERR, "error: " },
	[LOG_L_WARN] = { LOG_WARNING, "warning: " },
	[LOG_L_INFO] = { LOG_INFO, "" },
	[LOG_L_DEBUG] = { LOG_DEBUG, "debug: " },
};

void log_init(const char *program)
{
	name = program;
}

void log_to_syslog(void)
{
	openlog(name, LOG_PID | LOG_NDELAY, LOG_DAEMON);
	use_syslog = true;
}

void log_set_level(enum log_level level)
{
	max_level = level;
}

static void write_message(enum log_level level, const char *fmt, va_list ap)
{
	char text[1024];

	if (level > max_level)
		return;
	vsnprintf(text, sizeof(text), fmt, ap);
	if (use_syslog)
		syslog(levels[level].priority, "%s", text);
	else
		fprintf(stderr, "%s: %s%s\n", name, levels[level].word, text);
}

#define LOG_FUNCTION(fn, level)			\
	void fn(const char *fmt, ...)		\
	{					\
		va_list ap;			\
						\
		va_start(ap, fmt);		\
		write_message(level, fmt, ap);	\
		va_end(ap);			\
	}

LOG_FUNCTION(log_error, LOG_L_ERROR)
LOG_FUNCTION(log_warn, LOG_L_WARN)
LOG_FUNCTION(log_info, LOG_L_INFO)
LOG_FUNCTION(log_debug, LOG_L_DEBUG)
