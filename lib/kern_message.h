/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the files of kern share: a request and its answer.
 */
#ifndef KERN_MESSAGE_H
#define KERN_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

struct kern;
struct nlattr;

/*
 * Called for each message of an answer with its attributes by type, NULL
 * where absent. 0 or -errno, which ends the exchange.
 */
typedef int kern_answer_fn(struct kern *k, const struct nlattr **table,
			   void *data);

/*
 * Sends @cmd and hands each message of the answer to @fn. @mode: an
 * attribute LIMEN_A_MODE to send along, acknowledged only; below 0: none.
 */
int kern_exchange(struct kern *k, enum limen_cmd cmd, bool dump, int mode,
		  kern_answer_fn *fn, void *data);

/* Copies as much as both sides know; absent is 0. */
void kern_read_attr(const struct nlattr *attr, void *value, size_t size);

/*
 * Reads a nest of numbers: attribute type n + 1 is number n. Those that are
 * not there are 0.
 */
void kern_read_numbers(const struct nlattr *nest, uint64_t *values, size_t nr);

#endif /* KERN_MESSAGE_H */
