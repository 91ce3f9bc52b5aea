// SPDX-License-Identifier: GPL-2.0-or-later
#include "loop.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <cmocka.h>

static struct loop *loop;
static int count;

static int make_loop(void **state)
{
	count = 0;
	return loop_new(&loop);
}

static int free_loop(void **state)
{
	loop_free(loop);
	return 0;
}

static void count_to_three(void *data, uint32_t events)
{
	if (++count == 3)
		loop_stop(loop);
}

static void a_timer_fires_again_and_again(void **state)
{
	assert_int_equal(loop_every(loop, 1, count_to_three, NULL), 0);
	assert_int_equal(loop_run(loop), 0);
	assert_int_equal(count, 3);
}

static void on_signal(void *data, uint32_t nr)
{
	count = (int)nr;
	loop_stop(loop);
}

static void a_signal_is_an_event(void **state)
{
	static const int signals[] = { SIGUSR1, SIGUSR2, 0 };

	assert_int_equal(loop_signals(loop, signals, on_signal, NULL), 0);
	raise(SIGUSR2);
	assert_int_equal(loop_run(loop), 0);
	assert_int_equal(count, SIGUSR2);
}

static int a[2], b[2];

/* Whichever is called first takes the other away. */
static void delete_other(void *data, uint32_t events)
{
	int *mine = data, *other = mine == a ? b : a;

	count++;
	loop_del(loop, other[0]);
	loop_del(loop, mine[0]);
	loop_stop(loop);
}

static void a_deleted_descriptor_is_silent(void **state)
{
	assert_int_equal(pipe(a), 0);
	assert_int_equal(pipe(b), 0);
	assert_int_equal(write(a[1], "x", 1), 1);
	assert_int_equal(write(b[1], "x", 1), 1);
	loop_add(loop, a[0], EPOLLIN, delete_other, a);
	loop_add(loop, b[0], EPOLLIN, delete_other, b);
	assert_int_equal(loop_run(loop), 0);
	assert_int_equal(count, 1);
	close(a[0]), close(a[1]), close(b[0]), close(b[1]);
}

static void there_is_a_limit(void **state)
{
	int fds[LOOP_MAX_FDS], n = 0, i;

	assert_int_equal(pipe(a), 0);
	while (n < LOOP_MAX_FDS) {
		fds[n] = dup(a[0]);
		if (loop_add(loop, fds[n], EPOLLIN, delete_other, a))
			break;
		n++;
	}
	assert_in_range(n, LOOP_MAX_FDS - 2, LOOP_MAX_FDS - 1);
	assert_int_equal(loop_add(loop, a[0], EPOLLIN, delete_other, a),
			 -ENOSPC);
	loop_del(loop, fds[0]);
	assert_int_equal(loop_add(loop, a[0], EPOLLIN, delete_other, a), 0);
	for (i = 0; i <= n && i < LOOP_MAX_FDS; i++)
		close(fds[i]);
	close(a[0]), close(a[1]);
}

static void *run(void *data)
{
	loop_run(loop);
	return NULL;
}

static pthread_t ran_in;

static void note_thread(void *data)
{
	ran_in = pthread_self();
	*(int *)data += 1;
}

static void stop(void *data)
{
	loop_stop(loop);
}

static void a_call_runs_in_the_loops_thread(void **state)
{
	pthread_t thread;
	int n = 0, i;

	pthread_create(&thread, NULL, run, NULL);
	for (i = 0; i < 1000; i++)
		assert_int_equal(loop_call(loop, note_thread, &n), 0);
	assert_int_equal(n, 1000);
	assert_true(pthread_equal(ran_in, thread));
	assert_int_equal(loop_call(loop, stop, NULL), 0);
	pthread_join(thread, NULL);
	assert_int_equal(loop_call(loop, note_thread, &n), -ESHUTDOWN);
	assert_int_equal(n, 1000);
}

#define test(fn) cmocka_unit_test_setup_teardown(fn, make_loop, free_loop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_timer_fires_again_and_again),
		test(a_signal_is_an_event),
		test(a_deleted_descriptor_is_silent),
		test(there_is_a_limit),
		test(a_call_runs_in_the_loops_thread),
	};

	return cmocka_run_group_tests_name("loop", tests, NULL, NULL);
}
