// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Traffic to measure by:
 *
 *	traffic blast ADDRESS SECONDS FLOWS RUN
 *		datagrams of 18 bytes as fast as they go, to FLOWS ports one
 *		after the other, RUN to each; prints how many, and how
 *		long it took
 *	traffic stun ADDRESS SECONDS FLOWS RUN
 *		the same with requests of STUN, 20 bytes, always from one port:
 *		the next time they are the same flows
 *	traffic serve PORT
 *		a short answer to each request, one after the other
 *	traffic ask ADDRESS PORT COUNT
 *		COUNT such requests; prints the times of connecting and of the
 *		whole, in microseconds
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 64, FIRST_PORT = 2000, MAX_ASKED = 100000 };

struct datagram {
	const char *name;
	unsigned int from;	/* port, 0: any */
	size_t len;
	char bytes[24];
};

static struct datagram datagrams[] = {
	/* nothing that a pattern could tell */
	{ "blast", 0, 18, "\x01\x93\xc5\xf8\x9e" },
	/* a binding request, RFC 8489 section 5 */
	{ "stun", 1999, 20, "\0\1\0\0\x21\x12\xa4\x42transaction" },
};

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static struct sockaddr_in address(const char *text, unsigned int port)
{
	struct sockaddr_in to = { .sin_family = AF_INET };

	to.sin_port = htons((uint16_t)port);
	if (inet_pton(AF_INET, text, &to.sin_addr) != 1) {
		fprintf(stderr, "traffic: %s: no address\n", text);
		exit(2);
	}
	return to;
}

static int open_udp(unsigned int from)
{
	struct sockaddr_in here = address("0.0.0.0", from);
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	if (bind(fd, (struct sockaddr *)&here, sizeof(here))) {
		perror("traffic: bind");
		exit(1);
	}
	return fd;
}

static int blast(struct datagram *d, const char *to, double seconds,
		 unsigned int flows, unsigned int run)
{
	struct sockaddr_in addr[BATCH];
	struct mmsghdr msgs[BATCH] = { 0 };
	struct iovec iov = { d->bytes, d->len };
	int fd = open_udp(d->from), i, n;
	unsigned long sent = 0, at = 0;
	double start = now();

	for (i = 0; i < BATCH; i++) {
		addr[i] = address(to, FIRST_PORT);
		msgs[i].msg_hdr = (struct msghdr){
			.msg_name = &addr[i],
			.msg_namelen = sizeof(addr[i]),
			.msg_iov = &iov,
			.msg_iovlen = 1,
		};
	}
	while (now() < start + seconds) {
		for (i = 0; i < BATCH; i++, at++)
			addr[i].sin_port = htons((uint16_t)(FIRST_PORT +
							    at / run % flows));
		n = sendmmsg(fd, msgs, BATCH, 0);
		sent += n > 0 ? (unsigned long)n : 0;
	}
	printf("sent=%lu seconds=%.6f\n", sent, now() - start);
	return 0;
}

static struct datagram *find_datagram(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(datagrams) / sizeof(*datagrams); i++)
		if (!strcmp(name, datagrams[i].name))
			return &datagrams[i];
	return NULL;
}

static void answer(int fd)
{
	static const char text[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
		"Content-Type: text/plain\r\nConnection: close\r\n\r\nhello";
	char buf[1024];

	if (recv(fd, buf, sizeof(buf), 0) > 0 &&
	    send(fd, text, sizeof(text) - 1, MSG_NOSIGNAL) > 0)
		shutdown(fd, SHUT_WR);
	close(fd);
}

static int serve(unsigned int port)
{
	struct sockaddr_in here = address("0.0.0.0", port);
	int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1, client;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, (struct sockaddr *)&here, sizeof(here)) ||
	    listen(fd, 128)) {
		perror("traffic: serve");
		return 1;
	}
	puts("ready");
	fflush(stdout);
	while ((client = accept(fd, NULL, NULL)) >= 0)
		answer(client);
	return 1;
}

static int ask_once(const struct sockaddr_in *to, double *connected,
		    double *whole)
{
	static const char text[] = "GET /index.html HTTP/1.1\r\n"
		"Host: www.example.com\r\nUser-Agent: traffic\r\n\r\n";
	int fd = socket(AF_INET, SOCK_STREAM, 0), ret = -1;
	double start = now();
	char buf[1024];

	if (!connect(fd, (const struct sockaddr *)to, sizeof(*to))) {
		*connected = (now() - start) * 1e6;
		send(fd, text, sizeof(text) - 1, MSG_NOSIGNAL);
		while (recv(fd, buf, sizeof(buf), 0) > 0)
			;
		*whole = (now() - start) * 1e6;
		ret = 0;
	}
	close(fd);
	return ret;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static int ask(const char *host, unsigned int port, unsigned int count)
{
	static double connected[MAX_ASKED], whole[MAX_ASKED];
	struct sockaddr_in to = address(host, port);
	unsigned int i;

	if (!count || count > MAX_ASKED)
		return 2;
	for (i = 0; i < count; i++) {
		if (ask_once(&to, &connected[i], &whole[i])) {
			perror("traffic: ask");
			return 1;
		}
	}
	qsort(connected, count, sizeof(*connected), compare);
	qsort(whole, count, sizeof(*whole), compare);
	printf("connect_p50=%.1f connect_p99=%.1f total_p50=%.1f "
	       "total_p99=%.1f\n", connected[count / 2],
	       connected[count * 99 / 100], whole[count / 2],
	       whole[count * 99 / 100]);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 6 && find_datagram(argv[1]) && atoi(argv[4]) > 0 &&
	    atoi(argv[5]) > 0)
		return blast(find_datagram(argv[1]), argv[2], atof(argv[3]),
			     (unsigned int)atoi(argv[4]),
			     (unsigned int)atoi(argv[5]));
	if (argc == 3 && !strcmp(argv[1], "serve"))
		return serve((unsigned int)atoi(argv[2]));
	if (argc == 5 && !strcmp(argv[1], "ask"))
		return ask(argv[2], (unsigned int)atoi(argv[3]),
			   (unsigned int)atoi(argv[4]));
	fputs("usage: traffic blast|stun ADDRESS SECONDS FLOWS RUN | "
	      "serve PORT | ask ADDRESS PORT COUNT\n", stderr);
	return 2;
}
