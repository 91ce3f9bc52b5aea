/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All decoders, for table.c: each lives in the file of its name.
 */
#ifndef DECODERS_H
#define DECODERS_H

#include "decode.h"

extern const struct decoder bittorrent_decoder;
extern const struct decoder coap_decoder;
extern const struct decoder dcerpc_decoder;
extern const struct decoder dht_decoder;
extern const struct decoder dns_decoder;
extern const struct decoder dtls_decoder;
extern const struct decoder esp_decoder;
extern const struct decoder ftp_decoder;
extern const struct decoder gquic_decoder;
extern const struct decoder http_decoder;
extern const struct decoder http2_decoder;
extern const struct decoder imap_decoder;
extern const struct decoder kerberos_decoder;
extern const struct decoder ldap_decoder;
extern const struct decoder nbss_decoder;
extern const struct decoder pop3_decoder;
extern const struct decoder quic_decoder;
extern const struct decoder radius_decoder;
extern const struct decoder rdp_decoder;
extern const struct decoder rtcp_decoder;
extern const struct decoder rtp_decoder;
extern const struct decoder rtsp_decoder;
extern const struct decoder sip_decoder;
extern const struct decoder smb_decoder;
extern const struct decoder smtp_decoder;
extern const struct decoder snmp_decoder;
extern const struct decoder ssh_decoder;
extern const struct decoder stun_decoder;
extern const struct decoder sunrpc_decoder;
extern const struct decoder tls_decoder;

#endif /* DECODERS_H */
