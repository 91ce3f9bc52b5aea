# SPDX-License-Identifier: GPL-2.0-or-later
# For inclusion at the end of the project's Makefile.
#
#	make bench-engine CAPTURES='...'
#	make bench-offline CAPTURES='...'
#
# the first compares limend with parsing and flow lookup alone, and with Debian's
# libndpi where it is installed, which "make bench-engine" sees to.
CAPTURES ?= $(wildcard $(or $(LIMEN_CORPUS),../shared/corpus)/pcap/*)
NDPI_FLAGS := $(shell $(PKG_CONFIG) --exists libndpi && \
	echo -DWITH_NDPI $$($(PKG_CONFIG) --cflags --libs libndpi))
BENCH_ENGINE := $(addprefix tests/bench/,engine.c trace.c peer.c)

# Built before libndpi came, the program is built again.
$(B)/tests/bench/ndpi: .FORCE
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(NDPI_FLAGS)' | cmp -s - $@ || echo '$(NDPI_FLAGS)' >$@
.FORCE:

$(B)/tests/bench/engine: $(BENCH_ENGINE) $(B)/tests/bench/ndpi tests/bench/trace.h tests/bench/peer.h $(TEST_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(BENCH_ENGINE) $(TEST_OBJ) \
		$(NDPI_FLAGS) $$($(PKG_CONFIG) --libs $(PKGS_daemon)) $(LDLIBS)

$(B)/tests/bench/offline: tests/bench/offline.c tests/bench/trace.c tests/bench/trace.h $(TEST_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) $(TEST_OBJ) \
		$$($(PKG_CONFIG) --libs $(PKGS_daemon)) $(LDLIBS)

BENCH_RING := $(addprefix tests/bench/,ring.c ring_peer.c)

$(B)/tests/bench/ring: $(BENCH_RING) tests/bench/ring_peer.h $(TEST_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(BENCH_RING) $(TEST_OBJ) \
		$$($(PKG_CONFIG) --libs $(PKGS_daemon)) $(LDLIBS)

KEEP = B=$(B) tests/bench/keep
# bench_needs TARGET...: what they are built with, then these
bench_needs = $(Q)packaging/deps.sh build bench && \
	$(MAKE) --no-print-directory $(1)

bench-engine:
	$(call bench_needs,$(B)/tests/bench/engine)
	$(Q)$(B)/tests/bench/engine -n 7 -c 12 $(CAPTURES) | $(KEEP)
	$(Q)$(B)/tests/bench/engine -n 15 -S | $(KEEP)

# limend -r against reading and parsing the same file.
bench-offline:
	$(call bench_needs,$(B)/tests/bench/offline programs)
	$(Q)$(B)/tests/bench/offline -l $(B)/limend -n 5 -c 12 $(CAPTURES) | $(KEEP)

# A million flows, and 50,000 new ones a second.
bench-scale:
	$(call bench_needs,$(B)/tests/bench/scale)
	$(Q)$(B)/tests/bench/scale | $(KEEP)

# Throughput and latency: without the module in namespaces of this machine, by the
# clock, and in a virtual machine, by instructions; there with it, too.
ROAD := $(addprefix $(B)/tests/bench/road/,accept traffic)
bench-road:
	$(Q)packaging/deps.sh vm module test
	$(call bench_needs,$(ROAD) programs)
	$(Q)B=$(B) tests/bench/road/run native
	$(Q)B=$(B) tests/bench/road/run guest -r 3
	$(Q)B=$(B) tests/bench/road/run module -r 3

# What hostile bytes and hostile patterns cost at the most, against the bounds
# that engine.h and regex.h state. Times, so no test: a busy machine shows more.
bench-cost:
	$(call bench_needs,$(B)/tests/bench/cost)
	$(Q)$(B)/tests/bench/cost >$(B)/cost.out; status=$$?; \
		$(KEEP) <$(B)/cost.out; exit $$status

# What a record of a ring costs its reader before it is looked at.
bench-ring:
	$(call bench_needs,$(B)/tests/bench/ring)
	$(Q)$(B)/tests/bench/ring | $(KEEP)

# What the dashboard costs with a hundred thousand flows: of the daemon on this
# machine, of the module in a virtual one.
bench-top:
	$(call bench_needs,$(B)/limen)
	$(Q)tests/bench/top $(B)/limen | $(KEEP)
	$(Q)packaging/deps.sh vm module test
	$(Q)tests/vm/rig/vm -L -T -m 2048 -t 1500 -- tests/bench/top_guest \
		$(B)/limen | $(KEEP)

.PHONY: bench-engine bench-offline bench-scale bench-road bench-cost \
	bench-ring bench-top
