/* SPDX-License-Identifier: MIT */
/* A streaming JSON writer: commas, nesting and escapes are its business, keys are yours. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	int depth;
	bool first[32]; /* whether the level has no member yet */
};

/* The version of what the commands write; told in each object at the top. It changes where a member
 * goes or means something else, not where one is added. */
#define JSON_FORMAT 1

void json_begin(struct json *j, struct buf *out);
/* Begins an object at the top, or in an array there, with the version; json_close() ends it. */
void json_open(struct json *j);
/* Ends it, and the line. */
void json_close(struct json *j);
/* key is NULL inside an array and at the top. */
void json_object(struct json *j, const char *key);
void json_array(struct json *j, const char *key);
void json_end(struct json *j, char closing); /* '}' or ']' */
void json_string(struct json *j, const char *key, const char *value);
void json_integer(struct json *j, const char *key, int64_t value);
/* Six significant digits; NaN and infinities become null. */
void json_number(struct json *j, const char *key, double value);
void json_bool(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);

#endif
