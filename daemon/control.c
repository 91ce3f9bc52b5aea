// SPDX-License-Identifier: GPL-2.0-or-later
#include "control.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "ctl.h"
#include "loop.h"

struct client {
	int fd;			/* -1: free */
	uint64_t id;		/* never used again, unlike the place */
	struct control *control;
	char in[CTL_MAX_REQUEST];
	size_t in_len;
	char *out;
	size_t out_sent, out_len, out_size;
	int64_t active;		/* seconds: last request, or last byte taken */
	bool waiting;		/* its answer comes later */
	bool listening;
	bool drinking;		/* listens, too, but to bytes, not to lines */
	bool closing;		/* after what is in @out */
	bool eof;		/* it says no more */
	uint64_t lost;		/* events it does not know it missed */
};

struct control {
	struct loop *loop;
	int fd;
	const struct control_command *commands;
	void *data;
	uint64_t last_id;
	unsigned int nr;
	struct control_counters counters;
	struct client clients[CTL_MAX_CLIENTS];
};

static int64_t now_s(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec;
}

static struct client *find_client(struct control *c, uint64_t id)
{
	int i;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		if (c->clients[i].fd >= 0 && c->clients[i].id == id)
			return &c->clients[i];
	return NULL;
}

static void close_client(struct client *cl)
{
	struct control *c = cl->control;

	loop_del(c->loop, cl->fd);
	close(cl->fd);
	free(cl->out);
	memset(cl, 0, sizeof(*cl));
	cl->fd = -1;
	c->nr--;
}

/*
 * Out.
 */

static void watch(struct client *cl)
{
	bool in = !cl->eof && cl->in_len < sizeof(cl->in);

	loop_change(cl->control->loop, cl->fd,
		    (in ? EPOLLIN : 0) | (cl->out_len ? EPOLLOUT : 0));
}

/* Sends what it takes now; the rest waits for it to be writable. */
static void send_out(struct client *cl)
{
	ssize_t n = 0;

	while (cl->out_len) {
		n = send(cl->fd, cl->out + cl->out_sent, cl->out_len,
			 MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n <= 0)
			break;
		cl->out_sent += (size_t)n;
		cl->out_len -= (size_t)n;
		cl->active = now_s();
	}
	if ((n < 0 && errno != EAGAIN && errno != EINTR) ||
	    (!cl->out_len && cl->closing))
		close_client(cl);
	else
		watch(cl);
}

static bool put_out(struct client *cl, const char *text, size_t len)
{
	size_t need = cl->out_len + len, size = cl->out_size;
	char *out;

	if (cl->out_sent)
		memmove(cl->out, cl->out + cl->out_sent, cl->out_len);
	cl->out_sent = 0;
	if (need > size) {
		for (size = size ? size : 4096; size < need; size *= 2)
			;
		out = realloc(cl->out, size);
		if (!out)
			return false;
		cl->out = out;
		cl->out_size = size;
	}
	memcpy(cl->out + cl->out_len, text, len);
	cl->out_len = need;
	return true;
}

/* Takes @reply over. */
static void put_reply(struct client *cl, json_t *reply)
{
	struct control *c = cl->control;
	size_t len = 0;
	char *text = NULL;
	bool ok;

	if (!json_object_get(reply, "ok"))
		jsonio_bool(reply, "ok", 1);
	ok = jsonio_get_bool(reply, "ok", 0);
	c->counters.requests++;
	c->counters.errors += !ok;
	if (!reply || jsonio_line(reply, &text, &len) ||
	    len > CTL_MAX_REPLY || !put_out(cl, text, len))
		cl->closing = true;	/* no memory: better no answer */
	free(text);
	json_decref(reply);
}

int control_line(struct control *c, uint64_t client, json_t *line)
{
	struct client *cl = find_client(c, client);
	int ret = cl ? 0 : -ENOENT;
	char *text = NULL;
	size_t len;

	if (!ret && (jsonio_line(line, &text, &len) ||
		     !put_out(cl, text, len)))
		ret = -ENOMEM;
	free(text);
	json_decref(line);
	return ret;
}

json_t *control_error(int err, const char *fmt, ...)
{
	json_t *reply = json_object();
	char text[1400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	jsonio_bool(reply, "ok", 0);
	jsonio_str(reply, "error", text);
	jsonio_str(reply, "errno", strerrorname_np(abs(err)));
	return reply;
}

/*
 * In.
 */
static void handle_request(struct client *cl, const json_t *request)
{
	struct control *c = cl->control;
	const char *cmd = jsonio_get_str(request, "cmd", NULL);
	const struct control_command *command = c->commands;
	json_t *reply;

	while (cmd && command->name && strcmp(command->name, cmd))
		command++;
	if (!cmd || !command->name) {
		put_reply(cl, cmd ? control_error(-ENOTSUP,
			"no command '%.64s': this daemon is older than you, or "
			"it is misspelt", cmd) :
			control_error(-EINVAL, "no \"cmd\" in the request"));
		return;
	}
	cl->waiting = true;
	reply = command->handle(c->data, cl->id, request);
	if (!reply)
		return;
	cl->waiting = false;
	put_reply(cl, reply);
}

/* A line that makes no sense is answered and ends the conversation. */
static void handle_line(struct client *cl, const char *line, size_t len)
{
	char why[200];
	json_t *request;

	cl->active = now_s();
	if (jsonio_parse(line, len, &request, why, sizeof(why))) {
		put_reply(cl, control_error(-EINVAL, "bad request: %s", why));
		cl->closing = true;
		return;
	}
	handle_request(cl, request);
	json_decref(request);
}

/* Requests in turn: not before the answer to the last is on its way. */
static void handle_lines(struct client *cl)
{
	char *lf;

	while (!cl->waiting && !cl->closing && !cl->listening &&
	       !cl->out_len &&
	       (lf = memchr(cl->in, '\n', cl->in_len))) {
		size_t n = (size_t)(lf - cl->in) + 1;

		handle_line(cl, cl->in, n);
		cl->in_len -= n;
		memmove(cl->in, cl->in + n, cl->in_len);
		send_out(cl);
		if (cl->fd < 0)
			return;
	}
}

/* It says no more, but may well be waiting for what we say. */
static void end_input(struct client *cl)
{
	if (!cl->out_len && !cl->waiting && !cl->listening) {
		close_client(cl);
		return;
	}
	cl->eof = true;
	cl->closing = !cl->listening;
	watch(cl);
}

static void read_client(struct client *cl)
{
	ssize_t n;

	if (cl->listening)	/* nothing it could say matters */
		cl->in_len = 0;
	n = recv(cl->fd, cl->in + cl->in_len, sizeof(cl->in) - cl->in_len,
		 MSG_DONTWAIT);
	if (n <= 0) {
		if (!n)
			end_input(cl);
		else if (errno != EAGAIN && errno != EINTR)
			close_client(cl);
		return;
	}
	cl->in_len += (size_t)n;
	handle_lines(cl);
	if (cl->fd < 0)
		return;
	if (cl->in_len == sizeof(cl->in) && !cl->closing && !cl->listening &&
	    !memchr(cl->in, '\n', cl->in_len)) {
		put_reply(cl, control_error(-E2BIG, "a request has at most %d "
					    "bytes", CTL_MAX_REQUEST));
		cl->closing = true;
		send_out(cl);
		return;
	}
	watch(cl);
}

static void on_client(void *data, uint32_t events)
{
	struct client *cl = data;

	if (events & EPOLLOUT) {
		send_out(cl);
		if (cl->fd >= 0)
			handle_lines(cl);
	}
	if (cl->fd >= 0 && events & EPOLLIN)
		read_client(cl);
	if (cl->fd >= 0 && events & (EPOLLHUP | EPOLLERR))
		close_client(cl);
}

static struct client *free_place(struct control *c)
{
	int i;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		if (c->clients[i].fd < 0)
			return &c->clients[i];
	return NULL;
}

static void on_connect(void *data, uint32_t events)
{
	struct control *c = data;
	int fd = accept4(c->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct client *cl = free_place(c);

	if (fd < 0)
		return;
	if (!cl || loop_add(c->loop, fd, EPOLLIN, on_client, cl)) {
		c->counters.rejected++;
		close(fd);
		return;
	}
	cl->fd = fd;
	cl->control = c;
	cl->id = ++c->last_id;
	cl->active = now_s();
	c->nr++;
	c->counters.clients++;
}

static bool is_stale(const struct client *cl, int64_t now)
{
	if (cl->out_len)
		return now - cl->active > CONTROL_STALL_S;
	return !cl->listening && !cl->waiting &&
	       now - cl->active > CONTROL_IDLE_S;
}

static void on_second(void *data, uint32_t events)
{
	struct control *c = data;
	int64_t now = now_s();
	int i;

	for (i = 0; i < CTL_MAX_CLIENTS; i++) {
		if (c->clients[i].fd < 0 || !is_stale(&c->clients[i], now))
			continue;
		c->counters.slow++;
		close_client(&c->clients[i]);
	}
}

/*
 * Life.
 */
int control_new(struct loop *loop, int fd,
		const struct control_command *commands, void *data,
		struct control **out)
{
	struct control *c = calloc(1, sizeof(*c));
	int i, ret;

	if (!c)
		return -ENOMEM;
	c->loop = loop;
	c->fd = fd;
	c->commands = commands;
	c->data = data;
	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		c->clients[i].fd = -1;
	ret = loop_every(loop, 1000, on_second, c);
	if (!ret)
		ret = loop_add(loop, fd, EPOLLIN, on_connect, c);
	if (ret) {
		free(c);
		return ret;
	}
	*out = c;
	return 0;
}

void control_free(struct control *c)
{
	int i;

	if (!c)
		return;
	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		if (c->clients[i].fd >= 0)
			close_client(&c->clients[i]);
	loop_del(c->loop, c->fd);
	close(c->fd);
	free(c);
}

/*
 * Later answers and streams.
 */
void control_reply(struct control *c, uint64_t client, json_t *reply)
{
	struct client *cl = find_client(c, client);

	if (!cl) {
		json_decref(reply);
		return;
	}
	cl->waiting = false;
	put_reply(cl, reply);
	send_out(cl);
	if (cl->fd >= 0)
		handle_lines(cl);
}

void control_listen(struct control *c, uint64_t client)
{
	struct client *cl = find_client(c, client);

	if (cl)
		cl->listening = true;
}

unsigned int control_listeners(const struct control *c)
{
	unsigned int i, n = 0;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		n += c->clients[i].fd >= 0 && c->clients[i].listening &&
		     !c->clients[i].drinking;
	return n;
}

static void tell_lost(struct client *cl)
{
	char *text;
	size_t len;
	json_t *o = json_object();

	jsonio_str(o, "event", "lost");
	jsonio_uint(o, "events", cl->lost);
	if (!jsonio_line(o, &text, &len)) {
		if (put_out(cl, text, len))
			cl->lost = 0;
		free(text);
	}
	json_decref(o);
}

static void send_event(struct client *cl, const char *line, size_t len)
{
	if (cl->out_len + len > CONTROL_STREAM_MAX) {
		cl->control->counters.lost++;
		cl->lost++;
		return;
	}
	if (cl->lost)
		tell_lost(cl);
	if (!put_out(cl, line, len))
		cl->lost++;
	send_out(cl);
}

void control_broadcast(struct control *c, const char *line, size_t len)
{
	int i;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		if (c->clients[i].fd >= 0 && c->clients[i].listening &&
		    !c->clients[i].drinking)
			send_event(&c->clients[i], line, len);
}

void control_lost(struct control *c, uint64_t nr)
{
	int i;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		if (c->clients[i].fd >= 0 && c->clients[i].listening &&
		    !c->clients[i].drinking)
			c->clients[i].lost += nr;
}

void control_drink(struct control *c, uint64_t client)
{
	struct client *cl = find_client(c, client);

	if (cl)
		cl->listening = cl->drinking = true;
}

static bool is_drinking(const struct client *cl)
{
	return cl->fd >= 0 && cl->drinking && !cl->eof;
}

unsigned int control_drinkers(const struct control *c)
{
	unsigned int i, n = 0;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		n += is_drinking(&c->clients[i]);
	return n;
}

static void pour(struct client *cl, const void *data, size_t len,
		 unsigned int nr, size_t (*note)(uint64_t missed, void *buf))
{
	char buf[CONTROL_NOTE_SIZE];

	if (cl->out_len + len + sizeof(buf) > CONTROL_POUR_MAX) {
		cl->control->counters.lost += nr;
		cl->lost += nr;
		return;
	}
	if (cl->lost && put_out(cl, buf, note(cl->lost, buf)))
		cl->lost = 0;
	if (!put_out(cl, data, len))
		cl->lost += nr;
	send_out(cl);
}

void control_pour(struct control *c, const void *data, size_t len,
		  unsigned int nr, size_t (*note)(uint64_t missed, void *buf))
{
	int i;

	for (i = 0; i < CTL_MAX_CLIENTS; i++)
		if (is_drinking(&c->clients[i]))
			pour(&c->clients[i], data, len, nr, note);
}

bool control_is_root(struct control *c, uint64_t client)
{
	const struct client *cl = find_client(c, client);
	struct ucred peer;
	socklen_t len = sizeof(peer);

	return cl && !getsockopt(cl->fd, SOL_SOCKET, SO_PEERCRED, &peer,
				 &len) && !peer.uid;
}

unsigned int control_clients(const struct control *c)
{
	return c->nr;
}

const struct control_counters *control_counters(const struct control *c)
{
	return &c->counters;
}
