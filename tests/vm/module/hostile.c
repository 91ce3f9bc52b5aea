// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hostile [SEED [ROUNDS]] - knock at the module's door in every wrong way
 *
 * First messages that are wrong in one known way each, which must come back
 * with a known error; then ROUNDS random ones, of which nothing is expected
 * but that the module answers sensibly afterwards. Prints results as the
 * tests' runner reads them.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libmnl/libmnl.h>
#include <linux/genetlink.h>

#include <limen/genl.h>
#include <limen/label.h>
#include <limen/record.h>

enum { BUFFER_SIZE = 1 << 17, FAILS = 0x10000 };

static struct mnl_socket *sock;
static uint16_t family;
static uint32_t seq;
static char out[BUFFER_SIZE], in[BUFFER_SIZE];
static int failures;

static void die(const char *what)
{
	perror(what);
	exit(2);
}

/* messages */

static struct nlmsghdr *start(uint16_t type, uint8_t cmd)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(out);
	struct genlmsghdr *genl;

	nlh->nlmsg_type = type;
	nlh->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	nlh->nlmsg_seq = ++seq;
	genl = mnl_nlmsg_put_extra_header(nlh, sizeof(*genl));
	genl->cmd = cmd;
	genl->version = 1;
	return nlh;
}

/* 0 or the error the module answered with. */
static int answer_to(const struct nlmsghdr *request)
{
	const struct nlmsghdr *nlh;
	const struct nlmsgerr *error;
	ssize_t got;
	int len;

	for (;;) {
		got = mnl_socket_recvfrom(sock, in, sizeof(in));
		if (got < 0)
			die("receive");
		len = got;
		for (nlh = (const void *)in; mnl_nlmsg_ok(nlh, len);
		     nlh = mnl_nlmsg_next(nlh, &len)) {
			if (nlh->nlmsg_seq != request->nlmsg_seq)
				continue;
			if (nlh->nlmsg_type == NLMSG_DONE)
				return 0;
			if (nlh->nlmsg_type != NLMSG_ERROR)
				continue;
			error = mnl_nlmsg_get_payload(nlh);
			return -error->error;
		}
	}
}

static int ask(const struct nlmsghdr *nlh)
{
	if (mnl_socket_sendto(sock, nlh, nlh->nlmsg_len) < 0)
		return errno;
	return answer_to(nlh);
}

static void expect(const char *name, int error, const struct nlmsghdr *nlh)
{
	int got = ask(nlh);

	if (got == error || (error == FAILS && got)) {
		printf("ok %s\n", name);
		return;
	}
	printf("not ok %s: error %d (%s)\n", name, got, strerror(got));
	failures = 1;
}

static void find_family(void)
{
	struct nlmsghdr *nlh = start(GENL_ID_CTRL, CTRL_CMD_GETFAMILY);
	const struct nlattr *attr;

	nlh->nlmsg_flags = NLM_F_REQUEST;
	mnl_attr_put_strz(nlh, CTRL_ATTR_FAMILY_NAME, LIMEN_GENL_NAME);
	if (mnl_socket_sendto(sock, nlh, nlh->nlmsg_len) < 0 ||
	    mnl_socket_recvfrom(sock, in, sizeof(in)) < 0)
		die("family");
	mnl_attr_for_each(attr, (struct nlmsghdr *)in, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) == CTRL_ATTR_FAMILY_ID)
			family = mnl_attr_get_u16(attr);
	if (!family)
		die("no family");
}

/* a good bind, from which the bad ones are made */

static struct nlmsghdr *start_bind(uint32_t door, uint32_t record)
{
	struct nlmsghdr *nlh = start(family, LIMEN_CMD_BIND);

	mnl_attr_put_u32(nlh, LIMEN_A_DOOR_VERSION, door);
	mnl_attr_put_u32(nlh, LIMEN_A_RECORD_VERSION, record);
	return nlh;
}

static struct nlmsghdr *bind_message(int transport, int down, int base,
				     int count)
{
	struct nlmsghdr *nlh = start_bind(LIMEN_DOOR_VERSION,
					  LIMEN_RECORD_VERSION);

	mnl_attr_put_u8(nlh, LIMEN_A_TRANSPORT, transport);
	mnl_attr_put_u8(nlh, LIMEN_A_ON_DAEMON_DOWN, down);
	mnl_attr_put_u16(nlh, LIMEN_A_QUEUE_BASE, base);
	mnl_attr_put_u16(nlh, LIMEN_A_QUEUE_COUNT, count);
	return nlh;
}

static struct nlmsghdr *good_bind(void)
{
	return bind_message(LIMEN_TRANSPORT_QUEUE, LIMEN_DOWN_OPEN, 500, 1);
}

static void bad_binds(void)
{
	struct nlmsghdr *nlh;

	expect("bind_without_anything", EINVAL, start(family, LIMEN_CMD_BIND));
	expect("bind_of_a_newer_door", EPROTO,
	       start_bind(LIMEN_DOOR_VERSION + 1, LIMEN_RECORD_VERSION));
	expect("bind_of_an_older_door", EPROTO,
	       start_bind(LIMEN_DOOR_VERSION - 1, LIMEN_RECORD_VERSION));
	expect("bind_of_other_records", EPROTO,
	       start_bind(LIMEN_DOOR_VERSION, LIMEN_RECORD_VERSION + 1));
	expect("bind_without_transport", EINVAL,
	       start_bind(LIMEN_DOOR_VERSION, LIMEN_RECORD_VERSION));
	expect("bind_to_an_unknown_transport", ERANGE,
	       bind_message(LIMEN_TRANSPORT_MAX + 1, 0, 500, 1));
	expect("bind_with_an_unknown_down", ERANGE,
	       bind_message(LIMEN_TRANSPORT_QUEUE, LIMEN_DOWN_MAX + 1, 500, 1));
	expect("bind_to_no_queue", ERANGE,
	       bind_message(LIMEN_TRANSPORT_QUEUE, 0, 500, 0));
	expect("bind_to_too_many_queues", ERANGE,
	       bind_message(LIMEN_TRANSPORT_QUEUE, 0, 0, LIMEN_MAX_QUEUES + 1));
	expect("bind_to_queues_past_the_last", ERANGE,
	       bind_message(LIMEN_TRANSPORT_QUEUE, 0, 65535, 2));
	nlh = good_bind();
	mnl_attr_put_u16(nlh, LIMEN_A_GENERATION, 0);
	expect("bind_with_generation_0", ERANGE, nlh);
	nlh = good_bind();
	mnl_attr_put_u16(nlh, LIMEN_A_GENERATION, LIMEN_LABEL_GEN_MAX + 1);
	expect("bind_with_a_generation_too_large", ERANGE, nlh);
	nlh = start(family, LIMEN_CMD_BIND);
	mnl_attr_put_u16(nlh, LIMEN_A_DOOR_VERSION, 1);
	expect("bind_with_a_short_attribute", FAILS, nlh);
	nlh = good_bind();
	mnl_attr_put_u32(nlh, LIMEN_A_MARK_MASK, 1);
	expect("bind_with_an_attribute_of_others", EINVAL, nlh);
	nlh = good_bind();
	mnl_attr_put_u32(nlh, LIMEN_A_MAX + 7, 1);
	expect("bind_with_an_attribute_of_the_future", EINVAL, nlh);
}

/* messages cut and stretched */

static void bad_lengths(void)
{
	struct nlmsghdr *nlh;
	struct nlattr *attr;

	nlh = good_bind();
	attr = mnl_nlmsg_get_payload_offset(nlh, sizeof(struct genlmsghdr));
	attr->nla_len = 2;
	expect("attribute_shorter_than_its_header", FAILS, nlh);
	nlh = good_bind();
	attr = mnl_nlmsg_get_payload_offset(nlh, sizeof(struct genlmsghdr));
	attr->nla_len = 0xffff;
	expect("attribute_longer_than_its_message", FAILS, nlh);
	nlh = start(family, LIMEN_CMD_BIND);
	nlh->nlmsg_len -= 2;
	expect("message_shorter_than_its_header", FAILS, nlh);
	expect("command_0", EOPNOTSUPP, start(family, 0));
	expect("command_of_the_future", EOPNOTSUPP,
	       start(family, LIMEN_CMD_MAX + 1));
	expect("event_as_a_command", EOPNOTSUPP, start(family, LIMEN_CMD_EVENT));
	nlh = start(family, LIMEN_CMD_GET_LABELS);
	expect("labels_without_the_dump_flag", EOPNOTSUPP, nlh);
}

/* verdicts */

static struct limen_verdict good_verdict(void)
{
	return (struct limen_verdict) {
		.saddr = { 0x0100000a },
		.daddr = { 0x0200000a },
		.sport = 1,
		.dport = 2,
		.l3num = 2,
		.l4proto = 17,
		.state = LIMEN_STATE_TESTING,
	};
}

static struct nlmsghdr *verdict_message(const void *data, size_t len)
{
	struct nlmsghdr *nlh = start(family, LIMEN_CMD_VERDICT);

	mnl_attr_put(nlh, LIMEN_A_VERDICTS, len, data);
	return nlh;
}

static void refused_one(const char *name, struct limen_verdict verdict)
{
	const struct nlattr *attr;
	struct nlmsghdr *nlh = verdict_message(&verdict, sizeof(verdict));
	bool refused = false;

	nlh->nlmsg_flags = NLM_F_REQUEST;
	if (mnl_socket_sendto(sock, nlh, nlh->nlmsg_len) < 0 ||
	    mnl_socket_recvfrom(sock, in, sizeof(in)) < 0)
		die("verdict");
	mnl_attr_for_each(attr, (struct nlmsghdr *)in, sizeof(struct genlmsghdr))
		refused |= mnl_attr_get_type(attr) == LIMEN_A_REFUSED;
	printf("%s %s\n", refused ? "ok" : "not ok", name);
	failures |= !refused;
}

static void bad_verdicts(void)
{
	static struct limen_verdict many[LIMEN_MAX_BATCH + 1];
	struct limen_verdict v = good_verdict();
	size_t i;

	for (i = 0; i <= LIMEN_MAX_BATCH; i++)
		many[i] = v;
	expect("verdicts_of_no_length", EINVAL, verdict_message(&v, 0));
	expect("verdict_cut", EINVAL, verdict_message(&v, sizeof(v) - 1));
	expect("verdict_stretched", EINVAL, verdict_message(many, sizeof(v) + 8));
	expect("verdict_absent", EINVAL, start(family, LIMEN_CMD_VERDICT));
	expect("batch_of_the_largest_size", 0,
	       verdict_message(many, LIMEN_MAX_BATCH * sizeof(v)));
	expect("batch_one_too_large", FAILS,
	       verdict_message(many, (LIMEN_MAX_BATCH + 1) * sizeof(v)));
	v.state = LIMEN_STATE_NEW;
	refused_one("verdict_of_state_new", v);
	v.state = LIMEN_STATE_LATE;
	refused_one("verdict_of_state_late", v);
	v.state = 200;
	refused_one("verdict_of_no_state", v);
	v = good_verdict();
	v.id = 999;
	refused_one("verdict_with_an_id_without_name", v);
	v.id = 0xffff;
	refused_one("verdict_with_an_id_out_of_range", v);
	v = good_verdict();
	v.state = LIMEN_STATE_DECIDED;
	refused_one("verdict_decided_without_id", v);
	v = good_verdict();
	v.l3num = 7;
	refused_one("verdict_of_no_family", v);
	v = good_verdict();
	v.l4proto = 1;
	refused_one("verdict_for_icmp", v);
	v = good_verdict();
	v.flags = 1;
	refused_one("verdict_with_a_flag", v);
	v = good_verdict();
	v.pad = 1;
	refused_one("verdict_with_padding", v);
}

/* policy */

static struct nlmsghdr *policy_message(const void *classes, size_t classes_len,
				       const void *labels, size_t labels_len)
{
	struct nlmsghdr *nlh = start(family, LIMEN_CMD_SET_POLICY);

	mnl_attr_put(nlh, LIMEN_A_CLASSES, classes_len, classes);
	mnl_attr_put(nlh, LIMEN_A_LABEL_CLASS, labels_len, labels);
	mnl_attr_put_u32(nlh, LIMEN_A_MARK_MASK, 0xff0000);
	return nlh;
}

static void bad_class(const char *name, int error, struct limen_class class)
{
	expect(name, error, policy_message(&class, sizeof(class), NULL, 0));
}

static void bad_label(const char *name, int error,
		      struct limen_label_class label)
{
	struct limen_class class = { .class = 1 };

	expect(name, error, policy_message(&class, sizeof(class), &label,
					   sizeof(label)));
}

static void bad_policies(void)
{
	static struct limen_class many[LIMEN_MAX_CLASSES];
	static struct limen_label_class labels[LIMEN_MAX_LABELS];
	struct limen_class two[2] = { { .class = 1 }, { .class = 1 } };
	struct nlmsghdr *nlh;

	expect("policy_without_anything", EINVAL,
	       start(family, LIMEN_CMD_SET_POLICY));
	expect("policy_of_nothing", 0, policy_message(NULL, 0, NULL, 0));
	expect("class_cut", EINVAL, policy_message(two, 11, NULL, 0));
	expect("label_cut", EINVAL, policy_message(NULL, 0, labels, 3));
	expect("class_twice", EEXIST,
	       policy_message(two, sizeof(two), NULL, 0));
	expect("classes_too_many", FAILS,
	       policy_message(many, sizeof(many), NULL, 0));
	expect("labels_too_many", FAILS,
	       policy_message(NULL, 0, labels, sizeof(labels)));
	bad_class("class_0", EINVAL, (struct limen_class) { .class = 0 });
	bad_class("class_with_a_mark_outside_the_mask", ERANGE,
		  (struct limen_class) { .class = 1, .mark = 1 });
	bad_class("class_with_dscp_64", ERANGE,
		  (struct limen_class) { .class = 1, .dscp = 64 });
	bad_class("class_with_an_unknown_flag", EOPNOTSUPP,
		  (struct limen_class) { .class = 1, .flags = 0x8000 });
	bad_label("label_0_in_policy", ERANGE,
		  (struct limen_label_class) { .id = 0, .class = 1 });
	bad_label("label_out_of_range_in_policy", ERANGE,
		  (struct limen_label_class) { .id = LIMEN_MAX_LABELS });
	bad_label("label_with_padding", EINVAL,
		  (struct limen_label_class) { .id = 1, .pad = 1 });
	bad_label("label_of_an_undefined_class", ENOENT,
		  (struct limen_label_class) { .id = 1, .class = 2 });
	nlh = policy_message(NULL, 0, NULL, 0);
	mnl_attr_put_u8(nlh, LIMEN_A_TESTING_CLASS, 9);
	expect("testing_class_undefined", ENOENT, nlh);
}

/* labels */

static void put_name(struct nlmsghdr *nlh, const void *name, size_t len, int id)
{
	struct nlattr *one = mnl_attr_nest_start(nlh, LIMEN_A_LABEL);

	if (name)
		mnl_attr_put(nlh, LIMEN_LABEL_A_NAME, len, name);
	if (id)
		mnl_attr_put_u16(nlh, LIMEN_LABEL_A_ID, id);
	mnl_attr_nest_end(nlh, one);
}

static struct nlmsghdr *label_message(const void *name, size_t len, int id)
{
	struct nlmsghdr *nlh = start(family, LIMEN_CMD_ADD_LABELS);
	struct nlattr *all = mnl_attr_nest_start(nlh, LIMEN_A_LABELS);

	put_name(nlh, name, len, id);
	mnl_attr_nest_end(nlh, all);
	return nlh;
}

/*
 * The same name over and over. One of a letter takes 12 bytes on the way
 * there, 20 on the way back.
 */
static struct nlmsghdr *repeated_label(const char *name, unsigned int times)
{
	struct nlmsghdr *nlh = start(family, LIMEN_CMD_ADD_LABELS);
	struct nlattr *all = mnl_attr_nest_start(nlh, LIMEN_A_LABELS);

	while (times--)
		put_name(nlh, name, strlen(name) + 1, 0);
	mnl_attr_nest_end(nlh, all);
	return nlh;
}

/* Two good names before a third one. */
static struct nlmsghdr *third_label(const char *name, int id)
{
	struct nlmsghdr *nlh = start(family, LIMEN_CMD_ADD_LABELS);
	struct nlattr *all = mnl_attr_nest_start(nlh, LIMEN_A_LABELS);

	put_name(nlh, "first", 6, 90);
	put_name(nlh, "second", 7, 0);
	put_name(nlh, name, strlen(name) + 1, id);
	mnl_attr_nest_end(nlh, all);
	return nlh;
}

static void bad_labels(void)
{
	char name[100];
	struct nlmsghdr *nlh;

	memset(name, 'a', sizeof(name));
	expect("labels_absent", EINVAL, start(family, LIMEN_CMD_ADD_LABELS));
	expect("label_without_name", EINVAL, label_message(NULL, 0, 0));
	expect("label_unterminated", EINVAL, label_message("abc", 3, 0));
	expect("label_empty", FAILS, label_message("", 1, 0));
	expect("label_too_long", FAILS, label_message(name, 100, 0));
	expect("label_with_a_blank", EINVAL, label_message("a b", 4, 0));
	expect("label_with_a_newline", EINVAL, label_message("a\nb", 4, 0));
	expect("label_with_an_escape", EINVAL, label_message("\033[2J", 5, 0));
	expect("label_with_a_high_byte", EINVAL, label_message("\303\244", 3, 0));
	expect("label_id_out_of_range", ERANGE,
	       label_message("range", 6, LIMEN_MAX_LABELS));
	expect("label_with_a_wanted_id", 0, label_message("wanted", 7, 77));
	expect("label_again", 0, label_message("wanted", 7, 0));
	expect("label_again_with_its_id", 0, label_message("wanted", 7, 77));
	expect("label_again_with_another_id", EEXIST,
	       label_message("wanted", 7, 78));
	expect("id_again_with_another_label", EEXIST,
	       label_message("other", 6, 77));
	nlh = start(family, LIMEN_CMD_ADD_LABELS);
	mnl_attr_put(nlh, LIMEN_A_LABELS, 3, "abc");
	expect("labels_that_are_no_nest", FAILS, nlh);
	expect("one_label_as_often_as_an_answer_has_room_for_it", 0,
	       repeated_label("x", 3276));
	expect("one_label_more_often_than_that", EMSGSIZE,
	       repeated_label("y", 5000));
}

/*
 * Refused requests have left no name of theirs, so each may have an id of
 * its own choice, and no id, so another name may have it.
 */
static void half_good_labels(void)
{
	expect("third_label_with_a_blank", EINVAL, third_label("a b", 0));
	expect("third_label_with_an_id_taken_before", EEXIST,
	       third_label("third", 77));
	expect("third_label_with_an_id_of_the_same_request", EEXIST,
	       third_label("third", 90));
	expect("third_label_with_another_id_than_in_the_same_request", EEXIST,
	       third_label("first", 91));
	expect("third_label_with_an_id_out_of_range", ERANGE,
	       third_label("third", LIMEN_MAX_LABELS));
	expect("their_first_id_is_free", 0, label_message("other", 6, 90));
	expect("their_first_name_is_free", 0, label_message("first", 6, 91));
	expect("their_second_name_is_free", 0, label_message("second", 7, 92));
	expect("the_name_that_came_too_often_is_free", 0,
	       label_message("y", 2, 93));
	expect("an_id_that_was_not_asked_for_is_the_next_one_free", 0,
	       label_message("wanted_by_none", 15, 0));
	expect("which_is_the_second_one", 0,
	       label_message("wanted_by_none", 15, 2));
}

static void set_room(int bytes)
{
	if (setsockopt(mnl_socket_get_fd(sock), SOL_SOCKET, SO_RCVBUF, &bytes,
		       sizeof(bytes)))
		die("room");
}

static void send_unread(const struct nlmsghdr *nlh)
{
	if (mnl_socket_sendto(sock, nlh, nlh->nlmsg_len) < 0)
		die("send");
}

static void read_all(void)
{
	while (recv(mnl_socket_get_fd(sock), in, sizeof(in), MSG_DONTWAIT) >= 0 ||
	       errno == ENOBUFS)
		;
}

/* Nobody has been told of the id: the name is not there. */
static void undelivered_labels(void)
{
	int i;

	set_room(1);
	for (i = 0; i < 100; i++)
		send_unread(start(family, LIMEN_CMD_GET_STATE));
	send_unread(label_message("undelivered", 12, 95));
	set_room(BUFFER_SIZE);
	read_all();
	expect("a_name_whose_answer_had_no_room_is_free", 0,
	       label_message("undelivered", 12, 96));
	expect("so_is_its_id", 0, label_message("instead", 8, 95));
}

static void not_the_owner(void)
{
	struct limen_verdict v = good_verdict();

	expect("unbind_by_a_stranger", EPERM, start(family, LIMEN_CMD_UNBIND));
	expect("verdict_by_a_stranger", EPERM, verdict_message(&v, sizeof(v)));
	expect("policy_by_a_stranger", EPERM, policy_message(NULL, 0, NULL, 0));
	expect("label_by_a_stranger", EPERM, label_message("abc", 4, 0));
}

/* random */

static void put_noise(struct nlmsghdr *nlh, int depth)
{
	char noise[300];
	struct nlattr *nest;
	size_t i, len;
	int nr = random() % 6;

	while (nr--) {
		uint16_t type = random() % (LIMEN_A_MAX + 4);

		if (!(random() % 4) && depth) {
			nest = mnl_attr_nest_start(nlh, type);
			put_noise(nlh, depth - 1);
			mnl_attr_nest_end(nlh, nest);
			continue;
		}
		/* mostly lengths that some attribute has */
		len = random() % 3 ? 1U << random() % 4 : random() % 300;
		for (i = 0; i < len; i++)
			noise[i] = random() % 3 ? random() % 4 : random();
		mnl_attr_put(nlh, type, len, noise);
	}
}

static void flip(struct nlmsghdr *nlh)
{
	char *bytes = (char *)nlh;
	size_t i, at;

	for (i = random() % 4; i; i--) {
		at = sizeof(*nlh) + random() % (nlh->nlmsg_len - sizeof(*nlh));
		bytes[at] ^= 1 << random() % 8;
	}
}

/* Good to begin with, then some bits flipped. */
static struct nlmsghdr *almost_good(void)
{
	struct limen_class class = { .class = random() % 5 };
	struct limen_label_class label = { .id = random() % 5, .class = 1 };
	struct limen_verdict verdict = good_verdict();

	switch (random() % 4) {
	case 0:
		return good_bind();
	case 1:
		return policy_message(&class, sizeof(class), &label,
				      sizeof(label));
	case 2:
		return label_message("noise", 6, random() % 1100);
	default:
		return verdict_message(&verdict, sizeof(verdict));
	}
}

static void drain(void)
{
	while (recv(mnl_socket_get_fd(sock), in, sizeof(in), MSG_DONTWAIT) > 0)
		;
}

/*
 * Many at once that fail, with texts of two lengths: netlink reads each text
 * twice, and complains in the kernel's log if it has become longer. The size of
 * a request, which its answer repeats, decides whether there happens to be room.
 */
enum { QUARRELLERS = 24, QUARREL_ROUNDS = 3000, QUARREL_SIZES = 96 };

static void quarrel(unsigned int id, unsigned int rounds)
{
	struct nlmsghdr *nlh;
	unsigned int i;

	sock = mnl_socket_open(NETLINK_GENERIC);
	if (!sock || mnl_socket_bind(sock, 0, MNL_SOCKET_AUTOPID))
		_exit(2);
	while (rounds--) {
		nlh = start_bind(id % 2 ? 2 : UINT32_MAX, LIMEN_RECORD_VERSION);
		for (i = (id + rounds) % QUARREL_SIZES; i; i--)
			mnl_attr_put_u32(nlh, LIMEN_A_SNAPLEN, 0);
		(void)!mnl_socket_sendto(sock, nlh, nlh->nlmsg_len);
		drain();
	}
	_exit(0);
}

static void quarrels(void)
{
	bool is_told = true;
	unsigned int i;
	int status;

	for (i = 0; i < QUARRELLERS; i++)
		if (!fork())
			quarrel(i, QUARREL_ROUNDS);
	while (wait(&status) > 0)
		is_told &= !status;
	printf("%s everybody_is_told_at_once\n", is_told ? "ok" : "not ok");
	failures |= !is_told;
}

static void random_messages(unsigned int rounds)
{
	struct nlmsghdr *nlh;

	while (rounds--) {
		if (random() % 2) {
			nlh = almost_good();
		} else {
			nlh = start(family, random() % (LIMEN_CMD_MAX + 2));
			put_noise(nlh, 3);
		}
		if (random() % 2)
			flip(nlh);
		if (!(random() % 8))
			nlh->nlmsg_flags |= NLM_F_DUMP;
		/* the kernel may refuse to take it at all */
		(void)!mnl_socket_sendto(sock, nlh, nlh->nlmsg_len);
		drain();
	}
	printf("ok random_messages\n");
}

int main(int argc, char **argv)
{
	srandom(argc > 1 ? atoi(argv[1]) : 1);
	setvbuf(stdout, NULL, _IOLBF, 0);
	sock = mnl_socket_open(NETLINK_GENERIC);
	if (!sock || mnl_socket_bind(sock, 0, MNL_SOCKET_AUTOPID))
		die("socket");
	find_family();
	not_the_owner();
	bad_binds();
	expect("good_bind", 0, good_bind());
	expect("good_bind_again", 0, good_bind());
	bad_lengths();
	bad_labels();
	half_good_labels();
	undelivered_labels();
	bad_policies();
	bad_verdicts();
	quarrels();
	random_messages(argc > 2 ? atoi(argv[2]) : 20000);
	expect("still_there", 0, start(family, LIMEN_CMD_GET_STATE));
	expect("still_counting", 0, start(family, LIMEN_CMD_GET_COUNTERS));
	/* a random bind may have changed it, but nobody took it away */
	expect("still_binding", 0, good_bind());
	return failures;
}
