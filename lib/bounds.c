// SPDX-License-Identifier: GPL-2.0-or-later
#include "bounds.h"

const struct pipeline_limits pipeline_default_limits = {
	.flows = 1 << 18,
	.stream_bytes = 256 << 20,
	.idle_tcp_s = 300,
	.idle_udp_s = 60,
	.split_reused = true,
};

const struct engine_limits engine_default_limits = {
	.match_limit = 2000,
	.window = 8192,
	.tcp_packets = 24,
	.udp_packets = 12,
	.l7_buffer = 2048,
	.l7_packets = 10,
};
