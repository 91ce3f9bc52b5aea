// SPDX-License-Identifier: GPL-2.0-or-later
#include "jsonio.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scrub.h"

int jsonio_line(const json_t *value, char **out, size_t *len)
{
	size_t need = json_dumpb(value, NULL, 0, JSON_COMPACT);
	char *text;

	if (!need)
		return -EINVAL;
	text = malloc(need + 1);
	if (!text)
		return -ENOMEM;
	if (json_dumpb(value, text, need, JSON_COMPACT) != need) {
		free(text);
		return -ENOMEM;
	}
	text[need] = '\n';
	*out = text;
	*len = need + 1;
	return 0;
}

int jsonio_parse(const char *line, size_t len, json_t **out, char *err,
		 size_t err_size)
{
	json_error_t why;
	json_t *value = json_loadb(line, len, JSON_REJECT_DUPLICATES, &why);

	if (value && json_is_object(value)) {
		*out = value;
		return 0;
	}
	if (value) {
		json_decref(value);
		snprintf(err, err_size, "not a JSON object");
	} else {
		snprintf(err, err_size, "not JSON: column %d: %s", why.column,
			 why.text);
	}
	return -EINVAL;
}

/* Bytes that are not UTF-8, made so: see scrub.h. */
static json_t *clean_string(const char *s, size_t len)
{
	char *text = scrub_dup(s, len, 0);
	json_t *value = text ? json_string(text) : NULL;

	free(text);
	return value;
}

void jsonio_strn(json_t *object, const char *key, const char *s, size_t len)
{
	json_t *value = json_stringn(s, len);

	json_object_set_new(object, key, value ? value : clean_string(s, len));
}

void jsonio_str(json_t *object, const char *key, const char *s)
{
	if (s)
		jsonio_strn(object, key, s, strlen(s));
	else
		json_object_set_new(object, key, json_null());
}

void jsonio_uint(json_t *object, const char *key, uint64_t v)
{
	json_object_set_new(object, key, json_integer((json_int_t)v));
}

void jsonio_bool(json_t *object, const char *key, int v)
{
	json_object_set_new(object, key, json_boolean(v));
}

void jsonio_set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value ? value : json_null());
}

const char *jsonio_get_str(const json_t *object, const char *key,
			   const char *otherwise)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s ? s : otherwise;
}

uint64_t jsonio_get_uint(const json_t *object, const char *key,
			 uint64_t otherwise)
{
	const json_t *v = json_object_get(object, key);

	if (!json_is_integer(v) || json_integer_value(v) < 0)
		return otherwise;
	return (uint64_t)json_integer_value(v);
}

int jsonio_get_bool(const json_t *object, const char *key, int otherwise)
{
	const json_t *v = json_object_get(object, key);

	return json_is_boolean(v) ? json_boolean_value(v) : otherwise;
}
