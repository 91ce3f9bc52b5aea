// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/restore.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {
	SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGQUIT,
};

enum { NR_FATAL = sizeof(fatal) / sizeof(*fatal), STACK_SIZE = 16384 };

static struct termios modes;
static volatile sig_atomic_t armed;
static char sequence[RESTORE_MAX];
/* the stack may be what broke */
static char stack[STACK_SIZE];

/* Nothing here but what signal-safety(7) allows. */
static void restore(int sig)
{
	if (armed) {
		armed = 0;
		if (write(STDOUT_FILENO, sequence, strlen(sequence)) < 0)
			_exit(128 + sig);
		tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	}
	/* SA_RESETHAND: this time it kills */
	raise(sig);
}

void restore_arm(void)
{
	struct sigaction action = {
		.sa_handler = restore,
		.sa_flags = (int)SA_RESETHAND | SA_NODEFER | SA_ONSTACK,
	};
	stack_t other = { .ss_sp = stack, .ss_size = sizeof(stack) };
	int i;

	if (tcgetattr(STDIN_FILENO, &modes))
		return;
	sequence[0] = '\0';
	armed = 1;
	sigaltstack(&other, NULL);
	sigfillset(&action.sa_mask);
	for (i = 0; i < NR_FATAL; i++)
		sigaction(fatal[i], &action, NULL);
}

void restore_with(const char *text)
{
	snprintf(sequence, sizeof(sequence), "%s", text);
}

void restore_disarm(void)
{
	int i;

	armed = 0;
	for (i = 0; i < NR_FATAL; i++)
		signal(fatal[i], SIG_DFL);
}
