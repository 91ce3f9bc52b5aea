/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Interfaces that come are shaped, if limen shape apply has put shaping in
 * force: a line that was dialled anew, a device that was plugged in. The
 * rest, and what somebody else has shaped, is left alone.
 */
#ifndef FOLLOW_H
#define FOLLOW_H

struct config;
struct follow;
struct loop;

/*
 * @config is asked with @data for the configuration in force. 0 or -errno.
 * Must be called before rights are given up.
 */
int follow_new(struct loop *loop, const struct config *(*config)(void *data),
	       void *data, struct follow **out);
void follow_free(struct follow *f);

#endif /* FOLLOW_H */
