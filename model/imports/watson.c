/* Watson: its frames file (arrays), and frames as objects with start and stop or begin_at and end_at. */
#include <string.h>

#include "model/imports/tree.h"

struct frames {
	json_t *tree;
	size_t at;
};

static bool watson_open(struct reader *reader)
{
	struct frames *frames = reader->state = arena_take(reader->arena, sizeof *frames);

	frames->tree = tree_load(reader);
	if (frames->tree && !json_is_array(frames->tree))
		return source_refuse(&reader->source, 1, "this is no list of Watson's frames.");
	return frames->tree;
}

static bool watson_rewind(struct reader *reader)
{
	struct frames *frames = reader->state;

	frames->at = 0;
	return true;
}

static void watson_close(struct reader *reader)
{
	struct frames *frames = reader->state;

	if (frames)
		json_decref(frames->tree);
}

/* Epoch seconds, or RFC 3339. */
static bool read_moment(struct reader *reader, int line, const json_t *value, int64_t *at)
{
	struct fault unread = {0};

	*at = json_is_integer(value) ? json_integer_value(value) : INT64_MAX;
	if (*at > INT64_C(-62135596800) && *at < INT64_C(253402300800)) /* years 1 to 9999 */
		return true;
	if (json_is_string(value) && moment_parse_instant(json_string_value(value), at, &unread))
		return true;
	return source_refuse(&reader->source, line, "a frame's start or stop is no moment.");
}

static bool read_words(struct reader *reader, struct row *row, json_t *project, json_t *id, json_t *tags)
{
	if ((project && !json_is_string(project)) || (id && !json_is_string(id)) || (tags && !json_is_array(tags)))
		return source_refuse(&reader->source, row->line, "the frame's project, id or tags are not as Watson writes them.");
	row->project = project ? json_string_value(project) : "";
	row->uid = id ? json_string_value(id) : NULL;
	return tree_tags(reader, row->line, tags, &row->tags);
}

static json_t *either(json_t *object, const char *one, const char *other)
{
	json_t *found = json_object_get(object, one);

	return found ? found : json_object_get(object, other);
}

static bool read_frame(struct reader *reader, json_t *frame, struct row *row)
{
	bool listed = json_is_array(frame);
	json_t *start = listed ? json_array_get(frame, 0) : either(frame, "start", "begin_at");
	json_t *stop = listed ? json_array_get(frame, 1) : either(frame, "stop", "end_at");

	if (!listed && !json_is_object(frame))
		return source_refuse(&reader->source, row->line, "this is no frame of Watson's.");
	if (!read_moment(reader, row->line, start, &row->started_at))
		return false;
	if (!stop || json_is_null(stop))
		row->left_out = "still running";
	else if (!read_moment(reader, row->line, stop, &row->ended_at))
		return false;
	return listed ? read_words(reader, row, json_array_get(frame, 2), json_array_get(frame, 3), json_array_get(frame, 4))
		: read_words(reader, row, json_object_get(frame, "project"), json_object_get(frame, "id"), json_object_get(frame, "tags"));
}

static enum outcome watson_next(struct reader *reader, struct row *row)
{
	struct frames *frames = reader->state;

	if (frames->at == json_array_size(frames->tree))
		return READ_END;
	*row = (struct row){.line = (int)frames->at + 1, .when = WHEN_INSTANTS, .seconds = -1};
	return read_frame(reader, json_array_get(frames->tree, frames->at++), row) ? READ_ROW : READ_FAULT;
}

const struct importer watson_importer = {
	.name = "watson",
	.limit = SOURCE_WHOLE_LIMIT,
	.open = watson_open,
	.next = watson_next,
	.rewind = watson_rewind,
	.close = watson_close,
};
