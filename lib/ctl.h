/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The control socket: how limen(8) and others talk to limend(8).
 *
 * A UNIX stream socket, by default CTL_DEFAULT_PATH, open to root and to
 * the members of the configured group. A client sends one JSON object a
 * line and gets one JSON object a line, in order; a connection may carry
 * any number of requests. Lines of a request are at most CTL_MAX_REQUEST
 * bytes, of a reply CTL_MAX_REPLY.
 *
 *	request	{"cmd": NAME, ...}
 *	reply	{"ok": true, ...} or
 *		{"ok": false, "error": TEXT, "errno": NAME}
 *		errno is a name as "ENOENT"; the text is for people
 *
 * Keys are only ever added. Numbers are integers; counters never go back
 * while the daemon lives. (a = always, o = may be null)
 *
 * status	what the daemon is doing
 *	version		a string
 *	pid, uptime_s	a number
 *	config		a string	path it was read from, null: none
 *	user		a string	whom it runs as
 *	sandbox		a string	"on", "debug" or "off"
 *	road		a string	"module": limen.ko steers;
 *					"nfqueue": a plain NFQUEUE rule does
 *	transport	a string	"queue" or "ring", whichever is used
 *	transport_why	a string	why that one
 *	transport_warning	o string	what is not as the classes
 *					wish it with this transport
 *	on_daemon_down, on_exit	a string
 *	mark_mask	a number
 *	module		a object
 *		bound		a bool	this daemon decides for the module
 *		error		o string why it is not bound
 *		netns_ino, generation, labels	a number, 0 while not bound
 *		lost		a number times the binding was lost
 *	workers		a number
 *	flows		a object	undecided ones in the daemon's tables
 *		now, bytes, cap	a number
 *	queues		a array of objects; empty with transport "ring"
 *		queue		a number NFQUEUE number
 *		worker		a number
 *		portid		a number netlink port that holds it
 *		depth		a number packets waiting now
 *		maxlen		a number packets it holds at most
 *		copy_range	a number bytes copied of a packet
 *		queue_dropped	a number by the kernel: queue full
 *		user_dropped	a number by the kernel: socket buffer full
 *		conntrack	a bool	packets come with their ct entry
 *		packets, bytes, ... as source of counters: by this daemon
 *	rings		a array of objects; empty with transport "queue"
 *		ring		a number its index in the module
 *		worker		a number
 *		size, high_water	a number bytes; most that ever waited
 *		ring_rest	a number microseconds
 *		snaplen		a number bytes copied of a packet at most
 *		records, bytes, ... as ring of counters: by this daemon
 *	patterns	a object
 *		dirs		a array of strings
 *		labels		a number
 *		loaded		a number seconds since the epoch
 *	classes		a number
 *	reload		a object	the last one that was asked for
 *		at		a number seconds since the epoch, 0: never
 *		ok		a bool
 *		error		o string
 *		running		a bool	one is under way
 *	clients		a number	connections to this socket
 *	monitors	a number	of which are told of decisions
 *
 * counters	all counters of the daemon, summed over its workers; objects
 *		of name: number
 *	pipeline	as PIPELINE_COUNTERS in daemon/pipeline.h
 *	source		packets, bytes, gso, truncated, malformed, enobufs,
 *			receives, sends, send_failed, refused, marked, passed,
 *			dropped; 0 with transport "ring"
 *	ring		records, bytes, gso, cut, malformed, reads, rests,
 *			lost; 0 with transport "queue"
 *	verdict		added, sent, applied, retried, missed, refused, lost
 *	monitor		events, lost
 *	recorder	records, bytes, lost
 *	control		clients, rejected, requests, errors, slow, lost
 *	about		the same objects, but each counter is an object of
 *		unit		a string "packets", ...
 *		help		a string what is counted, in words
 *
 * protocols	what this daemon has decided
 *	protocols	a array of objects, in no order
 *		name		a string "tls", "youtube/tls" or "unknown",
 *					as in the module's id table
 *		label		a string protocol, "" for unknown
 *		app		o string
 *		id		a number in the module, 0: none
 *		class		o string name of its class
 *		flows		a number decided as this
 *		packets, bytes	a number of these flows up to the decision
 *
 * patterns	the engine's view of each pattern, summed over the workers
 *	patterns	a array of objects
 *		name, kind, title, file, transport	a string
 *				kind "protocol" or "application";
 *				transport "tcp", "udp" or "tcp udp"
 *		groups, parents	a array of strings
 *		tries		a number executions of its regexes
 *		hits		a number flows it labelled
 *		limit_hits	a number executions over the match limit
 *		ns		a number nanoseconds in them, sampled
 *
 * stages	what decisions cost, by protocol; of one packet in "sample" the
 *		time is taken, so that a sum times "sample" divided by "flows" is
 *		what one decision costs. It begins anew with each reload.
 *	sample		a number
 *	lost		a number packets so timed whose cost is in no stage, as
 *				there was no place to keep it until the decision
 *	stages		a array of objects, in no order
 *		protocol	a string the label, or "unknown" for given up
 *		flows		a number settled as this
 *		packets		a number whose time was taken
 *		wait_ns		a number between push (queue: receipt) and pipeline
 *		read_ns, flow_ns, reassembly_ns, decode_ns, regex_ns, verdict_ns
 *				a number in these stages
 *
 * classes	the policy in force
 *	classes		a array of objects
 *		name		a string
 *		id		a number 1..255
 *		members		a array of strings
 *		priority	o string "1:10"
 *		mark		o number
 *		ctmark		a bool
 *		dscp		o number
 *		drop		a bool
 *
 * flows	flows in the daemon's tables: those still undecided, and on
 *		the road "nfqueue" the decided ones too
 *	request: limit	o number	at most that many (default 1000, up to
 *					CTL_MAX_FLOWS)
 *		sort	o string	"bytes": the largest of them, in no
 *					order; else the first that come
 *		lines	o bool		true: a line for each, then a reply
 *					without "flows"; see ctl_call_lines()
 *	flows		a array of objects
 *		proto		a string "tcp" or "udp"
 *		a, b		a string addresses; a sent the first packet
 *		a_port, b_port	a number
 *		state		a string "testing", "provisional", ...
 *		label, app	o string
 *		host		a string best host name or ""
 *		packets, bytes	a number
 *		age_ms, idle_ms	a number
 *		worker		a number
 *	total		a number	flows there were
 *
 * monitor	turns the connection into a stream: after {"ok": true} one
 *		object for each decision, until the client closes. A client
 *		that does not read loses events, told by a "lost" event.
 *	event		a string "decision" or "lost"
 *	lost:		events (number): how many since the last line
 *	decision:	time (number, seconds since the epoch with fraction),
 *			proto, a, a_port, b, b_port, state, label, app, host,
 *			packets, bytes as in flows; packet (number): which of
 *			the flow's packets decided, 0 while provisional;
 *			fields (object of strings: "tls.sni": ...)
 *
 * record	turns the connection into a stream of bytes after the reply: the
 *		packets that the workers inspect from now on, as records in the
 *		form in which a ring is read (limen/record.h), except that a
 *		header's pad is the number of the ring or queue, and that a
 *		record's label is what the flow has after the packet. A
 *		header with LIMEN_RING_DISCARD is followed by a __u64: so many
 *		records are missing here, since the client did not read in time.
 *		For root alone, and with the module alone.
 *	transport	a string "ring" or "queue"
 *	workers		a number
 *	snaplen		a number bytes of a packet at most (of a ring)
 *
 * reload	reads configuration and patterns again; answers when it is
 *		done. An error leaves the old ones running and is the reply.
 *	patterns, classes	a number	how many there are now
 *	notes		a array of strings	what needs a restart
 */
#ifndef CTL_H
#define CTL_H

#include <stddef.h>

#include "jsonio.h"

#define CTL_DEFAULT_PATH "/run/limen/limend.sock"

enum ctl_limits {
	CTL_MAX_REQUEST = 4096,		/* no command needs more */
	CTL_MAX_REPLY = 64 << 20,	/* CTL_MAX_FLOWS lines of 500 bytes */
	CTL_MAX_FLOWS = 100000,
	CTL_MAX_CLIENTS = 32,
	CTL_TIMEOUT_S = 30,		/* for a reply, and to read one */
};

/*
 * The client's side.
 */
struct ctl;

/*
 * Connects to the daemon at @path (NULL: CTL_DEFAULT_PATH).
 *	-ENOENT, -ECONNREFUSED	no daemon there
 *	-EACCES			not root and not in the group
 *	-ENAMETOOLONG		@path does not fit a socket address
 */
int ctl_open(const char *path, struct ctl **out);
void ctl_close(struct ctl *ctl);
int ctl_fd(const struct ctl *ctl);

/*
 * Sends @request (the caller's) and waits for its reply, CTL_TIMEOUT_S at
 * most (a reload: ten times that). *@reply is the caller's, to
 * json_decref(). A reply of "ok": false is a success here: see ctl_failed().
 *	-ETIMEDOUT, -EPIPE	the daemon does not answer, or went away
 *	-EPROTO			what came is no JSON object
 */
int ctl_call(struct ctl *ctl, const json_t *request, json_t **reply);

/*
 * The same for a request whose "lines" is true: each line before the reply
 * goes to @line, which does not keep it.
 */
int ctl_call_lines(struct ctl *ctl, const json_t *request,
		   void (*line)(const json_t *object, void *data), void *data,
		   json_t **reply);

/* NULL for a reply of "ok": true, else its error text, valid as @reply. */
const char *ctl_failed(const json_t *reply);

/*
 * The next line of a monitor stream. @timeout_ms -1: wait for ever.
 * 0; -ETIMEDOUT; -EPIPE the daemon went away; -EPROTO.
 */
int ctl_read(struct ctl *ctl, int timeout_ms, json_t **out);

/*
 * What has come behind the last reply, at most @size bytes of it: the start
 * of a stream of bytes, of which the rest is in ctl_fd(). How many.
 */
size_t ctl_take_rest(struct ctl *ctl, void *buf, size_t size);

/*
 * What a -errno of ctl_open() or ctl_call() means and what to do about it,
 * as "cannot reach limend at PATH: not running (start it: ...)". In @text.
 */
void ctl_explain(const char *path, int err, char *text, size_t size);

/*
 * The server's side (limend).
 */

/*
 * Listens at @path, mode 0660, owned by root and @gid ((gid_t)-1: leave).
 * The folder is made if it is missing (0755). A socket left behind by a
 * daemon that died is replaced; one that leaves has its sweeper remove it.
 *	fd >= 0
 *	-EADDRINUSE	a daemon answers there
 */
int ctl_listen(const char *path, unsigned int gid);

#endif /* CTL_H */
