// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Both ends of the control socket: the server of the daemon, in a thread,
 * and the client of the command line; and clients that mean no good.
 */
#include "control.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "ctl.h"
#include "loop.h"

static char dir[64], path[96];
static struct loop *loop;
static struct control *control;
static pthread_t thread;
static uint64_t later_client;

/* A request without arguments. */
static int command(struct ctl *ctl, const char *cmd, json_t **reply)
{
	json_t *request = json_pack("{ss}", "cmd", cmd);
	int ret = ctl_call(ctl, request, reply);

	json_decref(request);
	return ret;
}

static json_t *handle_echo(void *data, uint64_t client, const json_t *request)
{
	json_t *o = json_object();

	jsonio_str(o, "text", jsonio_get_str(request, "text", "none"));
	return o;
}

static json_t *handle_no(void *data, uint64_t client, const json_t *request)
{
	return control_error(-ENOENT, "there is no %s", "such thing");
}

static json_t *handle_big(void *data, uint64_t client, const json_t *request)
{
	json_t *o = json_object(), *a = json_array();
	int i;

	for (i = 0; i < 200000; i++)
		json_array_append_new(a, json_integer(i));
	jsonio_set(o, "list", a);
	return o;
}

static json_t *handle_lines(void *data, uint64_t client, const json_t *request)
{
	json_t *o;
	int i;

	for (i = 0; i < 1000; i++) {
		o = json_object();
		jsonio_uint(o, "number", (uint64_t)i);
		if (control_line(control, client, o))
			return control_error(-ENOMEM, "no memory");
	}
	return json_object();
}

static json_t *handle_later(void *data, uint64_t client, const json_t *request)
{
	later_client = client;
	return NULL;
}

static json_t *handle_listen(void *data, uint64_t client,
			     const json_t *request)
{
	control_listen(control, client);
	return json_object();
}

static bool asked_by_root;

static json_t *handle_drink(void *data, uint64_t client,
			    const json_t *request)
{
	asked_by_root = control_is_root(control, client);
	control_drink(control, client);
	return json_object();
}

static const struct control_command commands[] = {
	{ "echo", handle_echo },
	{ "no", handle_no },
	{ "big", handle_big },
	{ "lines", handle_lines },
	{ "later", handle_later },
	{ "listen", handle_listen },
	{ "drink", handle_drink },
	{ NULL, NULL }
};

static void *run(void *data)
{
	loop_run(loop);
	return NULL;
}

static int start_server(void **state)
{
	int fd;

	snprintf(dir, sizeof(dir), "/tmp/limen-control.XXXXXX");
	if (!mkdtemp(dir))
		return -1;
	snprintf(path, sizeof(path), "%s/run/sock", dir);
	fd = ctl_listen(path, (gid_t)-1);
	if (fd < 0 || loop_new(&loop) ||
	    control_new(loop, fd, commands, NULL, &control))
		return -1;
	return pthread_create(&thread, NULL, run, NULL);
}

static void stop(void *data)
{
	control_free(control);
	loop_stop(loop);
}

static int stop_server(void **state)
{
	char run_dir[96];

	loop_call(loop, stop, NULL);
	pthread_join(thread, NULL);
	loop_free(loop);
	unlink(path);
	snprintf(run_dir, sizeof(run_dir), "%s/run", dir);
	rmdir(run_dir);
	return rmdir(dir);
}

static struct ctl *connect_client(void)
{
	struct ctl *ctl;

	assert_int_equal(ctl_open(path, &ctl), 0);
	return ctl;
}

/* A client that says what it likes. */
static int connect_raw(void)
{
	struct sockaddr_un sa = { .sun_family = AF_UNIX };
	struct timeval tv = { .tv_sec = 100 };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(sa.sun_path, sizeof(sa.sun_path), "%s", path);
	assert_int_equal(connect(fd, (struct sockaddr *)&sa, sizeof(sa)), 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
	return fd;
}

/* All that comes until the server hangs up, or until @lines have come. */
static size_t read_lines(int fd, char *text, size_t size, int lines)
{
	size_t n = 0;
	ssize_t got;

	while (lines && n < size - 1 && (got = recv(fd, text + n, 1, 0)) > 0) {
		if (text[n] == '\n')
			lines--;
		n += (size_t)got;
	}
	text[n] = '\0';
	return n;
}

static void say(int fd, const char *text)
{
	assert_int_equal(send(fd, text, strlen(text), MSG_NOSIGNAL),
			 strlen(text));
}

static void a_request_gets_its_reply(void **state)
{
	struct ctl *ctl = connect_client();
	json_t *request = json_object(), *reply;
	int i;

	jsonio_str(request, "cmd", "echo");
	jsonio_str(request, "text", "a\"\\\n\xff z");
	for (i = 0; i < 100; i++) {
		assert_int_equal(ctl_call(ctl, request, &reply), 0);
		assert_null(ctl_failed(reply));
		assert_string_equal(jsonio_get_str(reply, "text", ""),
				    jsonio_get_str(request, "text", "?"));
		json_decref(reply);
	}
	json_decref(request);
	ctl_close(ctl);
}

static void errors_have_a_text_and_a_name(void **state)
{
	struct ctl *ctl = connect_client();
	json_t *reply;

	assert_int_equal(command(ctl, "no", &reply), 0);
	assert_string_equal(ctl_failed(reply), "there is no such thing");
	assert_string_equal(jsonio_get_str(reply, "errno", ""), "ENOENT");
	json_decref(reply);
	assert_int_equal(command(ctl, "dance", &reply), 0);
	assert_non_null(strstr(ctl_failed(reply), "no command 'dance'"));
	json_decref(reply);
	ctl_close(ctl);
}

static void a_large_reply_comes_whole(void **state)
{
	struct ctl *ctl = connect_client();
	json_t *reply;

	assert_int_equal(command(ctl, "big", &reply), 0);
	assert_int_equal(json_array_size(json_object_get(reply, "list")),
			 200000);
	json_decref(reply);
	ctl_close(ctl);
}

static void count_line(const json_t *object, void *data)
{
	uint64_t *next = data;

	assert_int_equal(jsonio_get_uint(object, "number", 0), (*next)++);
}

static void lines_come_before_their_reply(void **state)
{
	struct ctl *ctl = connect_client();
	json_t *request = json_object(), *reply;
	uint64_t next = 0;

	jsonio_str(request, "cmd", "lines");
	assert_int_equal(ctl_call_lines(ctl, request, count_line, &next,
					&reply), 0);
	assert_int_equal(next, 1000);
	assert_null(ctl_failed(reply));
	json_decref(reply);
	json_decref(request);
	/* the next request finds nothing of them */
	assert_int_equal(command(ctl, "echo", &reply), 0);
	assert_string_equal(jsonio_get_str(reply, "text", ""), "none");
	json_decref(reply);
	ctl_close(ctl);
}

static void requests_may_come_in_one_piece(void **state)
{
	int fd = connect_raw();
	char text[512];

	say(fd, "{\"cmd\":\"echo\",\"text\":\"1\"}\n{\"cmd\":\"echo\","
	    "\"text\":\"2\"}\n{\"cmd\":\"no\"}\n");
	/* and its sender may then say no more */
	shutdown(fd, SHUT_WR);
	read_lines(fd, text, sizeof(text), -1);
	assert_string_equal(text, "{\"text\":\"1\",\"ok\":true}\n"
			    "{\"text\":\"2\",\"ok\":true}\n"
			    "{\"ok\":false,\"error\":\"there is no such "
			    "thing\",\"errno\":\"ENOENT\"}\n");
	close(fd);
}

static void nonsense_is_answered_and_ends_it(void **state)
{
	static const char *const nonsense[] = {
		"hello\n", "\n", "[]\n", "{\"cmd\":5}\n{\"cmd\":5}\n", "{}\n",
		"{\"cmd\":\"echo\",\"cmd\":\"echo\"}\n", "\xff\xfe\n",
		"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n",
	};
	char text[1024];
	size_t i;

	for (i = 0; i < sizeof(nonsense) / sizeof(nonsense[0]); i++) {
		int fd = connect_raw();

		say(fd, nonsense[i]);
		read_lines(fd, text, sizeof(text), 1);
		if (strncmp(text, "{\"ok\":false", 11))
			fail_msg("%s gave %s", nonsense[i], text);
		close(fd);
	}
}

static void a_line_without_end_is_refused(void **state)
{
	static char line[CTL_MAX_REQUEST * 2];
	int fd = connect_raw();
	char text[512];

	memset(line, 'x', sizeof(line));
	send(fd, line, sizeof(line), MSG_NOSIGNAL);
	read_lines(fd, text, sizeof(text), 1);
	assert_non_null(strstr(text, "a request has at most"));
	close(fd);
}

static void there_is_a_limit_of_clients(void **state)
{
	int fds[CTL_MAX_CLIENTS + 5], i;
	char text[128];

	for (i = 0; i < CTL_MAX_CLIENTS + 5; i++)
		fds[i] = connect_raw();
	/* those that came in are served, the others were hung up on */
	say(fds[0], "{\"cmd\":\"echo\"}\n");
	assert_true(read_lines(fds[0], text, sizeof(text), 1) > 0);
	assert_int_equal(recv(fds[CTL_MAX_CLIENTS + 4], text, 1, 0), 0);
	for (i = 0; i < CTL_MAX_CLIENTS + 5; i++)
		close(fds[i]);
}

static void answer_later(void *data)
{
	control_reply(control, later_client, json_object());
}

static void an_answer_may_come_later(void **state)
{
	int fd = connect_raw(), other = connect_raw();
	char text[256];

	say(fd, "{\"cmd\":\"later\"}\n{\"cmd\":\"echo\"}\n");
	say(other, "{\"cmd\":\"echo\"}\n");
	read_lines(other, text, sizeof(text), 1);
	assert_int_equal(loop_call(loop, answer_later, NULL), 0);
	read_lines(fd, text, sizeof(text), 2);
	assert_string_equal(text, "{\"ok\":true}\n"
			    "{\"text\":\"none\",\"ok\":true}\n");

	/* one that does not wait for it harms nobody */
	say(fd, "{\"cmd\":\"later\"}\n");
	close(fd);
	say(other, "{\"cmd\":\"echo\"}\n");
	read_lines(other, text, sizeof(text), 1);
	assert_int_equal(loop_call(loop, answer_later, NULL), 0);
	close(other);
}

static char event[1000];

static void broadcast(void *data)
{
	int i;

	memset(event, 'e', sizeof(event));
	memcpy(event, "{\"event\":\"", 10);
	memcpy(event + sizeof(event) - 3, "\"}\n", 3);
	for (i = 0; i < *(int *)data; i++)
		control_broadcast(control, event, sizeof(event));
}

/* Eight bytes each: a number, or how many are missing, turned round. */
static size_t note_missed(uint64_t missed, void *buf)
{
	missed = ~missed;
	memcpy(buf, &missed, sizeof(missed));
	return sizeof(missed);
}

enum { POURED = 4000, EACH = 8192 };	/* more than may wait */

static void pour(void *data)
{
	static uint64_t things[EACH / sizeof(uint64_t)];
	uint64_t *n = data, i;
	size_t k;

	for (i = 0; i < *n; i++) {
		for (k = 0; k < EACH / sizeof(uint64_t); k++)
			things[k] = i;
		control_pour(control, things, EACH, 1, note_missed);
	}
}

static uint64_t read_thing(struct ctl *ctl)
{
	uint64_t v;
	size_t len = ctl_take_rest(ctl, &v, sizeof(v));
	ssize_t n;

	while (len < sizeof(v)) {
		n = recv(ctl_fd(ctl), (char *)&v + len, sizeof(v) - len, 0);
		assert_true(n > 0);
		len += (size_t)n;
	}
	return v;
}

static void who_drinks_gets_bytes_and_is_told_what_it_missed(void **state)
{
	uint64_t n = POURED, things = 0, missed = 0, v;
	struct ctl *ctl;
	json_t *o;

	assert_int_equal(ctl_open(path, &ctl), 0);
	assert_int_equal(command(ctl, "drink", &o), 0);
	json_decref(o);
	assert_int_equal(asked_by_root, !geteuid());
	assert_int_equal(control_drinkers(control), 1);
	assert_int_equal(control_listeners(control), 0);
	assert_int_equal(loop_call(loop, pour, &n), 0);
	/* what has waited comes whole and in order */
	while ((v = read_thing(ctl)) == things / (EACH / sizeof(v)))
		if (++things == POURED * (EACH / sizeof(v)) ||
		    things == (CONTROL_POUR_MAX >> 1) / sizeof(v))
			break;
	assert_int_equal(v, (things - 1) / (EACH / sizeof(v)));
	n = 1;
	while (!missed) {
		assert_int_equal(loop_call(loop, pour, &n), 0);
		do
			v = read_thing(ctl);
		while (v && v < POURED);
		missed = v ? ~v : 0;
	}
	assert_in_range(missed, 1, POURED);
	ctl_close(ctl);
}

static void a_listener_that_sleeps_is_told_what_it_missed(void **state)
{
	struct ctl *ctl = connect_client();
	uint64_t got = 0, lost = 0, sent = 5000;
	json_t *o;
	int n = 5000;

	assert_int_equal(command(ctl, "listen", &o), 0);
	json_decref(o);
	assert_int_equal(loop_call(loop, broadcast, &n), 0);
	for (n = 1; !lost; json_decref(o)) {
		/* when it has read what there is, the next one brings word */
		if (ctl_read(ctl, 300, &o)) {
			assert_int_equal(loop_call(loop, broadcast, &n), 0);
			sent++;
			assert_int_equal(ctl_read(ctl, 100000, &o), 0);
		}
		lost = jsonio_get_uint(o, "events", 0);
		got += !lost;
	}
	assert_in_range(got, 1, 4999);
	assert_in_range(lost, 1, 4999);
	/* and comes behind it */
	for (; got + lost < sent; got++) {
		assert_int_equal(ctl_read(ctl, 100000, &o), 0);
		assert_int_equal(jsonio_get_uint(o, "events", 0), 0);
		json_decref(o);
	}
	assert_int_equal(got + lost, sent);
	ctl_close(ctl);
}

static void a_second_daemon_is_refused(void **state)
{
	assert_int_equal(ctl_listen(path, (gid_t)-1), -EADDRINUSE);
}

static void the_socket_is_for_owner_and_group(void **state)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0660);
}

static void what_a_dead_daemon_left_is_replaced(void **state)
{
	char text[300];
	struct ctl *ctl;
	int fd;

	snprintf(path, sizeof(path), "/tmp/limen-stale.%d", (int)getpid());
	fd = ctl_listen(path, (gid_t)-1);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(ctl_open(path, &ctl), -ECONNREFUSED);
	ctl_explain(path, -ECONNREFUSED, text, sizeof(text));
	assert_non_null(strstr(text, "not running"));
	fd = ctl_listen(path, (gid_t)-1);
	assert_true(fd >= 0);
	close(fd);
	unlink(path);
	assert_int_equal(ctl_open(path, &ctl), -ENOENT);
	/* a file that is no socket is nobody's to remove */
	fd = creat(path, 0600);
	assert_int_equal(ctl_listen(path, (gid_t)-1), -EEXIST);
	close(fd);
	unlink(path);
}

#define test(fn) cmocka_unit_test_setup_teardown(fn, start_server, stop_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_request_gets_its_reply),
		test(errors_have_a_text_and_a_name),
		test(a_large_reply_comes_whole),
		test(lines_come_before_their_reply),
		test(requests_may_come_in_one_piece),
		test(nonsense_is_answered_and_ends_it),
		test(a_line_without_end_is_refused),
		test(there_is_a_limit_of_clients),
		test(an_answer_may_come_later),
		test(who_drinks_gets_bytes_and_is_told_what_it_missed),
		test(a_listener_that_sleeps_is_told_what_it_missed),
		test(a_second_daemon_is_refused),
		test(the_socket_is_for_owner_and_group),
		cmocka_unit_test(what_a_dead_daemon_left_is_replaced),
	};

	return cmocka_run_group_tests_name("control", tests, NULL, NULL);
}
