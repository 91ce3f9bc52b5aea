# SPDX-License-Identifier: GPL-2.0-or-later
# limen: module, daemon and command line. "make help" lists the verbs.

CC ?= gcc
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
SBINDIR ?= $(PREFIX)/sbin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/limen
SYSCONFDIR ?= /etc
B ?= build
V ?= 0

ifeq ($(V),0)
Q := @
say = @printf '  %-7s %s\n' $(1) $(2)
else
say = @:
endif

PKGS_lib := libmnl jansson libconfuse libseccomp
PKGS_daemon := $(PKGS_lib) libnetfilter_queue libpcre2-8 libpcap nettle \
	libcap-ng
PKGS_cli := $(PKGS_lib) ncursesw libelf liblzma libzstd zlib

CFLAGS ?= -O2 -g -D_FORTIFY_SOURCE=2
LDFLAGS ?= -Wl,-z,relro,-z,now
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wno-unused-parameter
ALL_CFLAGS = -std=gnu11 $(WARN) -D_GNU_SOURCE -DLIMEN_DATADIR='"$(DATADIR)"' \
	-DLIMEN_SYSCONFDIR='"$(SYSCONFDIR)"' -fstack-protector-strong -pthread \
	-Iinclude -Ilib $(CFLAGS)

LIB_SRC := $(wildcard lib/*.c lib/*/*.c)
DAEMON_SRC := $(wildcard daemon/*.c daemon/*/*.c)
CLI_SRC := $(wildcard cli/*.c cli/*/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o)
DAEMON_OBJ := $(DAEMON_SRC:%.c=$(B)/%.o)
CLI_OBJ := $(CLI_SRC:%.c=$(B)/%.o)

all: programs
programs: $(B)/limend $(B)/limen

$(B)/limend: $(DAEMON_OBJ) $(LIB_OBJ)
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ \
		$$($(PKG_CONFIG) --libs $(PKGS_daemon)) $(LDLIBS)

$(B)/limen: $(CLI_OBJ) $(LIB_OBJ)
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ \
		$$($(PKG_CONFIG) --libs $(PKGS_cli)) $(LDLIBS)

$(B)/lib/%.o: lib/%.c
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/daemon/%.o: daemon/%.c
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Idaemon -MMD -MP -c -o $@ $<

$(B)/cli/%.o: cli/%.c
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Icli -MMD -MP -c -o $@ $<

# Those that name a folder of the installation are made anew for another one.
PATH_OBJ := $(patsubst %.c,$(B)/%.o,$(shell grep -rlE --include='*.c' \
	'CONFIG_DEFAULT_PATH|LIMEN_(DATADIR|SYSCONFDIR)' lib daemon cli))
$(PATH_OBJ): $(B)/paths
$(B)/paths: FORCE
	@mkdir -p $(@D)
	@echo '$(DATADIR) $(SYSCONFDIR)' | cmp -s - $@ || \
		echo '$(DATADIR) $(SYSCONFDIR)' >$@
FORCE:

# The module, for the running kernel; KDIR names another one's build tree.
KDIR ?= /lib/modules/$(shell uname -r)/build

module:
	@test -d $(KDIR) || { echo "make: $(KDIR): no kernel headers;" \
		"apt-get install linux-headers-$$(uname -r)" >&2; exit 1; }
	$(Q)rm -rf $(B)/module && mkdir -p $(B)/module
	$(Q)cp -r kmod include $(B)/module/
	$(Q)$(MAKE) -C $(KDIR) M=$(abspath $(B))/module/kmod modules

# --- tests -------------------------------------------------------------

SAN := -fsanitize=address,undefined -fno-omit-frame-pointer
SAN_MAKE = $(MAKE) --no-print-directory B=$(B)/san \
	CFLAGS="-O1 -g $(SAN)" LDFLAGS="$(SAN)"

BENCHES := engine offline scale cost ring road/accept road/traffic \
	kernel/cost kernel/calls
UNIT := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
TOOLS := $(patsubst %.c,$(B)/%,$(wildcard tests/patterns/*.c tests/fuzz/*.c)) \
	$(addprefix $(B)/tests/bench/,$(BENCHES))
TEST_OBJ = $(filter-out $(B)/daemon/main.o,$(DAEMON_OBJ)) $(LIB_OBJ)
TEST_CFLAGS = $(ALL_CFLAGS) -I. -Idaemon -Itests -Itests/unit/stub -MMD -MP

# test_cli_* are about the command line; it and the daemon never meet
$(B)/tests/unit/test_cli%: tests/unit/test_cli%.c $(filter-out $(B)/cli/main.o,$(CLI_OBJ)) $(LIB_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) -Icli $(LDFLAGS) -o $@ $< $(filter %.o,$^) \
		-lcmocka $$($(PKG_CONFIG) --libs $(PKGS_cli)) $(LDLIBS)

$(B)/tests/fuzz/fuzz_cli%: tests/fuzz/fuzz_cli%.c $(filter-out $(B)/cli/main.o,$(CLI_OBJ)) $(LIB_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) -Icli $(LDFLAGS) -o $@ $< $(filter %.o,$^) \
		-lcmocka $$($(PKG_CONFIG) --libs $(PKGS_cli)) $(LDLIBS)

$(B)/tests/%: tests/%.c $(TEST_OBJ)
	$(call say,CCLD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $< $(TEST_OBJ) \
		-lcmocka $$($(PKG_CONFIG) --libs $(PKGS_daemon)) $(LDLIBS)

unit-programs: $(UNIT) $(TOOLS)

SUITES ?= style rig unit patterns corpus man native vm

# Guests wait more than they work, so they run two at a time.
check:
	$(Q)packaging/deps.sh build module vm test
	$(Q)$(MAKE) --no-print-directory check-build
	$(Q)B=$(B)/san tests/run $(filter-out vm,$(SUITES)) \
		$(if $(filter vm,$(SUITES)),-j 2 vm)

# Twice: as it is used, and with the address and undefined behaviour
# sanitizers, which the unit and corpus tests run.
check-build: programs unit-programs
	$(Q)$(SAN_MAKE) programs unit-programs

# The module on Debian's other kernels; fetches them, and what builds for
# the newest one
check-kernels:
	$(Q)packaging/deps.sh build module vm test
	$(Q)tests/run kernels

# The module on a kernel with KASAN, lockdep, DEBUG_ATOMIC_SLEEP and kmemleak,
# which is built the first time: an hour
check-debug:
	$(Q)packaging/deps.sh build module vm test
	$(Q)tests/run debug

# What real programs get of a link that is shaped, with the module in guests
# and without it: an hour
check-shape: programs
	$(Q)packaging/deps.sh build module vm test
	$(Q)tests/run shape

# Pages of limen report in a browser, which is fetched
check-report: programs
	$(Q)packaging/deps.sh build test browser
	$(Q)tests/run report

# One suite alone, after check-build: make check-unit, check-vm, ...
check-%:
	$(Q)B=$(B)/san tests/run $*

# Figures as ratios against a peer or a floor in the same run; they also go
# to $(B)/bench.tsv. KEYS names the kernels of the instruction counts.
KEYS ?= 6.1
bench: bench-engine bench-offline bench-scale bench-cost bench-ring bench-top \
	bench-kernel bench-road

bench-kernel:
	$(Q)packaging/deps.sh build module vm
	$(Q)tests/bench/kernel/run $(KEYS)
	$(Q)tests/bench/kernel/run_calls $(KEYS)

style:
	$(Q)tests/style/test_style.sh

demo:
	$(Q)packaging/deps.sh build module vm demo
	$(Q)$(MAKE) --no-print-directory programs
	$(Q)tests/demo/run

# A command in a guest with the module loaded, three hosts made, and limend on
# the router: make vm CMD='ip netns exec router limen doctor'
CMD ?= ip netns exec router limen
vm: export TEXT := $(value CMD)
vm: programs
	$(Q)packaging/deps.sh module vm
	@echo "Booting Debian's kernel in QEMU, with limen.ko, three hosts" \
		"and limend ..." >&2
	$(Q)tests/vm/rig/vm -L -T -- tests/demo/session sh -c "$$TEXT"

# --- installation ------------------------------------------------------

UNIT_FILE := $(PREFIX)/lib/systemd/system/limend.service
BASH_DIR := $(PREFIX)/share/bash-completion/completions
ZSH_DIR := $(PREFIX)/share/zsh/vendor-completions
FISH_DIR := $(PREFIX)/share/fish/vendor_completions.d
# bash looks for a command's script under the command's name
COMPLETIONS := $(foreach name,limen limend,$(BASH_DIR)/$(name) \
	$(ZSH_DIR)/_$(name) $(FISH_DIR)/$(name).fish)
CONF_FILE := $(SYSCONFDIR)/limen/limend.conf
PAGES := $(notdir $(wildcard man/*.[1-8]))
# what these files say of the folders, for those that are meant
PLACES := 's|/usr/local/share/limen|$(DATADIR)|g; \
	s|/usr/local/sbin|$(SBINDIR)|g; s|/etc/limen|$(SYSCONFDIR)/limen|g'

# The patterns of another version go: a name in two places is an error.
install: programs
	install -d $(DESTDIR)$(SBINDIR) $(DESTDIR)$(DATADIR) \
		$(DESTDIR)$(SYSCONFDIR)/limen
	install -m 755 $(B)/limend $(B)/limen $(DESTDIR)$(SBINDIR)
	rm -rf $(DESTDIR)$(DATADIR)/patterns
	cp -r patterns $(DESTDIR)$(DATADIR)
	chmod -R u=rwX,go=rX $(DESTDIR)$(DATADIR)/patterns
	for page in $(PAGES); do \
		d=$(DESTDIR)$(MANDIR)/man$${page##*.}; \
		install -d $$d && sed $(PLACES) man/$$page >$(B)/$$page && \
		install -m 644 $(B)/$$page $$d && rm $(B)/$$page || exit; done
	sed $(PLACES) packaging/systemd/limend.service >$(B)/limend.service
	install -D -m 644 $(B)/limend.service $(DESTDIR)$(UNIT_FILE)
	install -d $(addprefix $(DESTDIR),$(BASH_DIR) $(ZSH_DIR) $(FISH_DIR))
	for name in limen limend; do \
		d=packaging/completions; \
		install -m 644 $$d/limen.bash $(DESTDIR)$(BASH_DIR)/$$name && \
		install -m 644 $$d/_$$name $(DESTDIR)$(ZSH_DIR) && \
		install -m 644 $$d/$$name.fish $(DESTDIR)$(FISH_DIR) || exit; done
	sed $(PLACES) packaging/limend.conf >$(B)/limend.conf
	test -e $(DESTDIR)$(CONF_FILE) || \
		install -m 644 $(B)/limend.conf $(DESTDIR)$(CONF_FILE)

install-module: module
	$(MAKE) -C $(KDIR) M=$(abspath $(B))/module/kmod \
		INSTALL_MOD_PATH=$(DESTDIR) modules_install
	$(if $(DESTDIR),,depmod -a)

# By dkms(8), which builds it for each kernel that comes later, too
VERSION := $(shell sed -n 's/^\#define LIMEN_VERSION "\(.*\)"/\1/p' kmod/version.h)
DKMS_DIR := $(DESTDIR)/usr/src/limen-$(VERSION)

install-dkms:
	rm -rf $(DKMS_DIR)
	install -d $(DKMS_DIR)
	cp -r kmod include $(DKMS_DIR)
	chmod -R u=rwX,go=rX $(DKMS_DIR)
	sed 's/@VERSION@/$(VERSION)/' packaging/dkms/dkms.conf >$(DKMS_DIR)/dkms.conf
	$(if $(DESTDIR),,dkms install limen/$(VERSION))

uninstall-dkms:
	$(if $(DESTDIR),,dkms remove limen/$(VERSION) --all)
	rm -rf $(DKMS_DIR)

uninstall:
	rm -f $(addprefix $(DESTDIR)$(SBINDIR)/,limend limen) \
		$(addprefix $(DESTDIR),$(UNIT_FILE) $(COMPLETIONS)) $(foreach page,$(PAGES), \
		$(DESTDIR)$(MANDIR)/man$(patsubst .%,%,$(suffix $(page)))/$(page))
	rm -rf $(DESTDIR)$(DATADIR)/patterns
	rmdir --ignore-fail-on-non-empty $(DESTDIR)$(DATADIR) || true

# Also what uninstall keeps: the configuration, and names and numbers of labels.
purge: uninstall
	rm -f $(DESTDIR)$(CONF_FILE)
	rmdir --ignore-fail-on-non-empty $(DESTDIR)$(SYSCONFDIR)/limen || true
	rm -rf $(DESTDIR)/var/lib/limen

# From each kernel it is there for
uninstall-module:
	find $(DESTDIR)/lib/modules/ -name limen.ko\* -delete
	$(if $(DESTDIR),,depmod -a)

help:
	@printf '%s\n' \
	'all programs    limend and limen, below $(B)/' \
	'module          limen.ko for the running kernel' \
	'install         programs, patterns, manual pages, configuration' \
	'                below PREFIX ($(PREFIX)); DESTDIR goes before it' \
	'install-module  limen.ko into /lib/modules' \
	'install-dkms    the same by dkms, also for kernels that come later' \
	'uninstall       takes away what install brought, but the configuration;' \
	'                purge: that, too' \
	'uninstall-module, uninstall-dkms  the same for limen.ko' \
	'demo            the whole thing on real traffic, in a virtual machine' \
	'check           all tests; check-SUITE: one of $(SUITES)' \
	'check-shape     shares, latency and losses of shaped links: an hour' \
	'check-report    pages of limen report in a browser' \
	'check-kernels   the module on 5.10, 6.12 and 7.3, too' \
	'check-debug     the module on a kernel with KASAN, lockdep and kmemleak' \
	'bench           figures: engine, captures, a million flows, hostile input,' \
	'                the way to user space, instructions in the kernel' \
	'style           what a machine can tell of the style' \
	"vm CMD='...'    a command in a guest with module, namespaces and limend" \
	'clean           remove $(B)/'

clean:
	$(Q)rm -rf $(B)

include tests/bench/dir.mk

-include $(shell find $(B) -name '*.d' 2>/dev/null)

.PHONY: check-report check-shape all programs module unit-programs check check-build check-kernels check-debug bench bench-kernel style demo vm \
	install install-module install-dkms uninstall uninstall-module \
	uninstall-dkms purge help clean FORCE
