# SPDX-License-Identifier: GPL-2.0-or-later
# For inclusion at the end of the project's Makefile.
#
#	make bench-engine CAPTURES='...'
#
# compares limend with parsing and flow lookup alone, and with Debian's
# libndpi where it is installed (apt-get install libndpi-dev).
CAPTURES ?= $(wildcard $(or $(LIMEN_CORPUS),../shared/corpus)/pcap/*)
NDPI_FLAGS := $(shell $(PKG_CONFIG) --exists libndpi && \
	echo -DWITH_NDPI $$($(PKG_CONFIG) --cflags --libs libndpi))
BENCH_ENGINE := $(addprefix tests/bench/,engine.c trace.c peer.c)

$(B)/tests/bench/engine: $(BENCH_ENGINE) tests/bench/trace.h tests/bench/peer.h $(TEST_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(BENCH_ENGINE) $(TEST_OBJ) \
		$(NDPI_FLAGS) $$($(PKG_CONFIG) --libs $(PKGS_daemon)) $(LDLIBS)

bench-engine: $(B)/tests/bench/engine
	$(Q)$< -n 7 -c 12 $(CAPTURES)

# What hostile bytes and hostile patterns cost at the most, against the bounds
# that engine.h and regex.h state. Times, so no test: a busy machine shows more.
bench-cost: $(B)/tests/bench/cost
	$(Q)$<

# What a record of a ring costs its reader before it is looked at.
bench-ring: $(B)/tests/bench/ring
	$(Q)$< $(B)/bench.tsv

.PHONY: bench-engine bench-cost bench-ring

# What the dashboard costs with a hundred thousand flows.
bench-top: $(B)/limen
	$(Q)tests/bench/top $< $(B)/bench.tsv
.PHONY: bench-top
