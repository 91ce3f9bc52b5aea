# SPDX-License-Identifier: GPL-2.0-or-later
# The pattern checker alone, for people who write patterns:
#
#	make -f tests/patterns/dir.mk B=/tmp/patcheck
#	/tmp/patcheck/patcheck [-v] [-q] patterns [NAME...]
B ?= build/patcheck
CFLAGS ?= -O2 -g
SRC := tests/patterns/patcheck.c lib/cursor.c \
	$(wildcard daemon/decode/*.c daemon/pattern/*.c daemon/engine/*.c)
OBJ := $(SRC:%.c=$(B)/obj/%.o)

$(B)/patcheck: $(OBJ)
	@$(CC) $(CFLAGS) -o $@ $^ $$(pkg-config --libs libpcre2-8 nettle)

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	@$(CC) -std=gnu11 -Wall -D_GNU_SOURCE -Iinclude -Ilib -Idaemon \
		$(CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJ:.o=.d)
