// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/record.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "ctl.h"

enum { PIPE_SIZE = 1 << 20 };	/* more than that nobody but root may have */

static int fail(const struct recording *r, int err)
{
	cli_say("%s: %s", r->name, strerror(err));
	return EXIT_TROUBLE;
}

/* What ctl_call() has read beyond the reply. */
static int write_rest(struct recording *r)
{
	char buf[4096];
	size_t len;

	while (r->ctl && (len = ctl_take_rest(r->ctl, buf, sizeof(buf)))) {
		if (write(r->out, buf, len) != (ssize_t)len)
			return fail(r, errno);
		r->bytes += len;
	}
	return EXIT_FINE;
}

/* Empties the pipe into the file. */
static int pour_out(struct recording *r, int pipe, size_t len)
{
	ssize_t n;

	while (len) {
		n = splice(pipe, NULL, r->out, NULL, len, SPLICE_F_MOVE);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return fail(r, n ? errno : EPIPE);
		len -= (size_t)n;
		r->bytes += (size_t)n;
	}
	return EXIT_FINE;
}

/* 1: there was something; 0: nothing now; -errno; -EPIPE: the end. */
static int move(struct recording *r, const int pipe[2], int *status)
{
	ssize_t n = splice(r->in, NULL, pipe[1], NULL, PIPE_SIZE,
			   SPLICE_F_MOVE | SPLICE_F_NONBLOCK);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -errno;
	if (!n)
		return -EPIPE;
	*status = pour_out(r, pipe[0], (size_t)n);
	return 1;
}

static int move_all(struct recording *r, const int pipe[2])
{
	enum record_event event = RECORD_READ;
	int status = EXIT_FINE, ret = 0;

	while (event == RECORD_READ && !status && ret >= 0) {
		event = record_wait(r);
		while (!status && (ret = move(r, pipe, &status)) > 0)
			if (event == RECORD_STOP)
				break;
	}
	if (status || event == RECORD_STOP)
		return status;
	if (ret == -EPIPE || !ret) {
		cli_say("%s: ended early: %s", r->name, record_end(r));
		return EXIT_TROUBLE;
	}
	return fail(r, -ret);
}

int record_raw(struct recording *r)
{
	int pipe[2], status = write_rest(r);

	if (status)
		return status;
	if (pipe2(pipe, O_CLOEXEC))
		return fail(r, errno);
	fcntl(pipe[1], F_SETPIPE_SZ, PIPE_SIZE);
	status = move_all(r, pipe);
	close(pipe[0]);
	close(pipe[1]);
	return status;
}
