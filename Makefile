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

PKGS_lib := libmnl jansson
PKGS_daemon := $(PKGS_lib) libnetfilter_queue libpcre2-8 libpcap nettle \
	libconfuse libcap-ng libseccomp
PKGS_cli := $(PKGS_lib)

CFLAGS ?= -O2 -g
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wno-unused-parameter
ALL_CFLAGS = -std=gnu11 $(WARN) -D_GNU_SOURCE -DLIMEN_DATADIR='"$(DATADIR)"' \
	-DLIMEN_SYSCONFDIR='"$(SYSCONFDIR)"' -fstack-protector-strong -pthread \
	-Iinclude -Ilib $(CFLAGS)

LIB_SRC := $(wildcard lib/*.c)
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

clean:
	$(Q)rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)

.PHONY: all programs clean
