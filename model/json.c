#include "model/json.h"

static void json_begin(struct json *json, const char *key)
{
	if (json->depth) {
		if (json->filled[json->depth - 1])
			text_add_char(json->text, ',');
		json->filled[json->depth - 1] = true;
	}
	if (key) {
		text_add_json(json->text, key);
		text_add_char(json->text, ':');
	}
}

static void json_open(struct json *json, const char *key, char bracket)
{
	json_begin(json, key);
	text_add_char(json->text, bracket);
	if (json->depth < 32)
		json->filled[json->depth++] = false;
}

void json_object(struct json *json, const char *key)
{
	json_open(json, key, '{');
}

void json_array(struct json *json, const char *key)
{
	json_open(json, key, '[');
}

void json_end(struct json *json)
{
	json->depth--;
	text_add_char(json->text, '}');
}

void json_end_array(struct json *json)
{
	json->depth--;
	text_add_char(json->text, ']');
}

void json_string(struct json *json, const char *key, const char *value)
{
	if (!value) {
		json_null(json, key);
		return;
	}
	json_begin(json, key);
	text_add_json(json->text, value);
}

void json_int(struct json *json, const char *key, int64_t value)
{
	json_begin(json, key);
	text_print(json->text, "%lld", (long long)value);
}

static void add_raw(struct json *json, const char *key, const char *already_json)
{
	json_begin(json, key);
	text_add(json->text, already_json);
}

void json_bool(struct json *json, const char *key, bool value)
{
	add_raw(json, key, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
	add_raw(json, key, "null");
}
