/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Named values that decoders find in a flow: tls.sni, http.host, ...
 *
 * One list gives each field its number and its name; patterns name fields
 * by the name and the engine works with the number. A value is bytes off
 * the wire, at most FIELD_MAX_LEN of them, not terminated and not clean.
 *
 * Host names (tls.sni, dtls.sni, quic.sni, http.host, dns.qname) are in
 * lower case, without a port and without the dot at their end. Lists
 * (tls.alpn and its kin) are joined by commas in the order of the wire.
 * Flags are "1" or not set.
 */
#ifndef FIELDS_H
#define FIELDS_H

#include <stddef.h>
#include <stdint.h>

#define FIELD_LIST(X)						\
	X(TLS_VERSION, "tls.version")				\
	X(TLS_SNI, "tls.sni")					\
	X(TLS_ALPN, "tls.alpn")					\
	X(TLS_ECH, "tls.ech")					\
	X(TLS_CIPHER, "tls.cipher")				\
	X(TLS_SERVER_VERSION, "tls.server_version")		\
	X(TLS_SERVER_ALPN, "tls.server_alpn")			\
	X(DTLS_VERSION, "dtls.version")				\
	X(DTLS_SNI, "dtls.sni")					\
	X(DTLS_ALPN, "dtls.alpn")				\
	X(QUIC_VERSION, "quic.version")				\
	X(QUIC_SNI, "quic.sni")					\
	X(QUIC_ALPN, "quic.alpn")				\
	X(HTTP_METHOD, "http.method")				\
	X(HTTP_PATH, "http.path")				\
	X(HTTP_HOST, "http.host")				\
	X(HTTP_USER_AGENT, "http.user_agent")			\
	X(HTTP_CONTENT_TYPE, "http.content_type")		\
	X(HTTP_SERVER, "http.server")				\
	X(HTTP_STATUS, "http.status")				\
	X(HTTP_UPGRADE, "http.upgrade")				\
	X(DNS_QNAME, "dns.qname")				\
	X(DNS_QTYPE, "dns.qtype")				\
	X(DNS_OPCODE, "dns.opcode")				\
	X(DNS_RESPONSE, "dns.response")				\
	X(SSH_VERSION, "ssh.version")				\
	X(SSH_SOFTWARE, "ssh.software")				\
	X(SMTP_BANNER, "smtp.banner")				\
	X(SMTP_STARTTLS, "smtp.starttls")			\
	X(IMAP_BANNER, "imap.banner")				\
	X(IMAP_STARTTLS, "imap.starttls")			\
	X(POP3_BANNER, "pop3.banner")				\
	X(POP3_STARTTLS, "pop3.starttls")			\
	X(FTP_BANNER, "ftp.banner")				\
	X(FTP_STARTTLS, "ftp.starttls")				\
	X(SIP_METHOD, "sip.method")				\
	X(SIP_USER_AGENT, "sip.user_agent")			\
	X(RTSP_METHOD, "rtsp.method")				\
	X(RTSP_USER_AGENT, "rtsp.user_agent")			\
	X(STUN_METHOD, "stun.method")				\
	X(STUN_SOFTWARE, "stun.software")			\
	X(STUN_REALM, "stun.realm")				\
	X(SMB_DIALECT, "smb.dialect")				\
	X(SMB_COMMAND, "smb.command")				\
	X(SMB_DFS, "smb.dfs")					\
	X(RDP_COOKIE, "rdp.cookie")				\
	X(RDP_PROTOCOL, "rdp.protocol")				\
	X(KERBEROS_MSG_TYPE, "kerberos.msg_type")		\
	X(KERBEROS_REALM, "kerberos.realm")			\
	X(SUNRPC_PROGRAM, "sunrpc.program")			\
	X(DCERPC_INTERFACE, "dcerpc.interface")			\
	X(DHT_QUERY, "dht.query")				\
	X(BITTORRENT_CLIENT, "bittorrent.client")

#define FIELD_ENUM(id, name) FIELD_##id,
enum field {
	FIELD_LIST(FIELD_ENUM)
	NR_FIELDS
};
#undef FIELD_ENUM

enum {
	FIELD_MAX_LEN = 255,	/* a DNS name; longer values are cut */
	/* all values of one flow together; what does not fit is not kept */
	FIELDS_MAX_BYTES = 1024,
};

struct fields;

/* An empty set, or NULL when there is no memory. */
struct fields *fields_new(void);
void fields_free(struct fields *f);

/*
 * Copies @len bytes (at most FIELD_MAX_LEN) as the value of @id. The first
 * value stays: a later one for the same field is ignored.
 */
void fields_set(struct fields *f, enum field id, const void *data, size_t len);
void fields_set_str(struct fields *f, enum field id, const char *s);
/* The same for a host name: lower case, without a dot at the end. */
void fields_set_host(struct fields *f, enum field id, const void *data,
		     size_t len);

/*
 * The value of @id and its length, or NULL. Valid until the next
 * fields_set() or fields_free(). @f may be NULL.
 */
const uint8_t *fields_get(const struct fields *f, enum field id, size_t *len);

/* Bytes of memory the set holds; @f may be NULL. */
size_t fields_bytes(const struct fields *f);

/*
 * All values as bytes, *@len of them, valid as those of fields_get(); and a
 * set of what they were, or NULL when there is no memory.
 */
const uint8_t *fields_raw(const struct fields *f, size_t *len);
struct fields *fields_from_raw(const uint8_t *raw, size_t len);

/* The field called @name, or -ENOENT. */
int field_find(const char *name);
const char *field_name(enum field id);

#endif /* FIELDS_H */
