// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cross - crosses into the kernel exactly as often as it is told
 *
 *	cross calls N		getppid N times, getpgid of nobody N times (it
 *				fails), the 32-bit getpid N times, number 600
 *				N times
 *	cross bytes N		N bytes (below 64 KiB) by each of the calls that
 *				move data; socket pairs, pipes, files in /tmp
 *	cross signals N		signals to itself, with a handler
 *	cross uring N		requests that do nothing, through an io_uring
 *	cross polled N		the same, taken by a thread of the kernel
 *	cross pages N		touches N fresh pages
 *	cross turns N		N turns of a token between it and a child, then
 *				waits for the end of its standard input
 *	cross sleep N		N sleeps of 10 ms
 *	cross copy FROM TO	a file by read and write
 *	cross move FROM TO	a file by splice
 *	cross hammer		getppid until killed
 *
 * Says nothing unless it fails.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 65536, RING = 64 };

static char data[CHUNK];

static void must(long ret, long wanted, const char *what)
{
	if (ret != wanted)
		err(1, "%s: %ld, not %ld", what, ret, wanted);
}

/* The 32-bit table has getpid as number 20. */
static long compat_getpid(void)
{
	long ret = -1;

#ifdef __x86_64__
	__asm__ volatile("int $0x80" : "=a"(ret) : "a"(20)
			 : "memory", "r8", "r9", "r10", "r11");
#endif
	return ret;
}

static void calls(long n)
{
	long i;

	for (i = 0; i < n; i++) {
		syscall(SYS_getppid);
		must(syscall(SYS_getpgid, -1), -1, "getpgid");
		must(compat_getpid(), getpid(), "int 0x80");
		must(syscall(600), -1, "number 600");
	}
}

static int file(const char *name)
{
	int fd = open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0)
		err(1, "%s", name);
	return fd;
}

static void sockets(size_t n)
{
	struct iovec iov = { data, n / 2 };
	struct mmsghdr m[2] = {
		{ .msg_hdr = { .msg_iov = &iov, .msg_iovlen = 1 } },
		{ .msg_hdr = { .msg_iov = &iov, .msg_iovlen = 1 } },
	};
	int s[2];

	must(socketpair(AF_UNIX, SOCK_DGRAM, 0, s), 0, "socketpair");
	must(send(s[0], data, n, 0), (long)n, "send");
	must(recv(s[1], data, n, 0), (long)n, "recv");
	must(sendmsg(s[0], &m[0].msg_hdr, 0), (long)n / 2, "sendmsg");
	must(recvmsg(s[1], &m[0].msg_hdr, 0), (long)n / 2, "recvmsg");
	must(sendmmsg(s[0], m, 2, 0), 2, "sendmmsg");
	must(recvmmsg(s[1], m, 2, 0, NULL), 2, "recvmmsg");
}

static void files(size_t n)
{
	struct iovec iov = { data, n };
	int from = file("/tmp/cross.from"), to = file("/tmp/cross.to");
	loff_t zero = 0;

	must(write(from, data, n), (long)n, "write");
	must(pwritev(from, &iov, 1, 0), (long)n, "pwritev");
	must(pread(from, data, n, 0), (long)n, "pread");
	must(preadv(from, &iov, 1, 0), (long)n, "preadv");
	must(sendfile(to, from, &zero, n), (long)n, "sendfile");
	zero = 0;
	must(copy_file_range(from, &zero, to, NULL, n, 0), (long)n,
	     "copy_file_range");
}

static void pipes(size_t n)
{
	struct iovec iov = { data, n };
	int a[2], b[2], to = file("/tmp/cross.to");

	must(pipe(a) + pipe(b), 0, "pipe");
	must(vmsplice(a[1], &iov, 1, 0), (long)n, "vmsplice");
	must(tee(a[0], b[1], n, 0), (long)n, "tee");
	must(splice(a[0], NULL, to, NULL, n, 0), (long)n, "splice");
}

static void bytes(long n)
{
	files((size_t)n);
	sockets((size_t)n);
	pipes((size_t)n);
}

static volatile long seen;

static void handle(int sig)
{
	seen++;
}

static void signals(long n)
{
	long i;

	signal(SIGUSR1, handle);
	for (i = 0; i < n; i++)
		raise(SIGUSR1);
	must(seen, n, "signals");
}

/* An io_uring, its requests all doing nothing. */
struct uring {
	int fd;
	unsigned int *head, *tail, *mask, *array, *flags;
};

static void uring_open(struct uring *u, unsigned int flags)
{
	struct io_uring_params p = { .flags = flags, .sq_thread_idle = 60000 };
	void *sqes;
	char *ring;

	u->fd = (int)syscall(SYS_io_uring_setup, RING, &p);
	if (u->fd < 0)
		err(1, "io_uring_setup");
	ring = mmap(NULL, p.sq_off.array + RING * sizeof(*u->array),
		    PROT_READ | PROT_WRITE, MAP_SHARED, u->fd,
		    IORING_OFF_SQ_RING);
	sqes = mmap(NULL, RING * sizeof(struct io_uring_sqe),
		    PROT_READ | PROT_WRITE, MAP_SHARED, u->fd, IORING_OFF_SQES);
	if (ring == MAP_FAILED || sqes == MAP_FAILED)
		err(1, "mmap");
	u->head = (unsigned int *)(void *)(ring + p.sq_off.head);
	u->tail = (unsigned int *)(void *)(ring + p.sq_off.tail);
	u->mask = (unsigned int *)(void *)(ring + p.sq_off.ring_mask);
	u->flags = (unsigned int *)(void *)(ring + p.sq_off.flags);
	u->array = (unsigned int *)(void *)(ring + p.sq_off.array);
	memset(sqes, 0, RING * sizeof(struct io_uring_sqe)); /* opcode 0 */
}

static void uring_fill(struct uring *u, unsigned int nr)
{
	unsigned int i;

	for (i = 0; i < nr; i++)
		u->array[(*u->tail + i) & *u->mask] = i;
	__atomic_store_n(u->tail, *u->tail + nr, __ATOMIC_RELEASE);
}

/* Fills the ring and hands it over, as often as needed. */
static void uring(long n)
{
	struct uring u;
	unsigned int some;

	uring_open(&u, 0);
	for (; n > 0; n -= some) {
		some = n < RING ? (unsigned int)n : RING;
		uring_fill(&u, some);
		must(syscall(SYS_io_uring_enter, u.fd, some, 0, 0, NULL, 0),
		     some, "io_uring_enter");
	}
}

/* Fills the ring, which the kernel looks into by itself. */
static void polled(long n)
{
	struct uring u;
	unsigned int some;

	uring_open(&u, IORING_SETUP_SQPOLL);
	for (; n > 0; n -= some) {
		some = n < RING ? (unsigned int)n : RING;
		uring_fill(&u, some);
		/* pairs with the thread's, which looks again after the flag */
		__atomic_thread_fence(__ATOMIC_SEQ_CST);
		if (__atomic_load_n(u.flags, __ATOMIC_RELAXED) &
		    IORING_SQ_NEED_WAKEUP)
			syscall(SYS_io_uring_enter, u.fd, some, 0,
				IORING_ENTER_SQ_WAKEUP, NULL, 0);
		while (__atomic_load_n(u.head, __ATOMIC_ACQUIRE) != *u.tail)
			;
	}
}

static void pages(long n)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *p = mmap(NULL, (size_t)n * page, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	long i;

	if (p == MAP_FAILED)
		err(1, "mmap");
	madvise(p, (size_t)n * page, MADV_NOHUGEPAGE);
	for (i = 0; i < n; i++)
		p[(size_t)i * page] = 1;
}

static void pass_token(int from, int to, long n)
{
	char token = 0;

	while (n-- > 0) {
		must(write(to, &token, 1), 1, "write");
		must(read(from, &token, 1), 1, "read");
	}
}

static void turns(long n)
{
	int a[2], b[2];
	char end;

	must(pipe(a) + pipe(b), 0, "pipe");
	if (!fork()) {
		pass_token(a[0], b[1], n);
		_exit(0);
	}
	pass_token(b[0], a[1], n);
	wait(NULL);
	while (read(0, &end, 1) > 0)
		;
}

static void sleeps(long n)
{
	const struct timespec ts = { .tv_nsec = 10000000 };

	while (n-- > 0)
		nanosleep(&ts, NULL);
}

static int source(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		err(1, "%s", name);
	return fd;
}

static void copy(const char *from, const char *to)
{
	int in = source(from), out = file(to);
	ssize_t len;

	while ((len = read(in, data, CHUNK)) > 0)
		must(write(out, data, (size_t)len), len, "write");
}

static void move(const char *from, const char *to)
{
	int in = source(from), out = file(to), p[2];
	ssize_t len, some;

	must(pipe(p), 0, "pipe");
	while ((len = splice(in, NULL, p[1], NULL, CHUNK, 0)) > 0) {
		for (; len > 0; len -= some) {
			some = splice(p[0], NULL, out, NULL, (size_t)len, 0);
			if (some <= 0)
				err(1, "splice");
		}
	}
}

static const struct {
	const char *name;
	void (*run)(long n);
} jobs[] = {
	{ "calls", calls }, { "bytes", bytes }, { "signals", signals },
	{ "uring", uring }, { "polled", polled }, { "pages", pages },
	{ "turns", turns }, { "sleep", sleeps },
};

int main(int argc, char **argv)
{
	size_t i;

	if (argc == 2 && !strcmp(argv[1], "hammer"))
		for (;;)
			syscall(SYS_getppid);
	if (argc == 4 && !strcmp(argv[1], "copy"))
		return copy(argv[2], argv[3]), 0;
	if (argc == 4 && !strcmp(argv[1], "move"))
		return move(argv[2], argv[3]), 0;
	for (i = 0; argc == 3 && i < sizeof(jobs) / sizeof(*jobs); i++) {
		if (!strcmp(argv[1], jobs[i].name)) {
			jobs[i].run(atol(argv[2]));
			return 0;
		}
	}
	errx(2, "usage: cross JOB N");
}
