// SPDX-License-Identifier: GPL-2.0-or-later
#include "syscall_name.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <seccomp.h>

static uint32_t table_of(bool compat)
{
	uint32_t native = seccomp_arch_native();

	if (!compat)
		return native;
	return native == SCMP_ARCH_AARCH64 ? SCMP_ARCH_ARM : SCMP_ARCH_X86;
}

void syscall_name(unsigned int nr, bool compat, char *text, size_t size)
{
	char *name = seccomp_syscall_resolve_num_arch(table_of(compat), (int)nr);

	if (name)
		snprintf(text, size, "%s", name);
	else
		snprintf(text, size, "%u", nr);
	free(name);
}
