/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the files of kern share: a request to the module and its answer, over
 * generic netlink (Documentation/userspace-api/netlink/intro.rst).
 */
#ifndef LIMEN_LIB_KERN_MESSAGE_H
#define LIMEN_LIB_KERN_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

struct mnl_socket;
struct nlattr;
struct nlmsghdr;

/* A netlink message may not be larger than its attributes: 64 KiB. */
enum { KERN_BUFFER_SIZE = 1 << 16 };

struct kern {
	struct mnl_socket *socket;
	struct mnl_socket *events;	/* NULL: not subscribed */
	uint32_t seq;
	uint32_t group;		/* of events */
	uint16_t family;
	char error[256];
	char *out;		/* both KERN_BUFFER_SIZE */
	char *in;
	struct limen_verdict *verdicts;	/* of the last event */
};

/*
 * One message of an answer, not checked but for its length. 0 or -errno,
 * which ends the exchange.
 */
typedef int kern_message_fn(struct kern *k, const struct nlmsghdr *nlh,
			    void *data);

/*
 * Called for each message of an answer with its attributes by type, NULL
 * where absent. 0 or -errno, which ends the exchange.
 */
typedef int kern_answer_fn(struct kern *k, const struct nlattr **table,
			   void *data);

/* Both keep the words for kern_error(); they return @error and -errno. */
int kern_fail(struct kern *k, int error, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
int kern_fail_errno(struct kern *k, const char *what);

/* A socket of its own for the caller to close; NULL: @error is -errno. */
struct mnl_socket *kern_open_socket(struct kern *k, int flags, int *error);

/*
 * Begins a request, to a family of generic netlink or to the module's own;
 * attributes are put behind it. It is overwritten by the next one.
 */
struct nlmsghdr *kern_start(struct kern *k, uint16_t family, uint8_t cmd,
			    uint16_t flags);
struct nlmsghdr *kern_start_command(struct kern *k, enum limen_cmd cmd,
				    uint16_t flags);

/*
 * Sends what kern_start() began and reads the whole answer. @fn may be NULL
 * where only an acknowledgement is expected. 0 or -errno, the module's own
 * words in kern_error().
 */
int kern_ask(struct kern *k, const struct nlmsghdr *nlh, kern_message_fn *fn,
	     void *data);

/*
 * Sends @cmd and hands the answer to @fn. @mode: an attribute LIMEN_A_MODE to
 * send along, acknowledged only; below 0: none.
 */
int kern_exchange(struct kern *k, enum limen_cmd cmd, int mode,
		  kern_answer_fn *fn, void *data);

/*
 * A walk: @cmd is a dump, each message of which is handed to @fn until it
 * returns other than 0. That is returned, but only when the rest of the answer
 * has been read, too.
 */
int kern_walk(struct kern *k, enum limen_cmd cmd, kern_answer_fn *fn,
	      void *data);

/*
 * Attributes by type into @table of @max + 1, NULL where absent; those above
 * @max are skipped.
 */
void kern_index_attrs(const struct nlmsghdr *nlh, const struct nlattr **table,
		      uint16_t max);
void kern_index_nested(const struct nlattr *nest, const struct nlattr **table,
		       uint16_t max);

/* Copies as much as both sides know; absent is 0. */
void kern_read_attr(const struct nlattr *attr, void *value, size_t size);

#define KERN_READ_ATTR(table, type, value) \
	kern_read_attr((table)[type], &(value), sizeof(value))

/*
 * Reads a nest of numbers: attribute type n + 1 is number n. Those that are
 * not there are 0.
 */
void kern_read_numbers(const struct nlattr *nest, uint64_t *values, size_t nr);

#endif
