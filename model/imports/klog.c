/* klog (specification 1.4): records by day, entries as ranges, lengths or open ranges, notes on deeper lines. */
#include <string.h>

#include "model/imports/tags.h"
#include "model/money.h"

struct klog {
	struct text text;       /* the present line */
	struct text note;       /* summary of the entry, with its further lines */
	bool held;              /* the present line was read ahead and is still to be taken */
	bool over;
	int line, day;          /* day DAY_NONE: outside a record */
	struct tag_memory memory;
};

enum { DAY_SECONDS = 86400, HOUR = 3600 };

static bool klog_open(struct reader *reader)
{
	struct klog *klog = reader->state = arena_take(reader->arena, sizeof *klog);

	klog->day = DAY_NONE;
	return true;
}

static bool klog_rewind(struct reader *reader)
{
	struct klog *klog = reader->state;

	klog->held = klog->over = false;
	klog->line = 0;
	klog->day = DAY_NONE;
	return source_rewind(&reader->source);
}

static void klog_close(struct reader *reader)
{
	struct klog *klog = reader->state;

	if (!klog)
		return;
	text_free(&klog->text);
	text_free(&klog->note);
}

static enum outcome next_line(struct reader *reader, struct klog *klog)
{
	enum outcome reading;

	if (klog->held) {
		klog->held = false;
		return klog->over ? READ_END : READ_ROW;
	}
	reading = source_line(&reader->source, ++klog->line, &klog->text);
	klog->over = reading == READ_END;
	return reading;
}

/* How deep a line is indented: a tab, or two to four blanks, is one step. */
static int depth_of(const char *line)
{
	size_t blanks = strspn(line, " ");

	if (*line == '\t')
		return line[1] == '\t' ? 2 : 1;
	return blanks < 2 ? 0 : blanks > 4 || line[blanks] == '\t' ? 2 : 1;
}

static bool is_blank(const char *line)
{
	return !line[strspn(line, " \t")];
}

/* 2026-02-02 or 2026/02/02, with what should be worked that day: (8h!) */
static bool begin_record(struct reader *reader, struct klog *klog, const char *line)
{
	struct loose_date date;
	const char *rest = date_read(line, &date);

	if (!rest || !date.year_first || (*rest && *rest != ' '))
		return reader_refuse(reader, klog->line, "a record begins with its date:", line);
	klog->day = date_day(&date, false);
	return klog->day != DAY_NONE || reader_refuse(reader, klog->line, "this is no date:", line);
}

/* A time with < (the day before) or > (the day after), as seconds from the day's 0:00 on the wall. Answers what follows, NULL: none. */
static const char *read_time(const char *at, int64_t *seconds)
{
	struct wall wall;
	int shift = *at == '<' ? -1 : 0;

	at += shift != 0;
	if (!strncmp(at, "24:00", 5)) {
		*seconds = DAY_SECONDS;
		at += 5;
	} else {
		at = time_read(at, &wall);
		if (!at)
			return NULL;
		*seconds = (int64_t)wall.hour * HOUR + wall.minute * 60;
	}
	if (*at == '>' && !shift) {
		shift = 1;
		at++;
	}
	*seconds += shift * DAY_SECONDS;
	return at;
}

/* 1h30m, 45m, 2h, -15m. Answers what follows, NULL if it is none. */
static const char *read_length(const char *at, int64_t *seconds)
{
	bool negative = *at == '-', any = false;
	int64_t total = 0;

	at += *at == '-' || *at == '+';
	for (const char *unit = "hm"; *unit; unit++) {
		size_t digits = strspn(at, "0123456789");
		int64_t number = 0;

		if (!digits || digits > 6 || at[digits] != *unit)
			continue;
		for (size_t i = 0; i < digits; i++)
			number = number * 10 + (at[i] - '0');
		total += number * (*unit == 'h' ? HOUR : 60);
		at += digits + 1;
		any = true;
	}
	*seconds = negative ? -total : total;
	return any && (!*at || *at == ' ' || *at == '\t') ? at : NULL;
}

static struct wall on_day(int day, int64_t seconds)
{
	return wall_from_seconds((int64_t)day * DAY_SECONDS + seconds);
}

/* A range: from - until, or from - ?. */
static const char *read_range(const char *at, int day, struct row *row)
{
	int64_t from, until;

	at = read_time(at, &from);
	if (!at)
		return NULL;
	at += strspn(at, " ");
	if (*at++ != '-')
		return NULL;
	at += strspn(at, " ");
	row->when = WHEN_WALLS;
	row->from = on_day(day, from);
	if (*at == '?') {
		row->left_out = "still running";
		at += strspn(at, "?");
	} else {
		at = read_time(at, &until);
		if (!at)
			return NULL;
		row->until = on_day(day, until);
	}
	return !*at || *at == ' ' || *at == '\t' ? at : NULL;
}

static const char *read_when(struct reader *reader, struct klog *klog, const char *at, struct row *row)
{
	const char *rest = read_length(at, &row->seconds);

	if (rest) {
		row->when = WHEN_DAY_AND_LENGTH;
		row->day = klog->day;
		return rest;
	}
	row->seconds = -1;
	rest = read_range(at, klog->day, row);
	if (!rest)
		reader_refuse(reader, klog->line, "an entry begins with a range or a length:", at);
	return rest;
}

/* Further lines of the summary are indented deeper. */
static bool read_summary(struct reader *reader, struct klog *klog, const char *rest)
{
	enum outcome reading;

	text_clear(&klog->note);
	text_add(&klog->note, rest + strspn(rest, " \t"));
	while ((reading = next_line(reader, klog)) == READ_ROW) {
		const char *line = text_string(&klog->text);

		if (is_blank(line) || depth_of(line) < 2)
			break;
		if (klog->note.length)
			text_add_char(&klog->note, '\n');
		text_add(&klog->note, line + strspn(line, " \t"));
		if (klog->note.length > SOURCE_NOTE_LIMIT)
			return source_refuse(&reader->source, klog->line, "the note is over 64 KiB.");
	}
	klog->held = true;
	return reading != READ_FAULT;
}

static bool ends_tag(char c)
{
	return !c || strchr(" \t\n#.,;:!?()", c);
}

/* #name, #name=value or #name="value" at that place: its parts, and what follows it. NULL: no tag. */
static const char *read_tag(struct arena *arena, const char *at, const char **name, const char **value)
{
	const char *start = ++at;

	while (!ends_tag(*at) && *at != '=')
		at++;
	if (at == start)
		return NULL;
	*name = arena_text_n(arena, start, (size_t)(at - start));
	*value = NULL;
	if (*at != '=')
		return at;
	if (at[1] == '"' && strchr(at + 2, '"')) {
		start = at + 2;
		at = strchr(start, '"');
		*value = arena_text_n(arena, start, (size_t)(at - start));
		return at + 1;
	}
	start = ++at;
	while (!ends_tag(*at))
		at++;
	*value = arena_text_n(arena, start, (size_t)(at - start));
	return at;
}

/* #path, #activity and #disposition are ours; they go. */
static bool take_own_tag(struct row *row, const char *name, const char *value)
{
	int disposition = value ? word_find(disposition_words, value) : -1;

	if (!value)
		return false;
	if (!strcmp(name, "path") && !row->path)
		row->path = value;
	else if (!strcmp(name, "activity") && !row->activity)
		row->activity = value;
	else if (!strcmp(name, "disposition") && disposition > 0)
		row->disposition = (enum disposition)disposition;
	else
		return false;
	return true;
}

/* The note without our own tags, and the names of all others as hints. */
static void read_tags(struct reader *reader, const char *note, struct row *row)
{
	struct arena *arena = reader->row_arena;
	struct text rest = {0};
	const char **hints = NULL, *name, *value;
	size_t count = 0;

	while (*note) {
		const char *behind = *note == '#' ? read_tag(arena, note, &name, &value) : NULL;

		if (behind && take_own_tag(row, name, value)) {
			note = behind + (*behind == ' ');
			continue;
		}
		if (behind) {
			arena_grow(arena, &hints, count, sizeof *hints);
			hints[count++] = name;
		}
		text_add_char(&rest, *note++);
	}
	arena_grow(arena, &hints, count, sizeof *hints);
	hints[count] = NULL;
	row->hints = hints;
	row->note = arena_text_n(arena, text_string(&rest), rest.length);
	text_free(&rest);
}

static bool read_entry(struct reader *reader, struct klog *klog, struct row *row)
{
	const char *line = text_string(&klog->text), *rest;

	*row = (struct row){.line = klog->line, .seconds = -1, .day = klog->day};
	rest = read_when(reader, klog, line + strspn(line, " \t"), row);
	if (!rest || !read_summary(reader, klog, rest))
		return false;
	read_tags(reader, text_string(&klog->note), row);
	return true;
}

static enum outcome klog_next(struct reader *reader, struct row *row)
{
	struct klog *klog = reader->state;
	enum outcome reading;
	bool summary = false; /* lines between the date and the first entry */

	while ((reading = next_line(reader, klog)) == READ_ROW) {
		const char *line = text_string(&klog->text);

		if (is_blank(line)) {
			klog->day = DAY_NONE;
			summary = false;
		} else if (klog->day == DAY_NONE) {
			if (!begin_record(reader, klog, line))
				return READ_FAULT;
			summary = true;
		} else if (depth_of(line) == 0) {
			if (!summary || *line == ' ') {
				reader_refuse(reader, klog->line, "this is no line of klog:", line);
				return READ_FAULT;
			}
		} else {
			return read_entry(reader, klog, row) ? READ_ROW : READ_FAULT;
		}
	}
	return reading;
}

const struct importer klog_importer = {
	.name = "klog",
	.limit = SOURCE_WHOLE_LIMIT,
	.open = klog_open,
	.next = klog_next,
	.rewind = klog_rewind,
	.close = klog_close,
};
