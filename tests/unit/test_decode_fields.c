// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The set of fields: first value stays, lengths are capped, it grows once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "decode/decode.h"

static void assert_field(const struct fields *f, enum field id,
			 const char *want)
{
	size_t len = 0;
	const uint8_t *v = fields_get(f, id, &len);

	assert_non_null(v);
	assert_int_equal(len, strlen(want));
	assert_memory_equal(v, want, len);
}

static void first_value_stays(void **state)
{
	struct fields *f = fields_new();
	size_t len;

	assert_non_null(f);
	assert_null(fields_get(f, FIELD_TLS_SNI, &len));
	fields_set_str(f, FIELD_TLS_SNI, "a.example");
	fields_set_str(f, FIELD_TLS_SNI, "b.example");
	fields_set_str(f, FIELD_HTTP_STATUS, "200");
	assert_field(f, FIELD_TLS_SNI, "a.example");
	assert_field(f, FIELD_HTTP_STATUS, "200");
	assert_null(fields_get(NULL, FIELD_TLS_SNI, &len));
	fields_free(f);
	fields_free(NULL);
}

static void host_is_lower_case_without_final_dot(void **state)
{
	struct fields *f = fields_new();

	fields_set_host(f, FIELD_TLS_SNI, "WWW.Example.COM.", 16);
	fields_set_host(f, FIELD_DNS_QNAME, ".", 1);
	assert_field(f, FIELD_TLS_SNI, "www.example.com");
	assert_field(f, FIELD_DNS_QNAME, "");
	fields_free(f);
}

static void values_are_cut_and_the_sum_is_capped(void **state)
{
	struct fields *f = fields_new();
	size_t len = 0, sum = 0;
	char big[600];
	int id, nr = 0;

	memset(big, 'x', sizeof(big));
	for (id = 0; id < NR_FIELDS; id++)
		fields_set(f, id, big, sizeof(big));
	for (id = 0; id < NR_FIELDS; id++) {
		if (!fields_get(f, id, &len))
			continue;
		assert_int_equal(len, FIELD_MAX_LEN);
		sum += len;
		nr++;
	}
	assert_true(nr > 1);
	assert_true(sum <= FIELDS_MAX_BYTES);
	assert_true(fields_bytes(f) >= sum);
	/* a small one still fits */
	fields_set_str(f, NR_FIELDS - 1, "y");
	assert_field(f, NR_FIELDS - 1, "y");
	fields_free(f);
}

static void names_are_found(void **state)
{
	int id;

	for (id = 0; id < NR_FIELDS; id++)
		assert_int_equal(field_find(field_name(id)), id);
	assert_true(field_find("tls.nothing") < 0);
}

static void decoders_are_found_and_keep_to_the_cap(void **state)
{
	const struct decoder *const *d;

	for (d = decoders; *d; d++) {
		assert_ptr_equal(decoder_find((*d)->name), *d);
		assert_true((*d)->state_size <= DECODE_MAX_STATE);
		assert_non_null((*d)->decode);
	}
	assert_null(decoder_find("nothing"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_value_stays),
		cmocka_unit_test(host_is_lower_case_without_final_dot),
		cmocka_unit_test(values_are_cut_and_the_sum_is_capped),
		cmocka_unit_test(names_are_found),
		cmocka_unit_test(decoders_are_found_and_keep_to_the_cap),
	};

	return cmocka_run_group_tests_name("decode_fields", tests, NULL, NULL);
}
