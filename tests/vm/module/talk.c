// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * talk - traffic with exactly known packets
 *
 *	talk serve PORT
 *		sends every datagram that comes to PORT back, IPv4 and IPv6,
 *		and what comes on TCP connections, one at a time
 *	talk udp LOCAL_PORT ADDRESS PORT COUNT SIZE [dstopts]
 *		COUNT datagrams of SIZE bytes, each waiting for its echo (20 s);
 *		dstopts puts an IPv6 destination options header in front
 *	talk lost LOCAL_PORT ADDRESS PORT COUNT SIZE
 *		the same where no echo is expected: each waits half a second
 *	talk tcp LOCAL_PORT ADDRESS PORT COUNT SIZE
 *		the same as udp on one connection
 *
 * Prints "sent N got M"; fails if an echo did not come.
 */
#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PATIENCE_MS = 20000, LOST_MS = 500, MAX_SIZE = 65507 };

static char buffer[MAX_SIZE];
static int patience_ms = PATIENCE_MS;

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static int bound_socket(int family, int type, int port)
{
	struct sockaddr_in6 a6 = {
		.sin6_family = AF_INET6,
		.sin6_port = htons(port),
	};
	struct sockaddr_in a4 = {
		.sin_family = AF_INET,
		.sin_port = htons(port),
	};
	int on = 1, fd = socket(family, type, 0);

	if (fd < 0)
		die("socket");
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, family == AF_INET6 ? (struct sockaddr *)&a6 :
					  (struct sockaddr *)&a4,
		 family == AF_INET6 ? sizeof(a6) : sizeof(a4)))
		die("bind");
	return fd;
}

/* server */

static void echo_datagram(int fd)
{
	struct sockaddr_storage from;
	socklen_t from_len = sizeof(from);
	ssize_t len;

	len = recvfrom(fd, buffer, sizeof(buffer), 0, (struct sockaddr *)&from,
		       &from_len);
	if (len >= 0)
		sendto(fd, buffer, len, 0, (struct sockaddr *)&from, from_len);
}

static void echo_connection(int fd)
{
	ssize_t len;
	int peer = accept(fd, NULL, NULL);

	while ((len = recv(peer, buffer, sizeof(buffer), 0)) > 0)
		if (send(peer, buffer, len, MSG_NOSIGNAL) < 0)
			break;
	close(peer);
}

/* Both families on one socket of each type. */
static void serve(int port)
{
	struct pollfd fds[2] = {
		{ .fd = bound_socket(AF_INET6, SOCK_DGRAM, port), .events = POLLIN },
		{ .fd = bound_socket(AF_INET6, SOCK_STREAM, port), .events = POLLIN },
	};

	if (listen(fds[1].fd, 8))
		die("listen");
	while (poll(fds, 2, -1) > 0) {
		if (fds[0].revents)
			echo_datagram(fds[0].fd);
		if (fds[1].revents)
			echo_connection(fds[1].fd);
	}
}

/* client */

static int connected_socket(int type, const char *local_port,
			    const char *address, const char *port)
{
	struct addrinfo *to, hints = {
		.ai_socktype = type,
		.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
	};
	int fd;

	if (getaddrinfo(address, port, &hints, &to))
		die(address);
	fd = bound_socket(to->ai_family, type, atoi(local_port));
	if (connect(fd, to->ai_addr, to->ai_addrlen))
		die("connect");
	freeaddrinfo(to);
	return fd;
}

static void add_destination_options(int fd)
{
	/* next header and length are the kernel's, then padding of six bytes */
	unsigned char options[8] = { 0, 0, 1, 4, 0, 0, 0, 0 };

	if (setsockopt(fd, IPPROTO_IPV6, IPV6_DSTOPTS, options, sizeof(options)))
		die("options");
}

/* All of an answer; TCP may cut it anywhere. */
static bool receive(int fd, size_t size, bool is_stream)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	size_t got = 0;
	ssize_t len;

	do {
		if (poll(&p, 1, patience_ms) <= 0)
			return false;
		len = recv(fd, buffer, sizeof(buffer), 0);
		if (len <= 0)
			return false;
		got += len;
	} while (is_stream && got < size);
	return got == size;
}

/* Gives how many came back. */
static int converse(int fd, int count, size_t size, bool is_stream)
{
	int i, got = 0;

	memset(buffer, 'x', sizeof(buffer));
	for (i = 0; i < count; i++) {
		/* a refusal on this host is an error here, and an answer */
		if (send(fd, buffer, size, MSG_NOSIGNAL) < 0)
			continue;
		got += receive(fd, size, is_stream);
	}
	printf("sent %d got %d\n", count, got);
	return got;
}

int main(int argc, char **argv)
{
	bool is_stream;
	int fd, count;

	if (argc == 3 && !strcmp(argv[1], "serve")) {
		serve(atoi(argv[2]));
		return 1;
	}
	if (argc < 7) {
		fprintf(stderr, "usage: see the beginning of talk.c\n");
		return 2;
	}
	is_stream = !strcmp(argv[1], "tcp");
	if (!strcmp(argv[1], "lost"))
		patience_ms = LOST_MS;
	fd = connected_socket(is_stream ? SOCK_STREAM : SOCK_DGRAM, argv[2],
			      argv[3], argv[4]);
	if (argc > 7)
		add_destination_options(fd);
	count = atoi(argv[5]);
	return converse(fd, count, strtoul(argv[6], NULL, 0), is_stream) != count;
}
