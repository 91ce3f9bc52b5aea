// SPDX-License-Identifier: GPL-2.0-or-later
#include "decode.h"

#include <string.h>

#include "decoders.h"

const struct decoder *const decoders[] = {
	&bittorrent_decoder,
	&coap_decoder,
	&dcerpc_decoder,
	&dht_decoder,
	&dns_decoder,
	&dtls_decoder,
	&esp_decoder,
	&ftp_decoder,
	&gquic_decoder,
	&http_decoder,
	&http2_decoder,
	&imap_decoder,
	&kerberos_decoder,
	&ldap_decoder,
	&nbss_decoder,
	&pop3_decoder,
	&quic_decoder,
	&radius_decoder,
	&rdp_decoder,
	&rtcp_decoder,
	&rtp_decoder,
	&rtsp_decoder,
	&sip_decoder,
	&smb_decoder,
	&smtp_decoder,
	&snmp_decoder,
	&ssh_decoder,
	&stun_decoder,
	&sunrpc_decoder,
	&tls_decoder,
	NULL
};

const struct decoder *decoder_find(const char *name)
{
	const struct decoder *const *d;

	for (d = decoders; *d; d++) {
		if (!strcmp((*d)->name, name))
			return *d;
	}
	return NULL;
}
