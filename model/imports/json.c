/* Our own json: {"ambit":1,"clients":[…],"projects":[…],"items":[…],"rates":[…],"entries":[…]}, as the exports write it. Strict. */
#include <string.h>

#include "model/imports/json-make.h"
#include "model/imports/tree.h"

struct own_json {
	json_t *tree, *entries;
	size_t at;
};

static bool read_shape(struct reader *reader, struct own_json *json)
{
	json_t *version = json_object_get(json->tree, "ambit"), *rows;

	if (!json_is_object(json->tree) || !version)
		return source_refuse(&reader->source, 1, "this is no export of ambit: {\"ambit\":1,…} is wanted.");
	if (!json_is_integer(version) || json_integer_value(version) != 1)
		return source_refuse(&reader->source, 1, "\"ambit\" is not 1: another version wrote this file.");
	return tree_rows(reader, json->tree, "clients", &rows) && tree_rows(reader, json->tree, "projects", &rows)
		&& tree_rows(reader, json->tree, "items", &rows) && tree_rows(reader, json->tree, "rates", &rows)
		&& tree_rows(reader, json->tree, "entries", &json->entries);
}

static bool own_open(struct reader *reader)
{
	struct own_json *json = reader->state = arena_take(reader->arena, sizeof *json);

	json->tree = tree_load(reader);
	return json->tree && read_shape(reader, json);
}

static bool own_make(struct reader *reader)
{
	struct own_json *json = reader->state;

	return json_make(reader, json->tree);
}

static bool own_rewind(struct reader *reader)
{
	struct own_json *json = reader->state;

	json->at = 0;
	return true;
}

static void own_close(struct reader *reader)
{
	struct own_json *json = reader->state;

	if (json)
		json_decref(json->tree);
}

static const char *content_of(struct reader *reader, const struct row *row, const char *start, const char *end)
{
	return arena_print(reader->row_arena, "%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s", start, end, row->path, row->activity ? row->activity : "",
		disposition_words[row->disposition], row->note ? row->note : "");
}

static bool read_entry(struct reader *reader, json_t *object, struct row *row)
{
	const char *start, *end, *disposition;
	int line = row->line;

	if (!tree_text(reader, line, object, "start", true, &start) || !tree_text(reader, line, object, "end", true, &end)
		|| !tree_text(reader, line, object, "path", true, &row->path) || !tree_text(reader, line, object, "uid", false, &row->uid)
		|| !tree_text(reader, line, object, "activity", false, &row->activity)
		|| !tree_text(reader, line, object, "disposition", false, &disposition)
		|| !tree_text(reader, line, object, "note", false, &row->note) || !tree_bool(reader, line, object, "settled", &row->settled))
		return false;
	if (!*end)
		return source_refuse(&reader->source, line, "\"end\" is empty.");
	if (!row_instants(reader, row, start, end) || !row_disposition(reader, row, disposition ? disposition : ""))
		return false;
	if (!row->uid || !*row->uid)
		row->content = content_of(reader, row, start, end);
	return true;
}

static enum outcome own_next(struct reader *reader, struct row *row)
{
	struct own_json *json = reader->state;

	if (json->at == json_array_size(json->entries))
		return READ_END;
	*row = (struct row){.line = (int)json->at + 1, .seconds = -1};
	return read_entry(reader, json_array_get(json->entries, json->at++), row) ? READ_ROW : READ_FAULT;
}

const struct importer json_importer = {
	.name = "json",
	.own = true,
	.limit = SOURCE_WHOLE_LIMIT,
	.open = own_open,
	.make = own_make,
	.next = own_next,
	.rewind = own_rewind,
	.close = own_close,
};
