#include <string.h>

#include "model/imports/tree.h"

enum { DEPTH_LIMIT = 100 };

/* jansson reads by recursion, so the nesting is looked at before. Answers the line of the bracket that is too deep, or 0. */
static int deep_line(const char *bytes, size_t size)
{
	int depth = 0, line = 1;
	bool quoted = false;

	for (size_t i = 0; i < size; i++) {
		char c = bytes[i];

		if (c == '\n')
			line++;
		else if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '[' || c == '{') && ++depth > DEPTH_LIMIT)
			return line;
		else if (!quoted && (c == ']' || c == '}'))
			depth--;
	}
	return 0;
}

/* What jansson says, without the piece of the file that it quotes. */
static void refuse_syntax(struct reader *reader, const json_error_t *error)
{
	const char *near = strstr(error->text, " near ");
	int length = near ? (int)(near - error->text) : (int)strlen(error->text);

	source_refuse(&reader->source, error->line > 0 ? error->line : 1, "this is no JSON: %.*s.", length, error->text);
}

/* The text in pieces, as a large one takes seconds. */
struct feeding { struct book *book; const struct text *text; size_t at; bool cancelled; };

static size_t feed(void *buffer, size_t room, void *context)
{
	struct feeding *feeding = context;
	size_t left = feeding->text->length - feeding->at, size = left < room ? left : room;

	feeding->cancelled = !book_goes_on(feeding->book, "bytes read", (int64_t)feeding->at);
	if (feeding->cancelled)
		return (size_t)-1;
	memcpy(buffer, text_string(feeding->text) + feeding->at, size);
	feeding->at += size;
	return size;
}

static json_t *parse(struct reader *reader, const struct text *text)
{
	struct feeding feeding = {.book = reader->book, .text = text};
	int deep = deep_line(text_string(text), text->length);
	json_error_t error;
	json_t *tree;

	if (!text->length || deep) {
		source_refuse(&reader->source, deep ? deep : 1, deep ? "nested deeper than 100." : "the file is empty.");
		return NULL;
	}
	tree = json_load_callback(feed, &feeding, JSON_REJECT_DUPLICATES, &error);
	if (!tree && !feeding.cancelled)
		refuse_syntax(reader, &error);
	return tree;
}

json_t *tree_load(struct reader *reader)
{
	struct text text = {0};
	json_t *tree = source_whole(&reader->source, &text) ? parse(reader, &text) : NULL;

	text_free(&text);
	return tree;
}

static bool refuse_value(struct reader *reader, int line, const char *key, const char *wanted)
{
	return source_refuse(&reader->source, line, "\"%s\" is not %s.", key, wanted);
}

bool tree_text(struct reader *reader, int line, json_t *object, const char *key, bool must, const char **text)
{
	json_t *value = json_object_get(object, key);

	*text = NULL;
	if (!value || json_is_null(value))
		return !must || source_refuse(&reader->source, line, "\"%s\" is missing.", key);
	if (!json_is_string(value))
		return refuse_value(reader, line, key, "a text");
	*text = json_string_value(value);
	if (!text_is_keepable(*text, SOURCE_NOTE_LIMIT))
		return refuse_value(reader, line, key, "a text of at most 64 KiB without control characters");
	return true;
}

bool tree_int(struct reader *reader, int line, json_t *object, const char *key, int64_t *number)
{
	json_t *value = json_object_get(object, key);

	if (!value || json_is_null(value))
		return true;
	if (!json_is_integer(value))
		return refuse_value(reader, line, key, "a whole number");
	*number = json_integer_value(value);
	return true;
}

bool tree_bool(struct reader *reader, int line, json_t *object, const char *key, bool *truth)
{
	json_t *value = json_object_get(object, key);

	if (!value || json_is_null(value))
		return true;
	if (!json_is_boolean(value))
		return refuse_value(reader, line, key, "true or false");
	*truth = json_is_true(value);
	return true;
}

bool tree_tags(struct reader *reader, int line, json_t *array, const char *const **tags)
{
	const char **list = arena_array(reader->row_arena, json_array_size(array) + 1, sizeof *list);
	size_t i;
	json_t *tag;

	json_array_foreach(array, i, tag) {
		if (!json_is_string(tag) || !text_is_keepable(json_string_value(tag), SOURCE_NOTE_LIMIT))
			return refuse_value(reader, line, "tags", "a list of texts");
		list[i] = json_string_value(tag);
	}
	*tags = list;
	return true;
}

bool tree_rows(struct reader *reader, json_t *object, const char *key, json_t **rows)
{
	size_t i;
	json_t *row;

	*rows = json_object_get(object, key);
	if (!*rows)
		return true;
	if (!json_is_array(*rows))
		return refuse_value(reader, 1, key, "an array");
	json_array_foreach(*rows, i, row)
		if (!json_is_object(row))
			return source_refuse(&reader->source, (int)i + 1, "\"%s\" holds something else than objects.", key);
	return true;
}
