/* Writes JSON as it goes: commas and nesting are kept track of, strings are escaped. */
#ifndef MODEL_JSON_H
#define MODEL_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "model/text.h"

/* jansson, which reads JSON, has functions of these names: ours must never stand in for them when it calls itself. */
#define json_object json_write_object
#define json_array json_write_array
#define json_string json_write_string
#define json_null json_write_null

/* Start with {.text = &some_text}. Depth at most 32. key is NULL inside arrays and at the top. */
struct json {
	struct text *text;
	unsigned depth;
	bool filled[32];
};

void json_object(struct json *, const char *key);
void json_array(struct json *, const char *key);
void json_end(struct json *); /* closes the innermost object or array */
void json_end_array(struct json *);
void json_string(struct json *, const char *key, const char *value); /* NULL: null */
void json_int(struct json *, const char *key, int64_t);
void json_bool(struct json *, const char *key, bool);
void json_null(struct json *, const char *key);

#endif
