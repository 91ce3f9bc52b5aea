// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ringtool - a reader of rings that may behave as badly as it likes
 *
 * Reads commands from standard input, one a line, and answers each with zero
 * or more lines and then "ok" or "error ERRNO TEXT". It knows a ring from
 * limen/record.h alone, not through lib/.
 *
 *	open			/dev/limen, what was open being closed before
 *	close			keeps what is mapped
 *	attach INDEX
 *	map			as record.h says; what was mapped stays mapped
 *	unmap			the mapping made last
 *	zero			all data of a new ring are 0
 *	take			counts the records that are there, and gives
 *				their space back
 *	look			the same without giving back
 *	show			the last record of take or look, field by field
 *	position N|+N|-N	tells the kernel this, or so far from the end
 *	writer			prints what the kernel says of the ring
 *	poll MS			prints the events
 *	refused WHAT		tries what must not be: prints the errors
 *				(WHAT is protect, write, long, past)
 *	storm MS		random positions, maps and unmaps all the while
 *	read SIZE		one read(2)
 *	stream FILE MS		splice(2) into it until nothing comes for so long
 *	count FILE		counts the records of a stream
 *	nonblock		reads do not wait from now on
 *	both SIZE		one read(2) that waits, and then one that must
 *				not; prints what the second one said
 *	quit			as the end of the input does
 */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <limen/genl.h>
#include <limen/record.h>

enum { MAX_WORDS = 8, MAX_MAPS = 16, PAGE = 4096 };
enum { PATIENCE = 20 };		/* seconds, with what must not wait at all */

struct mapping {
	struct limen_ring_reader *reader;
	const struct limen_ring_writer *writer;
	const uint8_t *data;
	uint64_t size;
};

/* What some records were, all together. */
struct sum {
	uint64_t records, bytes, wire, payload;
	uint64_t reply, gso, ipv6, zone, discarded, unsound, foreign;
};

static int fd = -1;
static struct mapping maps[MAX_MAPS];
static int nr_maps;
static struct limen_record last;

struct command {
	const char *name;
	int min_words;
	int (*run)(int argc, char **argv);
};

static unsigned long long number(const char *word)
{
	return strtoull(word, NULL, 0);
}

static int result(long status)
{
	return status < 0 ? -errno : 0;
}

/* the file and its mappings */

static int do_close(int argc, char **argv)
{
	if (fd >= 0)
		close(fd);
	fd = -1;
	return 0;
}

static int do_open(int argc, char **argv)
{
	do_close(0, NULL);
	fd = open(LIMEN_DEVICE, O_RDWR | O_CLOEXEC);
	return result(fd);
}

static int do_attach(int argc, char **argv)
{
	return result(ioctl(fd, LIMEN_IOC_ATTACH, number(argv[1])));
}

static int do_nonblock(int argc, char **argv)
{
	return result(fcntl(fd, F_SETFL, O_NONBLOCK));
}

static void *map_part(size_t len, int prot, off_t offset)
{
	void *p = mmap(NULL, len, prot, MAP_SHARED, fd, offset);

	return p == MAP_FAILED ? NULL : p;
}

static int do_map(int argc, char **argv)
{
	struct mapping *m = &maps[nr_maps];
	void *writer;

	if (nr_maps == MAX_MAPS)
		return -ENOSPC;
	m->reader = map_part(PAGE, PROT_READ | PROT_WRITE, 0);
	writer = m->reader ? map_part(PAGE, PROT_READ, PAGE) : NULL;
	if (!writer)
		return -errno;
	m->size = ((struct limen_ring_writer *)writer)->size;
	munmap(writer, PAGE);
	m->writer = map_part(PAGE + 2 * m->size, PROT_READ, PAGE);
	if (!m->writer)
		return -errno;
	m->data = (const uint8_t *)m->writer + PAGE;
	nr_maps++;
	return 0;
}

static int do_unmap(int argc, char **argv)
{
	struct mapping *m;

	if (!nr_maps)
		return -ENXIO;
	m = &maps[--nr_maps];
	munmap(m->reader, PAGE);
	munmap((void *)(uintptr_t)m->writer, PAGE + 2 * m->size);
	return 0;
}

static struct mapping *newest(void)
{
	return nr_maps ? &maps[nr_maps - 1] : NULL;
}

/* records */

static bool is_zero(const uint8_t *p, size_t len)
{
	while (len)
		if (p[--len])
			return false;
	return true;
}

static bool is_sound(const struct limen_ring_hdr *hdr)
{
	const struct limen_record *rec = (const void *)(hdr + 1);
	uint32_t len = hdr->len & LIMEN_RING_LEN_MASK;
	const uint8_t *packet = (const uint8_t *)(rec + 1);

	if (hdr->pad || len < sizeof(*rec) || rec->cap_len != len - sizeof(*rec))
		return false;
	if (rec->cap_len > rec->wire_len || !rec->stamp_ns)
		return false;
	if (rec->flags & ~(LIMEN_RECORD_F_REPLY | LIMEN_RECORD_F_GSO) ||
	    !(rec->flags & LIMEN_RECORD_F_GSO) != !rec->gso_size)
		return false;
	if (rec->l3num == AF_INET && (!is_zero((void *)&rec->saddr[1], 12) ||
				      !is_zero((void *)&rec->daddr[1], 12)))
		return false;
	if (rec->cap_len && *packet >> 4 != (rec->l3num == AF_INET ? 4 : 6))
		return false;
	/* what is behind it belongs to it, and is empty */
	return is_zero(packet + rec->cap_len,
		       LIMEN_RING_SPACE(len) - sizeof(*hdr) - len);
}

static int do_zero(int argc, char **argv)
{
	const struct mapping *m = newest();

	if (!m)
		return -ENXIO;
	return is_zero(m->data, 2 * m->size) ? 0 : -EIO;
}

/* Where the payload begins; the senders use no options. */
static size_t headers_of(const struct limen_record *rec)
{
	const uint8_t *packet = (const uint8_t *)(rec + 1);
	size_t ip = rec->l3num == AF_INET ? 20 : 40;

	if (rec->l4proto == IPPROTO_UDP)
		return ip + 8;
	return rec->cap_len > ip + 12 ? ip + (packet[ip + 12] >> 4) * 4u :
					rec->cap_len;
}

/* The senders of the tests send nothing but 'x'. */
static bool is_foreign(const struct limen_record *rec)
{
	const uint8_t *packet = (const uint8_t *)(rec + 1);
	size_t i;

	for (i = headers_of(rec); i < rec->cap_len; i++)
		if (packet[i] != 'x')
			return true;
	return false;
}

static void add_record(struct sum *s, const struct limen_ring_hdr *hdr)
{
	const struct limen_record *rec = (const void *)(hdr + 1);

	if (hdr->len & LIMEN_RING_DISCARD) {
		s->discarded++;
		return;
	}
	s->records++;
	if (!is_sound(hdr)) {
		s->unsound++;
		return;
	}
	last = *rec;
	s->bytes += rec->cap_len;
	s->wire += rec->wire_len;
	s->reply += !!(rec->flags & LIMEN_RECORD_F_REPLY);
	s->gso += !!(rec->flags & LIMEN_RECORD_F_GSO);
	s->ipv6 += rec->l3num == AF_INET6;
	s->zone += !!rec->zone;
	s->foreign += is_foreign(rec);
}

static void print_sum(const struct sum *s)
{
	printf("records %llu bytes %llu wire %llu reply %llu gso %llu ipv6 %llu "
	       "zone %llu discarded %llu unsound %llu foreign %llu\n",
	       (unsigned long long)s->records, (unsigned long long)s->bytes,
	       (unsigned long long)s->wire, (unsigned long long)s->reply,
	       (unsigned long long)s->gso, (unsigned long long)s->ipv6,
	       (unsigned long long)s->zone, (unsigned long long)s->discarded,
	       (unsigned long long)s->unsound, (unsigned long long)s->foreign);
}

/* Returns how far it came. */
static uint64_t walk(const struct mapping *m, struct sum *sum)
{
	uint64_t at = __atomic_load_n(&m->reader->position, __ATOMIC_RELAXED);
	uint64_t end = __atomic_load_n(&m->writer->position, __ATOMIC_ACQUIRE);

	while (at < end) {
		const struct limen_ring_hdr *hdr =
			(const void *)(m->data + (at & (m->size - 1)));
		uint32_t len = __atomic_load_n(&hdr->len, __ATOMIC_ACQUIRE);

		if (len & LIMEN_RING_BUSY)
			break;
		add_record(sum, hdr);
		at += LIMEN_RING_SPACE(len & LIMEN_RING_LEN_MASK);
	}
	return at;
}

static int do_look(int argc, char **argv)
{
	struct sum sum = {};

	if (!newest())
		return -ENXIO;
	walk(newest(), &sum);
	print_sum(&sum);
	return 0;
}

static int do_take(int argc, char **argv)
{
	struct mapping *m = newest();
	struct sum sum = {};
	uint64_t at;

	if (!m)
		return -ENXIO;
	at = walk(m, &sum);
	__atomic_store_n(&m->reader->position, at, __ATOMIC_RELEASE);
	print_sum(&sum);
	return 0;
}

static int do_show(int argc, char **argv)
{
	printf("l3 %u l4 %u sport %u dport %u zone %u cap %u wire %u in %u out %u "
	       "label %x gso_size %u flags %u hook %u\n",
	       last.l3num, last.l4proto, ntohs(last.sport), ntohs(last.dport),
	       last.zone, last.cap_len, last.wire_len, last.in_ifindex,
	       last.out_ifindex, last.label, last.gso_size, last.flags,
	       last.hook);
	return 0;
}

static int do_position(int argc, char **argv)
{
	struct mapping *m = newest();
	uint64_t at;

	if (!m)
		return -ENXIO;
	at = strchr("+-", *argv[1]) ? m->writer->position : 0;
	at += (uint64_t)strtoll(argv[1], NULL, 0);
	if (*argv[1] >= '0' && *argv[1] <= '9')
		at = number(argv[1]);
	__atomic_store_n(&m->reader->position, at, __ATOMIC_RELEASE);
	return 0;
}

static int do_writer(int argc, char **argv)
{
	const struct mapping *m = newest();

	if (!m)
		return -ENXIO;
	printf("position %llu size %llu lost %llu high_water %llu\n",
	       (unsigned long long)m->writer->position,
	       (unsigned long long)m->writer->size,
	       (unsigned long long)m->writer->lost,
	       (unsigned long long)m->writer->high_water);
	return 0;
}

static int do_poll(int argc, char **argv)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	int ret = poll(&p, 1, number(argv[1]));

	printf("events%s%s%s\n", p.revents & POLLIN ? " in" : "",
	       p.revents & POLLHUP ? " hup" : "",
	       p.revents & POLLERR ? " err" : "");
	return result(ret);
}

/* what must not be */

static const char *outcome(bool is_done)
{
	return is_done ? "done" : strerror(errno);
}

static int do_refused(int argc, char **argv)
{
	struct mapping *m = newest();
	int rw = PROT_READ | PROT_WRITE;

	if (!m)
		return -ENXIO;
	if (!strcmp(argv[1], "protect")) {
		void *page = (void *)(uintptr_t)m->writer;

		printf("writer %s\n", outcome(!mprotect(page, PAGE, rw)));
		printf("data %s\n", outcome(!mprotect((char *)page + PAGE,
						      PAGE, rw)));
	} else if (!strcmp(argv[1], "write")) {
		printf("writer %s\n", outcome(map_part(PAGE, rw, PAGE)));
		printf("data %s\n", outcome(map_part(PAGE, rw, 2 * PAGE)));
	} else if (!strcmp(argv[1], "long")) {
		printf("reader %s\n", outcome(map_part(2 * PAGE, rw, 0)));
	} else {
		printf("past %s\n", outcome(map_part(PAGE, PROT_READ, 2 * PAGE +
						     2 * (off_t)m->size)));
		printf("over %s\n", outcome(map_part(2 * PAGE + 2 * m->size,
						     PROT_READ, PAGE)));
	}
	return 0;
}

static uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000ULL + ts.tv_nsec / 1000000;
}

/* Near the truth, far from it, or any number. */
static uint64_t any_position(const struct mapping *m)
{
	uint64_t noise = (uint64_t)random() << 32 | (uint64_t)random();

	switch (random() % 4) {
	case 0:
		return noise;
	case 1:
		return m->writer->position - noise % (2 * m->size);
	case 2:
		return m->writer->position + noise % (2 * m->size);
	default:
		return m->writer->position;
	}
}

static int do_storm(int argc, char **argv)
{
	uint64_t end = now_ms() + number(argv[1]);
	struct pollfd p = { .fd = fd, .events = POLLIN };
	unsigned int i;

	if (!newest())
		return -ENXIO;
	for (i = 0; now_ms() < end; i++) {
		const struct mapping *m = newest();

		__atomic_store_n(&m->reader->position, any_position(m),
				 __ATOMIC_RELEASE);
		if (i % 64 == 0)
			poll(&p, 1, 1);
		/* one mapping always stays */
		if (i % 256 == 0 && nr_maps < MAX_MAPS && do_map(0, NULL))
			return -errno;
		if (i % 256 == 128 && nr_maps > 1)
			do_unmap(0, NULL);
	}
	return 0;
}

/* streams */

static int do_read(int argc, char **argv)
{
	size_t size = number(argv[1]);
	char *buf = malloc(size);
	ssize_t got = read(fd, buf, size);
	int ret = result(got);

	if (got >= 0)
		printf("got %zd\n", got);
	free(buf);
	return ret;
}

/* So that what must not wait, but does, is over one day. */
static void on_alarm(int sig)
{
}

/* Or dead: then it did not wait. */
static bool is_asleep(pid_t pid)
{
	char name[32], state = 0;
	FILE *f;

	snprintf(name, sizeof(name), "/proc/%d/stat", pid);
	f = fopen(name, "r");
	if (f && fscanf(f, "%*d (%*[^)]) %c", &state) != 1)
		state = 0;
	if (f)
		fclose(f);
	return state == 'S' || state == 'Z';
}

static int do_both(int argc, char **argv)
{
	pid_t pid = fork();
	int ret;

	if (pid < 0)
		return -errno;
	if (!pid) {
		do_read(argc, argv);
		_exit(0);
	}
	while (!is_asleep(pid))
		usleep(10000);
	/* of the file, which is the other one's, too; it waits already */
	fcntl(fd, F_SETFL, O_NONBLOCK);
	alarm(PATIENCE);
	ret = do_read(argc, argv);
	alarm(0);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return ret;
}

/* From the ring through a pipe into a file, never through this process. */
static int stream(int file, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	unsigned long long total = 0;
	int pipes[2];
	ssize_t got, put;

	if (pipe2(pipes, O_CLOEXEC))
		return -errno;
	while (poll(&p, 1, ms) > 0 && p.revents & POLLIN) {
		alarm(PATIENCE);
		got = splice(fd, NULL, pipes[1], NULL, 1 << 16, 0);
		alarm(0);
		if (got < 0)
			return -errno;
		for (total += got; got > 0; got -= put) {
			put = splice(pipes[0], NULL, file, NULL, got, 0);
			if (put <= 0)
				return put ? -errno : -EIO;
		}
	}
	close(pipes[0]);
	close(pipes[1]);
	printf("spliced %llu\n", total);
	return 0;
}

static int do_stream(int argc, char **argv)
{
	int ret, file = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (file < 0)
		return -errno;
	ret = stream(file, number(argv[2]));
	close(file);
	return ret;
}

static int do_count(int argc, char **argv)
{
	int file = open(argv[1], O_RDONLY);
	struct sum sum = {};
	struct stat st;
	const uint8_t *p;
	uint64_t at = 0;

	if (file < 0 || fstat(file, &st))
		return -errno;
	p = mmap(NULL, st.st_size + 1, PROT_READ, MAP_PRIVATE, file, 0);
	close(file);
	if (p == MAP_FAILED)
		return -errno;
	while (at + sizeof(struct limen_ring_hdr) <= (uint64_t)st.st_size) {
		const struct limen_ring_hdr *hdr = (const void *)(p + at);
		uint64_t space = LIMEN_RING_SPACE(hdr->len);

		if (at + space > (uint64_t)st.st_size)
			break;
		add_record(&sum, hdr);
		at += space;
	}
	munmap((void *)(uintptr_t)p, st.st_size + 1);
	print_sum(&sum);
	printf("left %llu\n", (unsigned long long)st.st_size - at);
	return 0;
}

/* the loop */

static const struct command commands[] = {
	{ "open", 1, do_open },
	{ "close", 1, do_close },
	{ "attach", 2, do_attach },
	{ "nonblock", 1, do_nonblock },
	{ "map", 1, do_map },
	{ "unmap", 1, do_unmap },
	{ "zero", 1, do_zero },
	{ "take", 1, do_take },
	{ "look", 1, do_look },
	{ "show", 1, do_show },
	{ "position", 2, do_position },
	{ "writer", 1, do_writer },
	{ "poll", 2, do_poll },
	{ "refused", 2, do_refused },
	{ "storm", 2, do_storm },
	{ "read", 2, do_read },
	{ "both", 2, do_both },
	{ "stream", 3, do_stream },
	{ "count", 2, do_count },
};

static int run(int argc, char **argv)
{
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (!strcmp(argv[0], commands[i].name))
			return argc < commands[i].min_words ? -EINVAL :
			       commands[i].run(argc, argv);
	return -ENOSYS;
}

int main(void)
{
	struct sigaction action = { .sa_handler = on_alarm };
	char line[512], *words[MAX_WORDS], *rest;
	int argc, ret;

	sigaction(SIGALRM, &action, NULL);
	while (fgets(line, sizeof(line), stdin)) {
		rest = line;
		for (argc = 0; argc < MAX_WORDS; argc++) {
			words[argc] = strtok_r(rest, " \t\n", &rest);
			if (!words[argc])
				break;
		}
		if (argc && !strcmp(words[0], "quit"))
			break;
		if (!argc)
			continue;
		ret = run(argc, words);
		if (ret)
			printf("error %d %s\n", -ret, strerror(-ret));
		else
			printf("ok\n");
		fflush(stdout);
	}
	return 0;
}
