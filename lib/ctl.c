// SPDX-License-Identifier: GPL-2.0-or-later
#include "ctl.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

struct ctl {
	int fd;
	char *buf;		/* bytes read and not yet handed out */
	size_t len, size;
};

static int socket_address(const char *path, struct sockaddr_un *sa)
{
	memset(sa, 0, sizeof(*sa));
	sa->sun_family = AF_UNIX;
	if (!*path || strlen(path) >= sizeof(sa->sun_path))
		return -ENAMETOOLONG;
	strcpy(sa->sun_path, path);
	return 0;
}

static int connect_to(const char *path)
{
	struct sockaddr_un sa;
	int fd, ret = socket_address(path, &sa);

	if (ret)
		return ret;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	if (connect(fd, (struct sockaddr *)&sa, sizeof(sa))) {
		ret = -errno;
		close(fd);
		return ret;
	}
	return fd;
}

int ctl_open(const char *path, struct ctl **out)
{
	struct ctl *ctl;
	int fd = connect_to(path ? path : CTL_DEFAULT_PATH);

	if (fd < 0)
		return fd;
	ctl = calloc(1, sizeof(*ctl));
	if (!ctl) {
		close(fd);
		return -ENOMEM;
	}
	ctl->fd = fd;
	*out = ctl;
	return 0;
}

void ctl_close(struct ctl *ctl)
{
	if (!ctl)
		return;
	close(ctl->fd);
	free(ctl->buf);
	free(ctl);
}

int ctl_fd(const struct ctl *ctl)
{
	return ctl->fd;
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

/* Waits for @events until the time @deadline (-1: for ever). */
static int wait_for(const struct ctl *ctl, short events, int64_t deadline)
{
	struct pollfd p = { .fd = ctl->fd, .events = events };
	int64_t left;
	int n;

	for (;;) {
		left = deadline < 0 ? -1 : deadline - now_ms();
		if (deadline >= 0 && left < 0)
			left = 0;
		n = poll(&p, 1, (int)left);
		if (n > 0)
			return 0;
		if (!n)
			return -ETIMEDOUT;
		if (errno != EINTR)
			return -errno;
	}
}

static int send_all(struct ctl *ctl, const char *text, size_t len,
		    int64_t deadline)
{
	while (len) {
		ssize_t n = send(ctl->fd, text, len,
				 MSG_NOSIGNAL | MSG_DONTWAIT);
		int ret;

		if (n >= 0) {
			text += n;
			len -= (size_t)n;
			continue;
		}
		if (errno == EINTR)
			continue;
		/* it may have said why before it hung up: go and read */
		if (errno == EPIPE || errno == ECONNRESET)
			return 0;
		if (errno != EAGAIN)
			return -errno;
		ret = wait_for(ctl, POLLOUT, deadline);
		if (ret)
			return ret;
	}
	return 0;
}

/* Room for at least one more byte in the buffer. */
static int grow(struct ctl *ctl)
{
	size_t size = ctl->size ? ctl->size * 2 : 4096;
	char *buf;

	if (ctl->len < ctl->size)
		return 0;
	if (size > CTL_MAX_REPLY)
		return -EPROTO;
	buf = realloc(ctl->buf, size);
	if (!buf)
		return -ENOMEM;
	ctl->buf = buf;
	ctl->size = size;
	return 0;
}

/* Reads what is there: 1 more came, 0 nothing now, or -errno. */
static int read_more(struct ctl *ctl)
{
	ssize_t n;
	int ret = grow(ctl);

	if (ret)
		return ret;
	n = recv(ctl->fd, ctl->buf + ctl->len, ctl->size - ctl->len,
		 MSG_DONTWAIT);
	if (n > 0) {
		ctl->len += (size_t)n;
		return 1;
	}
	if (!n || errno == ECONNRESET)
		return -EPIPE;
	return errno == EAGAIN || errno == EINTR ? 0 : -errno;
}

/* The first whole line of the buffer as an object; -EAGAIN: none yet. */
static int take_line(struct ctl *ctl, size_t seen, json_t **out)
{
	char *lf = ctl->len > seen ?
		memchr(ctl->buf + seen, '\n', ctl->len - seen) : NULL;
	char why[160];
	size_t n;
	int ret;

	if (!lf)
		return -EAGAIN;
	n = (size_t)(lf - ctl->buf) + 1;
	ret = jsonio_parse(ctl->buf, n, out, why, sizeof(why));
	ctl->len -= n;
	memmove(ctl->buf, ctl->buf + n, ctl->len);
	return ret ? -EPROTO : 0;
}

static int read_until(struct ctl *ctl, int64_t deadline, json_t **out)
{
	size_t seen = 0;

	for (;;) {
		int ret = take_line(ctl, seen, out);

		if (ret != -EAGAIN)
			return ret;
		seen = ctl->len;
		ret = read_more(ctl);
		if (!ret)
			ret = wait_for(ctl, POLLIN, deadline);
		if (ret < 0)
			return ret;
	}
}

size_t ctl_take_rest(struct ctl *ctl, void *buf, size_t size)
{
	size_t n = ctl->len < size ? ctl->len : size;

	if (!n)
		return 0;
	memcpy(buf, ctl->buf, n);
	ctl->len -= n;
	memmove(ctl->buf, ctl->buf + n, ctl->len);
	return n;
}

int ctl_read(struct ctl *ctl, int timeout_ms, json_t **out)
{
	return read_until(ctl, timeout_ms < 0 ? -1 : now_ms() + timeout_ms,
			  out);
}

static int send_request(struct ctl *ctl, const json_t *request,
			int64_t deadline)
{
	char *text;
	size_t len;
	int ret = jsonio_line(request, &text, &len);

	if (ret)
		return ret;
	ret = send_all(ctl, text, len, deadline);
	free(text);
	return ret;
}

int ctl_call(struct ctl *ctl, const json_t *request, json_t **reply)
{
	bool slow = !strcmp(jsonio_get_str(request, "cmd", ""), "reload");
	int64_t deadline = now_ms() + CTL_TIMEOUT_S * (slow ? 10000 : 1000);
	int ret = send_request(ctl, request, deadline);

	return ret ? ret : read_until(ctl, deadline, reply);
}

int ctl_call_lines(struct ctl *ctl, const json_t *request,
		   void (*line)(const json_t *object, void *data), void *data,
		   json_t **reply)
{
	int64_t deadline = now_ms() + CTL_TIMEOUT_S * 1000;
	json_t *object;
	int ret = send_request(ctl, request, deadline);

	while (!ret) {
		ret = read_until(ctl, deadline, &object);
		if (!ret && json_object_get(object, "ok")) {
			*reply = object;
			break;
		}
		if (!ret) {
			line(object, data);
			json_decref(object);
		}
	}
	return ret;
}

const char *ctl_failed(const json_t *reply)
{
	if (jsonio_get_bool(reply, "ok", 0))
		return NULL;
	return jsonio_get_str(reply, "error", "the daemon gave no reason");
}

void ctl_explain(const char *path, int err, char *text, size_t size)
{
	const char *why;

	switch (-err) {
	case ENOENT:
	case ECONNREFUSED:
		why = "it is not running (start it: systemctl start limend, or "
		      "limend), or its control_socket is another";
		break;
	case EACCES:
		why = "you may not: be root or a member of control_group";
		break;
	case ETIMEDOUT:
		why = "it does not answer in time";
		break;
	case EPIPE:
		why = "it closed the connection (too many clients, or its log "
		      "says why)";
		break;
	case EPROTO:
		why = "its answer is no JSON object: is it another program?";
		break;
	default:
		why = strerror(-err);
		break;
	}
	snprintf(text, size, "cannot talk to limend at %s: %s",
		 path ? path : CTL_DEFAULT_PATH, why);
}

/* Removes a socket nobody answers at. */
static int clear_stale(const char *path)
{
	struct stat st;
	int fd;

	if (lstat(path, &st))
		return errno == ENOENT ? 0 : -errno;
	if (!S_ISSOCK(st.st_mode))
		return -EEXIST;
	fd = connect_to(path);
	if (fd >= 0) {
		close(fd);
		return -EADDRINUSE;
	}
	if (fd != -ECONNREFUSED)
		return fd == -EAGAIN ? -EADDRINUSE : fd;
	return unlink(path) ? -errno : 0;
}

static int make_folder(const char *path)
{
	char folder[sizeof(((struct sockaddr_un *)0)->sun_path)];
	char *slash;

	strcpy(folder, path);
	slash = strrchr(folder, '/');
	if (!slash || slash == folder)
		return 0;
	*slash = '\0';
	return mkdir(folder, 0755) && errno != EEXIST ? -errno : 0;
}

/* The mode is set before anyone can connect: listen() comes after. */
static int bind_and_listen(int fd, const struct sockaddr_un *sa,
			   unsigned int gid)
{
	if (bind(fd, (const struct sockaddr *)sa, sizeof(*sa)))
		return -errno;
	if (gid != (gid_t)-1 && chown(sa->sun_path, (uid_t)-1, gid))
		return -errno;
	if (chmod(sa->sun_path, 0660))
		return -errno;
	return listen(fd, CTL_MAX_CLIENTS) ? -errno : 0;
}

int ctl_listen(const char *path, unsigned int gid)
{
	struct sockaddr_un sa;
	int fd, ret = socket_address(path, &sa);

	if (!ret)
		ret = make_folder(path);
	if (!ret)
		ret = clear_stale(path);
	if (ret)
		return ret;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	ret = bind_and_listen(fd, &sa, gid);
	if (ret) {
		close(fd);
		return ret;
	}
	return fd;
}
