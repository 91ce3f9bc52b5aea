/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Flows as JSON, one object a line when the flow is over. The keys, in this
 * order and always there:
 *
 *	pcap		string	base name of the file, "" without one
 *	proto		string	"tcp" or "udp"
 *	a, a_port, b, b_port	the two ends; a sent the first packet seen
 *	label		string	protocol, "unknown" if there is none
 *	app, host	string	"" if there is none
 *	packets, bytes	number	both directions
 *	decided_packet	number	running number of the packet that decided, or
 *				null
 *	decided_time	number	seconds since the epoch, or null
 *	pattern		string	name of the pattern that decided, or null
 *	client		string	"a" or "b" opened the flow; "" not known
 *	state		string	"new", "decided", "unknown"
 *	first, last	number	seconds since the epoch
 *
 * and, if it is asked for and the flow has a label,
 *
 *	why		object	file and line of the rule; packet, side
 *				("client", "server"); field (null: payload),
 *				offset and length in it; bytes (hex) and text
 *				(the same, printable) of what matched, at most
 *				64 of them
 */
#ifndef EXPORT_JSONL_H
#define EXPORT_JSONL_H

#include <stdbool.h>
#include <stdio.h>

#include "export/export.h"

/* @file is not owned. 0 or -errno. */
int jsonl_new(FILE *file, bool why, struct exporter **out);

#endif /* EXPORT_JSONL_H */
