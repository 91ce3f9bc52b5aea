/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patterns as text says them: what a .pat file holds, parsed and checked
 * but not compiled. patterns/README.md is the format.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	PATTERN_MAX_NAME = 32,		/* with its NUL: half a label name */
	PATTERN_MAX_RULES = 64,
	PATTERN_MAX_CONDS = 16,		/* conditions of one rule */
	PATTERN_MAX_REGEX = 8192,	/* bytes of text; l7-filter's limit */
	PATTERN_MAX_FILE = 1 << 20,	/* bytes */
	PATTERN_MAX_PATH = 512,		/* of a file, with its NUL */
	PATTERN_MAX_LIST = 4096,	/* groups, parents, ports or hosts */
	PATTERN_MAX_ANCESTORS = 3,	/* parents of parents */
	PATTERN_MAX_EXAMPLES = 256,
	PATTERN_MAX_PACKETS = 64,	/* of one example */
	PATTERN_MAX_PAYLOAD = 65535,	/* of one example's packet */
};

#define PATTERN_TCP 0x1
#define PATTERN_UDP 0x2

enum pattern_kind { PATTERN_PROTOCOL, PATTERN_APPLICATION };
enum pattern_form { PATTERN_NATIVE, PATTERN_L7 };
enum pattern_side { PS_CLIENT, PS_SERVER, PS_EITHER, PS_BOTH };

/* Flags of a PATTERN_L7 regex: what l7-filter's REG_ words ask for. */
#define PATTERN_L7_ICASE 0x1	/* also the default */
#define PATTERN_L7_NEWLINE 0x2	/* '.' is no newline, ^ and $ hold at each */

enum cond_type { COND_REGEX, COND_CHECK, COND_FIELD };

struct cond {
	enum cond_type type;
	enum pattern_side side;	/* COND_REGEX, COND_CHECK */
	int field;		/* COND_FIELD: enum field */
	char *text;		/* regex or comparison */
	unsigned int line;	/* of the file, from 1 */
	unsigned int column;	/* of text, from 1 */
};

struct rule {
	uint8_t transport;	/* PATTERN_TCP | PATTERN_UDP */
	uint8_t repeat;		/* datagrams, 1 by default */
	bool alone;		/* needs no parent, although its pattern has one */
	unsigned int nr_conds;
	struct cond *conds;
	unsigned int line;
};

/* One packet of an example. */
struct example_packet {
	bool from_server;
	uint8_t *data;
	uint32_t len;
};

struct example {
	bool must_match;
	uint8_t transport;	/* one of PATTERN_TCP, PATTERN_UDP */
	uint16_t port;		/* server's, 0: none given */
	unsigned int nr_packets;
	struct example_packet *packets;
	unsigned int line;
};

struct pattern {
	char name[PATTERN_MAX_NAME];
	char *file;		/* where it was read from, for messages */
	char *title;
	char *source;
	char *decode;		/* decoder's name or NULL */
	enum pattern_kind kind;
	enum pattern_form form;
	uint8_t transport;
	uint8_t order;
	unsigned int l7_flags;	/* PATTERN_L7_* */
	unsigned int parent_line, decode_line;	/* 0: no such line */
	unsigned int nr_groups, nr_parents, nr_ports, nr_hosts;
	char **groups;
	char **parents;
	uint16_t *ports;
	char **hosts;		/* lower case, no leading dot */
	unsigned int nr_rules, nr_examples;
	struct rule *rules;
	struct example *examples;
};

/* What is wrong and where; @line 0: the file as a whole. */
struct pattern_error {
	char file[PATTERN_MAX_PATH];
	unsigned int line;
	unsigned int column;
	char text[512];
};

/*
 * Reads one file of either form. 0, or -errno with @err filled (-EINVAL for
 * what the text says). The caller frees *@out with pattern_free().
 */
int pattern_read(const char *path, struct pattern **out,
		 struct pattern_error *err);
/* The same from memory; @path is for messages and for the name check. */
int pattern_parse(const char *path, const char *text, size_t len,
		  struct pattern **out, struct pattern_error *err);
void pattern_free(struct pattern *p);

#endif /* PATTERN_H */
