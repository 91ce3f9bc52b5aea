/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The configuration: limend.conf(5) as a checked structure.
 *
 * What can be checked from the text alone is checked here: unknown keys,
 * ranges, marks outside the mask, numbers and members given twice. Whether
 * a member exists is known only with the patterns, which the daemon has.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include <limen/genl.h>

#include "config/places.h"
#include "bounds.h"
#include "log.h"
#include "qos.h"

#define CONFIG_DEFAULT_PATH LIMEN_SYSCONFDIR "/limen/limend.conf"

enum {
	CONFIG_MAX_FILE = 1 << 20,	/* bytes; people write it by hand */
	CONFIG_MAX_CLASS_NAME = 32,	/* with its NUL */
	/* IPv6 and its extension headers, and TCP's, before the window */
	CONFIG_HEADERS = 256,
	CONFIG_MAX_IF_NAME = 16,	/* the kernel's IFNAMSIZ */
	CONFIG_MAX_INTERFACES = 64,	/* uplinks and bridges, not all ports */
	CONFIG_MAX_PRECEDENCE = 7,	/* htb's priorities; 0 goes first */
	CONFIG_PRECEDENCE = 4,
};

/*
 * The handle of limen's own qdiscs, and in it the classes of htb: the link,
 * what is in no class, and each class at CONFIG_SHAPE_FIRST + its number.
 */
enum {
	CONFIG_SHAPE_MAJOR = 0x6c69,	/* "li": nobody else counts so far */
	CONFIG_SHAPE_LINK = 1,
	CONFIG_SHAPE_FIRST = 0x10,
};

/* The transport is chosen by what there is to do: see transport.h. */
#define CONFIG_TRANSPORT_AUTO (LIMEN_TRANSPORT_MAX + 1)

enum sandbox_mode { SANDBOX_ON, SANDBOX_DEBUG, SANDBOX_OFF };

/* What a member of a class names. */
enum member_kind {
	MEMBER_LABEL,		/* "http": a protocol or an application */
	MEMBER_APP,		/* "app:youtube": an application for certain */
	MEMBER_GROUP,		/* "group:p2p": every label of that group */
	MEMBER_TESTING,		/* "testing": flows not decided yet */
	MEMBER_UNKNOWN,		/* "unknown": flows that were given up */
};

struct config_member {
	char *text;		/* as written */
	const char *name;	/* in text, without the prefix */
	enum member_kind kind;
	struct place at;
};

struct config_class {
	char *name;
	uint8_t id;		/* 1..255; not given: the lowest that is free */
	uint16_t flags;		/* LIMEN_CLASS_F_* */
	uint32_t priority;	/* tc handle major:minor */
	uint32_t mark;
	uint8_t dscp;
	/* its queue, where an interface is shaped */
	bool is_queued;
	struct qos_rate rate;	/* guaranteed; neither: a part of the rest */
	struct qos_rate ceiling;	/* neither: the link's rate */
	uint8_t precedence;	/* 0 is served first */
	struct config_member *members;
	unsigned int nr_members;
	struct place at;
};

/* What stands in front of a packet on the wire, and is not seen here. */
enum config_overhead {
	OVERHEAD_NONE,
	OVERHEAD_ETHERNET,
	OVERHEAD_PPPOE,
	OVERHEAD_DOCSIS,
};

/* What htb's classes have in them: fq_codel, or cake. */
enum config_qdisc { QDISC_HTB, QDISC_CAKE };

struct config_interface {
	char name[CONFIG_MAX_IF_NAME];
	uint64_t egress, ingress;	/* bits a second; 0: not shaped */
	enum config_overhead overhead;
	enum config_qdisc qdisc;
	bool is_optional;	/* may be away */
	struct place at;
};

struct config {
	char *file;		/* NULL: none, all defaults */
	char **patterns;	/* directories, later ones add to earlier */
	unsigned int nr_patterns;

	uint8_t transport;	/* enum limen_transport, or ..._AUTO */
	uint8_t on_daemon_down;	/* enum limen_on_daemon_down */
	bool release_on_exit;	/* else hooks and classes stay */
	uint16_t queue_base;
	uint16_t queue_count;	/* never 0: one per processor by default */
	uint32_t queue_maxlen;	/* packets the kernel holds per queue */
	bool queue_full_open;	/* a full queue lets packets pass */
	uint16_t ring_count;	/* as queue_count */
	uint32_t ring_size;	/* bytes of each, a power of two */
	uint32_t ring_rest_us;	/* while packets gather in a ring; 0: none */
	uint32_t snaplen;	/* bytes copied of a packet; never 0 */

	uint32_t mark_mask;	/* bits of skb and ct mark limen may write */
	uint32_t done_mark;	/* see limend.conf(5); 0: none */
	/* l7-filter's, which limend.conf cannot say */
	uint32_t testing_mark;	/* of packets of undecided flows; 0: none */
	bool clobber;		/* marks that others gave count for nothing */

	char *control_socket;
	char *control_group;	/* NULL: root alone */
	char *user;		/* NULL: stay who we are */
	char *state_dir;
	enum sandbox_mode sandbox;

	struct pipeline_limits flows;	/* of all workers together */
	struct engine_limits engine;

	bool log_syslog;
	enum log_level log_level;

	struct config_class *classes;
	unsigned int nr_classes;
	/*
	 * Where something is shaped, the last class is "default", made here:
	 * finished flows that no other class has. 0: there is none.
	 */
	uint8_t rest_class;

	struct config_interface *interfaces;
	unsigned int nr_interfaces;
};

/* "file:line:column: what is wrong: what to do" */
struct config_error {
	char text[1280];	/* a long path and a long text */
};

/*
 * Reads and checks @path; NULL gives the defaults. 0, or -errno with @err
 * filled (-EINVAL for what the text says). The caller frees *@out.
 */
int config_load(const char *path, struct config **out,
		struct config_error *err);
/* The same from memory; @path is for messages. */
int config_parse(const char *path, const char *text, size_t len,
		 struct config **out, struct config_error *err);
void config_free(struct config *c);

/*
 * All of a file of at most CONFIG_MAX_FILE bytes; the caller frees *@text,
 * which has no NUL behind it. 0 or -errno.
 */
int config_read_file(const char *path, char **text, size_t *len);

/*
 * 0, or -EINVAL with @err filled: an interface that this network namespace
 * has not and that is not optional.
 */
int config_check_interfaces(const struct config *c, struct config_error *err);

/* The class numbered @id, or NULL. */
const struct config_class *config_class(const struct config *c, uint8_t id);

#endif /* CONFIG_H */
