// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/pcap.h"

#include <errno.h>
#include <inttypes.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "source/link.h"

struct pcap_source {
	const char *name;
	pcap_t *pcap;
	const struct link_type *link;
	uint64_t frames;
	uint64_t not_ip;
	uint64_t size;		/* of the file, 0: not known */
	char error[PCAP_ERRBUF_SIZE + 256];
};

static FILE *open_file(const char *path)
{
	if (!strcmp(path, "-"))
		return stdin;
	return fopen(path, "rbe");
}

static uint64_t file_size(FILE *file)
{
	struct stat st;

	if (fstat(fileno(file), &st) || !S_ISREG(st.st_mode))
		return 0;
	return (uint64_t)st.st_size;
}

static int open_link(struct pcap_source *s)
{
	int dlt = pcap_datalink(s->pcap);
	const char *name = pcap_datalink_val_to_name(dlt);

	s->link = link_find(dlt);
	if (s->link)
		return 0;
	snprintf(s->error, sizeof(s->error),
		 "%s: link type %d (%s) is not supported", s->name, dlt,
		 name ? name : "unknown");
	return -EPROTONOSUPPORT;
}

int pcap_source_open(const char *path, struct pcap_source **out)
{
	char reason[PCAP_ERRBUF_SIZE] = "";
	struct pcap_source *s = calloc(1, sizeof(*s));
	FILE *file;
	int rc;

	if (!s)
		return -ENOMEM;
	*out = s;
	s->name = strcmp(path, "-") ? path : "standard input";
	file = open_file(path);
	if (!file) {
		rc = -errno;
		snprintf(s->error, sizeof(s->error), "%s: %s", s->name,
			 strerror(-rc));
		return rc;
	}
	s->size = file_size(file);
	s->pcap = pcap_fopen_offline_with_tstamp_precision(file,
			PCAP_TSTAMP_PRECISION_NANO, reason);
	if (!s->pcap) {
		snprintf(s->error, sizeof(s->error), "%s: no capture: %s",
			 s->name, reason);
		if (file != stdin)
			fclose(file);
		return -EBADMSG;
	}
	return open_link(s);
}

void pcap_source_close(struct pcap_source *s)
{
	if (s && s->pcap)
		pcap_close(s->pcap);	/* closes the file */
	free(s);
}

int pcap_source_next(struct pcap_source *s, struct packet *p)
{
	struct pcap_pkthdr *header;
	const uint8_t *frame;
	int rc;

	while ((rc = pcap_next_ex(s->pcap, &header, &frame)) == 1) {
		s->frames++;
		if (link_read(s->link, frame, header->caplen, header->len,
			      &p->net, &p->net_len, &p->wire_len)) {
			s->not_ip++;
			continue;
		}
		/* the "microseconds" are nanoseconds: asked for at the open */
		p->ts_ns = (uint64_t)header->ts.tv_sec * 1000000000ULL +
			   (uint64_t)header->ts.tv_usec;
		p->gso_size = 0;
		p->has_ct = false;
		return 1;
	}
	if (rc == PCAP_ERROR_BREAK)
		return 0;
	snprintf(s->error, sizeof(s->error), "%s: after packet %" PRIu64 ": %s",
		 s->name, s->frames, pcap_geterr(s->pcap));
	return -EBADMSG;
}

const char *pcap_source_error(const struct pcap_source *s)
{
	return s->error;
}

uint64_t pcap_source_frames(const struct pcap_source *s)
{
	return s->frames;
}

uint64_t pcap_source_not_ip(const struct pcap_source *s)
{
	return s->not_ip;
}

void pcap_source_progress(const struct pcap_source *s, uint64_t *done,
			  uint64_t *size)
{
	FILE *file = s->pcap ? pcap_file(s->pcap) : NULL;
	off_t at = file && s->size ? ftello(file) : -1;

	*done = at > 0 ? (uint64_t)at : 0;
	*size = s->size;
}
