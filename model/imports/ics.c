/* A calendar as rows: through the gate, through the library in its own program, and back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/calendar-record.h"
#include "model/helper.h"
#include "model/imports/ics.h"

enum { TITLE_CHARACTERS = 200, TEXT_BYTES = 1000 };

static bool is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/* One line of so many characters, without blanks around it. */
static const char *title_of(const char *summary, struct arena *arena)
{
	struct text text = {0};
	const char *title;
	uint32_t point;
	int length;

	summary += strspn(summary, " \t\r\n");
	for (int count = 0; count < TITLE_CHARACTERS && (length = utf8_decode(summary, &point)) && point; count++, summary += length)
		text_add_point(&text, is_control(point) ? ' ' : point);
	while (text.length && text.bytes[text.length - 1] == ' ')
		text.bytes[--text.length] = '\0';
	title = text.length ? arena_text(arena, text.bytes) : "Untitled";
	text_free(&text);
	return title;
}

/* A description on one line; a long one is cut, and shows it. */
static const char *text_of(const char *description, struct arena *arena)
{
	char *text = arena_text(arena, description);

	for (char *c = text; *c; c++)
		if (*c == '\n' || *c == '\t' || *c == '\r')
			*c = ' ';
	if (strlen(text) <= TEXT_BYTES)
		return *text ? text : NULL;
	text[utf8_cut(text, TEXT_BYTES - strlen("…"))] = '\0';
	return arena_print(arena, "%s…", text);
}

/* The local day of DUE, else of DTSTART. */
static int due_of(const struct record *record, const char *zone)
{
	const char *due = record_value(record, "due");
	struct ics_line line = {.value = due ? due : record_value(record, "start"), .zone = record_value(record, due ? "due_zone" : "start_zone")};
	struct ics_moment moment;

	if (!line.value || !ics_moment_read(&line, &moment))
		return DAY_NONE;
	return moment.is_utc ? zone_day(zone, moment.wall) : moment.day;
}

static struct ics_row row_of(const struct record *record, const char *zone, struct arena *arena)
{
	const char *line = record_value(record, "line"), *summary = record_value(record, "summary"), *description = record_value(record, "description");
	struct ics_row row = {
		.line = line ? atoi(line) : 0,
		.uid = record_value(record, "uid"),
		.title = title_of(summary ? summary : "", arena),
		.text = description ? text_of(description, arena) : NULL,
		.due = due_of(record, zone),
		.recurs = record_value(record, "recurs"),
		.override = record_value(record, "override"),
	};

	if (record_value(record, "cancelled"))
		row.left_out = "cancelled";
	else if (row.override)
		row.left_out = "a change of one occurrence";
	return row;
}

static bool read_records(struct text *records, const char *zone, struct arena *arena, struct ics_rows *rows)
{
	FILE *in = records->length ? fmemopen(records->bytes, records->length, "r") : NULL;
	struct record record;
	bool sound = true;

	*rows = (struct ics_rows){0};
	if (!in)
		return !records->length;
	while (sound && record_read(in, arena, &record)) {
		arena_grow(arena, &rows->items, rows->count, sizeof *rows->items);
		rows->items[rows->count] = row_of(&record, zone, arena);
		sound = rows->items[rows->count].uid && (rows->items[rows->count].left_out || rows->items[rows->count].due != DAY_NONE);
		rows->count++;
	}
	fclose(in);
	return sound;
}

static int by_uid(const void *one, const void *other)
{
	const struct ics_row *a = *(struct ics_row *const *)one, *b = *(struct ics_row *const *)other;
	int order = strcmp(a->uid, b->uid);

	return order ? order : a->line - b->line;
}

/* Two of one UID are one to most calendars: which of them, nobody can say. Changes of an occurrence bear the UID of the whole. */
static bool uids_are_single(struct source *source, const struct ics_rows *rows, struct arena *arena)
{
	struct ics_row **sorted = arena_array(arena, rows->count + 1, sizeof *sorted);
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (!rows->items[i].override)
			sorted[count++] = &rows->items[i];
	qsort(sorted, count, sizeof *sorted, by_uid);
	for (size_t i = 1; i < count; i++)
		if (!strcmp(sorted[i - 1]->uid, sorted[i]->uid))
			return source_refuse(source, sorted[i]->line, "its UID stands on line %d already.", sorted[i - 1]->line);
	return true;
}

static bool run_library(struct book *book, const struct ics_passed *passed, struct text *records, int *status)
{
	struct text input = {0};
	bool ok;

	text_add(&input, "read\n");
	text_add_n(&input, text_string(&passed->text), passed->text.length);
	ok = helper_run(book, "ambit-calendar", &input, records, status);
	text_free(&input);
	return ok;
}

bool ics_read(struct book *book, struct source *source, const char *zone, struct arena *arena, struct ics_rows *rows)
{
	struct ics_passed passed;
	struct text records = {0};
	char name[132];
	int status = 0;
	bool ok = ics_pass(source, arena, &passed) && run_library(book, &passed, &records, &status);

	if (ok && (status || !read_records(&records, zone, arena, rows) || rows->count != passed.count))
		ok = book_fail(book, FAULT_FILE, "%s: can't be read as a calendar.", source_name(source->path, name));
	text_free(&passed.text);
	text_free(&records);
	return ok && uids_are_single(source, rows, arena);
}
