/* Timewarrior: "timew export" (JSON), and its data files (inc A - B # tags # "note"). Its ids are positions: the start is the key. */
#include <string.h>

#include "model/imports/tags.h"
#include "model/imports/tree.h"

struct intervals {
	json_t *tree;           /* NULL: a data file, read by the line */
	size_t at;
	int line;
	struct text text;
	struct tag_memory memory;
};

static bool timew_open(struct reader *reader)
{
	struct intervals *intervals = reader->state = arena_take(reader->arena, sizeof *intervals);

	if (source_peek(&reader->source) != '[')
		return true;
	intervals->tree = tree_load(reader);
	return intervals->tree;
}

static bool timew_rewind(struct reader *reader)
{
	struct intervals *intervals = reader->state;

	intervals->at = 0;
	intervals->line = 0;
	return intervals->tree || source_rewind(&reader->source);
}

static void timew_close(struct reader *reader)
{
	struct intervals *intervals = reader->state;

	if (!intervals)
		return;
	json_decref(intervals->tree);
	text_free(&intervals->text);
}

static int two(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* 20260302T080000Z */
static bool read_moment(struct reader *reader, int line, const char *text, int64_t *at)
{
	static const char shape[] = "00000000T000000Z";
	bool shaped = strlen(text) == sizeof shape - 1;
	struct wall wall;
	int day;

	for (size_t i = 0; shaped && shape[i]; i++)
		shaped = shape[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
	if (!shaped)
		return reader_refuse(reader, line, "this is no moment such as 20260302T080000Z:", text);
	day = day_from_civil(two(text) * 100 + two(text + 2), two(text + 4), two(text + 6));
	if (day == DAY_NONE || two(text + 9) > 23 || two(text + 11) > 59 || two(text + 13) > 59)
		return reader_refuse(reader, line, "there is no such moment:", text);
	wall = day_civil(day);
	wall.hour = two(text + 9);
	wall.minute = two(text + 11);
	wall.second = two(text + 13);
	*at = wall_seconds(wall);
	return true;
}

static bool read_span(struct reader *reader, struct row *row, const char *start, const char *end)
{
	row->content = arena_text(reader->row_arena, start);
	if (!read_moment(reader, row->line, start, &row->started_at))
		return false;
	if (!end || !*end) {
		row->left_out = "still running";
		return true;
	}
	return read_moment(reader, row->line, end, &row->ended_at);
}

static bool read_object(struct reader *reader, json_t *object, struct row *row)
{
	const char *start, *end;
	const char *const *tags;

	if (!json_is_object(object))
		return source_refuse(&reader->source, row->line, "this is no interval of Timewarrior's.");
	if (!tree_text(reader, row->line, object, "start", true, &start) || !tree_text(reader, row->line, object, "end", false, &end)
		|| !tree_text(reader, row->line, object, "annotation", false, &row->note)
		|| !tree_tags(reader, row->line, json_object_get(object, "tags"), &tags) || !read_span(reader, row, start, end))
		return false;
	return tags_take(reader, row, tags, &((struct intervals *)reader->state)->memory);
}

/* A word up to a blank, or in quotes with \" inside. Moves on behind it. NULL at the end or at #. */
static const char *take_word(struct arena *arena, const char **at)
{
	const char *s = *at + strspn(*at, " ");
	bool quoted = *s == '"';
	char *word, *to;

	if (!*s || *s == '#') {
		*at = s;
		return NULL;
	}
	word = to = arena_text(arena, s);
	for (s += quoted; *s && (quoted ? *s != '"' : *s != ' '); s++) {
		if (*s == '\\' && s[1])
			s++;
		*to++ = *s;
	}
	*to = '\0';
	*at = s + (quoted && *s);
	return word;
}

static const char *const *take_words(struct arena *arena, const char **at)
{
	const char **list = NULL, *word;
	size_t count = 0;

	if (**at == '#')
		++*at;
	do {
		word = take_word(arena, at);
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = word;
	} while (word);
	return list;
}

static bool read_line(struct reader *reader, const char *line, struct row *row)
{
	struct intervals *intervals = reader->state;
	const char *at = line, *start, *dash, *end;
	const char *const *tags;
	struct arena *arena = reader->row_arena;

	if (strncmp(at, "inc", 3) || (at[3] && at[3] != ' '))
		return reader_refuse(reader, row->line, "this is no line of Timewarrior's:", line);
	at += 3;
	start = take_word(arena, &at);
	dash = take_word(arena, &at);
	if (dash && strcmp(dash, "-"))
		return reader_refuse(reader, row->line, "this is no span of Timewarrior's:", line);
	end = dash ? take_word(arena, &at) : NULL;
	if (!start || !read_span(reader, row, start, end))
		return start ? false : reader_refuse(reader, row->line, "an interval without a start:", line);
	tags = take_words(arena, &at);
	row->note = at[0] == '#' ? take_words(arena, &at)[0] : NULL;
	return tags_take(reader, row, tags, &intervals->memory);
}

static enum outcome next_line(struct reader *reader, struct intervals *intervals, struct row *row)
{
	enum outcome reading;

	do
		reading = source_line(&reader->source, ++intervals->line, &intervals->text);
	while (reading == READ_ROW && !intervals->text.length);
	if (reading != READ_ROW)
		return reading;
	*row = (struct row){.line = intervals->line, .when = WHEN_INSTANTS, .seconds = -1};
	return read_line(reader, text_string(&intervals->text), row) ? READ_ROW : READ_FAULT;
}

static enum outcome timew_next(struct reader *reader, struct row *row)
{
	struct intervals *intervals = reader->state;

	if (!intervals->tree)
		return next_line(reader, intervals, row);
	if (intervals->at == json_array_size(intervals->tree))
		return READ_END;
	*row = (struct row){.line = (int)intervals->at + 1, .when = WHEN_INSTANTS, .seconds = -1};
	return read_object(reader, json_array_get(intervals->tree, intervals->at++), row) ? READ_ROW : READ_FAULT;
}

const struct importer timew_importer = {
	.name = "timew",
	.limit = SOURCE_WHOLE_LIMIT,
	.open = timew_open,
	.next = timew_next,
	.rewind = timew_rewind,
	.close = timew_close,
};
