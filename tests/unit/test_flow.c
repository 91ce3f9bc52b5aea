// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/table.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "flow/hash.h"
#include "wire.h"

#define SECOND 1000000000ULL

static struct flow_table *table;
static unsigned int end;

static int clear(void **state)
{
	flow_table_free(table);
	table = NULL;
	return 0;
}

static void make(uint32_t max)
{
	assert_int_equal(flow_table_new(max, &table), 0);
}

static struct packet packet(unsigned int from, unsigned int to, uint64_t ts_ns)
{
	struct packet p = { .ts_ns = ts_ns };

	p.tuple.l3 = 4;
	p.tuple.l4 = 17;
	p.tuple.addr[0][0] = 10;
	p.tuple.addr[1][0] = 10;
	p.tuple.port[0] = (uint16_t)from;
	p.tuple.port[1] = (uint16_t)to;
	return p;
}

static struct flow *find(const struct packet *p)
{
	struct flow_place at;

	flow_place(table, p, &at);
	flow_fetch(table, &at);
	end = at.end;
	return flow_find(table, &at);
}

static struct flow *add(const struct packet *p)
{
	struct flow_place at;

	assert_null(find(p));
	flow_place(table, p, &at);
	return flow_add(table, p, &at);
}

static void both_directions_are_one_flow(void **state)
{
	struct packet there = packet(5000, 53, 0), back = packet(53, 5000, 0);
	struct tuple t;
	struct flow *f;

	make(16);
	f = add(&there);
	assert_non_null(f);
	t = flow_tuple(f);
	assert_memory_equal(&t, &there.tuple, sizeof(t));
	assert_ptr_equal(find(&there), f);
	assert_int_equal(end, flow_has(f, FLOW_F_A_IS_1));
	assert_ptr_equal(find(&back), f);
	assert_int_equal(end, !flow_has(f, FLOW_F_A_IS_1));
	assert_int_equal(flow_table_nr(table), 1);
}

static void every_part_of_the_tuple_counts(void **state)
{
	struct packet p = packet(1000, 2000, 0), other;

	make(16);
	add(&p);
	other = p;
	other.tuple.l4 = 6;
	assert_null(find(&other));
	other = p;
	other.tuple.zone = 1;
	assert_null(find(&other));
	other = p;
	other.tuple.addr[1][15] = 1;
	assert_null(find(&other));
	other = p;
	other.tuple.port[1]++;
	assert_null(find(&other));
}

/* Address translation: the reply comes from elsewhere. */
static void conntrack_finds_translated_replies(void **state)
{
	struct packet there = packet(5000, 80, 0), back = packet(8080, 61000, 0);
	struct flow *f;

	there.has_ct = back.has_ct = true;
	there.ct = back.ct = there.tuple;
	back.ct_dir = 1;
	make(16);
	f = add(&there);
	assert_int_equal(end, 0);
	assert_memory_equal(&f->key, &there.tuple, sizeof(f->key));
	assert_ptr_equal(find(&back), f);
	assert_int_equal(end, 1);
}

static void table_has_an_end(void **state)
{
	struct packet p;
	unsigned int i;

	make(1000);
	for (i = 0; i < 1000; i++) {
		p = packet(i, 1000 + i, 0);
		assert_non_null(add(&p));
	}
	assert_true(flow_table_is_full(table));
	p = packet(5000, 1, 0);
	assert_null(add(&p));
	flow_del(table, flow_oldest(table, FLOW_EMPTY));
	assert_non_null(add(&p));
	assert_int_equal(flow_table_nr(table), 1000);
}

static int count(struct flow *f, void *data)
{
	unsigned int *nr = data;

	/* the order is that of coming */
	assert_int_equal(flow_tuple(f).port[0], *nr);
	(*nr)++;
	return 0;
}

static int delete(struct flow *f, void *data)
{
	flow_del(table, f);
	return 0;
}

static int stop(struct flow *f, void *data)
{
	return 7;
}

static void each_visits_all(void **state)
{
	unsigned int i, nr = 0;
	struct packet p;

	make(5000);
	for (i = 0; i < 3000; i++) {
		p = packet(i, 40000, 0);
		add(&p);
	}
	assert_int_equal(flow_each(table, count, &nr), 0);
	assert_int_equal(nr, 3000);
	assert_int_equal(flow_each(table, stop, NULL), 7);
	assert_int_equal(flow_each(table, delete, NULL), 0);
	assert_int_equal(flow_table_nr(table), 0);
}

static void oldest_comes_first(void **state)
{
	struct packet p;
	struct flow *f[3];
	unsigned int i;

	make(16);
	for (i = 0; i < 3; i++) {
		p = packet(i, 9, i * 10 * SECOND);
		f[i] = add(&p);
	}
	assert_ptr_equal(flow_oldest(table, FLOW_EMPTY), f[0]);
	flow_touch(table, f[0], 40 * SECOND);
	assert_ptr_equal(flow_oldest(table, FLOW_EMPTY), f[1]);
	flow_move(table, f[1], FLOW_UDP);
	assert_ptr_equal(flow_oldest(table, FLOW_EMPTY), f[2]);
	assert_ptr_equal(flow_oldest(table, FLOW_UDP), f[1]);
	assert_int_equal(flow_count(table, FLOW_EMPTY), 2);
	assert_null(flow_oldest(table, FLOW_DONE));
	flow_del(table, f[1]);
	assert_null(flow_oldest(table, FLOW_UDP));
}

/* Flows come and go at random; the table knows exactly those that are there. */
static void random_life(void **state)
{
	enum { NR = 300 };
	struct flow *there[NR] = { NULL };
	unsigned int round, i, nr = 0;
	struct packet p;

	make(NR);
	srand(1);
	for (round = 0; round < 20000; round++) {
		i = (unsigned int)rand() % NR;
		p = packet(i, 1000 + i * 7, round * SECOND / 10);
		assert_ptr_equal(find(&p), there[i]);
		if (!there[i]) {
			there[i] = add(&p);
			assert_non_null(there[i]);
			nr++;
		} else if (rand() % 3) {
			flow_touch(table, there[i], p.ts_ns);
			flow_move(table, there[i], (enum flow_list)
				  ((unsigned int)rand() % NR_FLOW_LISTS));
		} else {
			flow_del(table, there[i]);
			there[i] = NULL;
			nr--;
		}
		assert_int_equal(flow_table_nr(table), nr);
	}
}

/*
 * Values of SipHash-1-3 for the key 00 01 ... 0f and the bytes 00 01 ..., by
 * another implementation that gives the published values of SipHash-2-4.
 */
static void hash_is_siphash(void **state)
{
	static const struct {
		size_t len;
		uint64_t hash;
	} known[] = {
		{ 0, 0xabac0158050fc4dcULL },
		{ 8, 0x369095118d299a8eULL },
		{ 40, 0xc1d2363299e41531ULL },
	};
	struct hash_key key = { { 0x0706050403020100ULL,
				  0x0f0e0d0c0b0a0908ULL } };
	uint8_t in[64];
	size_t i;

	for (i = 0; i < sizeof(in); i++)
		in[i] = (uint8_t)i;
	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		assert_int_equal(hash_words(&key, in, known[i].len),
				 known[i].hash);
}

static void keys_differ(void **state)
{
	struct hash_key one, two;

	assert_int_equal(hash_key_init(&one), 0);
	assert_int_equal(hash_key_init(&two), 0);
	assert_memory_not_equal(&one, &two, sizeof(one));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, NULL, clear)
		TEST(both_directions_are_one_flow),
		TEST(every_part_of_the_tuple_counts),
		TEST(conntrack_finds_translated_replies),
		TEST(table_has_an_end),
		TEST(each_visits_all),
		TEST(oldest_comes_first),
		TEST(random_life),
		TEST(hash_is_siphash),
		TEST(keys_differ),
	};

	return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
