/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON as limen writes and reads it: one object a line. The only file that
 * includes jansson; the rest of the project gets it from here.
 */
#ifndef JSONIO_H
#define JSONIO_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

/*
 * @value as one line with its LF, compact, keys in the order they were set,
 * not NUL-terminated after the LF. The caller frees *@out with free().
 * 0, -ENOMEM, or -EINVAL: not an object or an array.
 */
int jsonio_line(const json_t *value, char **out, size_t *len);

/*
 * One line (with or without LF) as a JSON object. *@out is the caller's,
 * to json_decref(). -EINVAL: not an object, with the reason in @err.
 */
int jsonio_parse(const char *line, size_t len, json_t **out, char *err,
		 size_t err_size);

/*
 * Put one value into @object, replacing an older one. A failure (no memory)
 * leaves the key out. Bytes that are not UTF-8 are scrubbed (scrub.h): a
 * string is always valid JSON. NULL is null.
 */
void jsonio_str(json_t *object, const char *key, const char *s);
void jsonio_strn(json_t *object, const char *key, const char *s, size_t len);
void jsonio_uint(json_t *object, const char *key, uint64_t v);
void jsonio_bool(json_t *object, const char *key, int v);
/* Takes @value over; NULL is null. */
void jsonio_set(json_t *object, const char *key, json_t *value);

/* Read one; the default where the key is missing or of another kind. */
const char *jsonio_get_str(const json_t *object, const char *key,
			   const char *otherwise);
uint64_t jsonio_get_uint(const json_t *object, const char *key,
			 uint64_t otherwise);
int jsonio_get_bool(const json_t *object, const char *key, int otherwise);

#endif /* JSONIO_H */
