/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A step of a plan as the message that the kernel reads; linux/rtnetlink.h,
 * linux/pkt_sched.h, linux/pkt_cls.h.
 */
#ifndef SHAPE_MESSAGE_H
#define SHAPE_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

struct nlmsghdr;
struct plan_step;

/*
 * Writes it to @buffer of RTNL_MESSAGE_SIZE bytes. @device and @target are
 * the numbers of those interfaces (0 where the step has none), @preference
 * that of filters. @form is 0, or more for kernels that lack what the forms
 * before it need.
 */
struct nlmsghdr *message_step(const struct plan_step *s, void *buffer,
			      uint32_t device, uint32_t target,
			      uint32_t preference, int form);

/* How many forms a step has. */
int message_forms(const struct plan_step *s);

/* Deletes of what is on interface @device. */
struct nlmsghdr *message_del_qdisc(void *buffer, uint32_t device,
				   uint32_t parent, uint32_t handle);
struct nlmsghdr *message_del_class(void *buffer, uint32_t device,
				   uint32_t handle);
/* All filters for what arrives that have @preference. */
struct nlmsghdr *message_del_filters(void *buffer, uint32_t device,
				     uint32_t preference);
struct nlmsghdr *message_del_link(void *buffer, uint32_t device);

/* Dumps: RTM_GETQDISC of all, RTM_GETTCLASS and RTM_GETTFILTER of @device. */
struct nlmsghdr *message_get(void *buffer, uint16_t type, uint32_t device,
			     uint32_t parent);

#endif /* SHAPE_MESSAGE_H */
