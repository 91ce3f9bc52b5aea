// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * calls - instructions of one system call
 *
 *	calls [ROUNDS]
 *
 * getppid() 100 times in a row, ROUNDS times (200); prints the median of one
 * call, by the time stamp counter, which in machine counts instructions.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <x86intrin.h>

enum { CALLS = 100, MAX_ROUNDS = 10000 };

static int compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

int main(int argc, char **argv)
{
	static uint64_t took[MAX_ROUNDS];
	int rounds = argc > 1 ? atoi(argv[1]) : 200, i, j;

	if (rounds < 1 || rounds > MAX_ROUNDS)
		return 2;
	for (i = 0; i < rounds; i++) {
		uint64_t start = __rdtsc();

		for (j = 0; j < CALLS; j++)
			syscall(SYS_getppid);
		took[i] = __rdtsc() - start;
	}
	qsort(took, (size_t)rounds, sizeof(*took), compare);
	printf("%.1f\n", (double)took[rounds / 2] / CALLS);
	return 0;
}
