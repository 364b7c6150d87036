/* Deadlines of a calendar become milestones: what was planned, never what was worked. */
#include <string.h>

#include "model/import.h"
#include "model/imports/ics.h"
#include "model/imports/job.h"
#include "model/milestone.h"
#include "model/record.h"

struct calendar_import {
	struct book *book;
	const struct import_wish *wish;
	struct arena *arena;
	struct import_tally *tally;
	struct source source;
	struct place project;
	long next;                 /* of M1, M2 … */
};

/* By the UID alone, so that a deadline that was moved is not doubled. */
static const char *key_of(const struct ics_row *row, struct arena *arena)
{
	char *uid = arena_take(arena, 208);
	struct text content = {0};

	text_print(&content, "ics\x1fid\x1f%s", row->uid);
	content_uid(&content, uid);
	text_free(&content);
	return uid;
}

static bool is_known(struct book *book, const char *key, const char *written, bool *known)
{
	struct query *query = book_query(book, SQL_IMPORT_DEADLINE_KNOWN);

	query_set_text(query, ":uid", key);
	query_set_text(query, ":written", written);
	return query_any(query, known);
}

static void note_left_out(struct calendar_import *import, const struct ics_row *row)
{
	struct import_tally *tally = import->tally;

	arena_grow(import->arena, &tally->rows, tally->count, sizeof *tally->rows);
	tally->rows[tally->count++] = (struct left_out){row->line, row->left_out};
	tally->refused++;
}

static void note_recurring(struct calendar_import *import, const struct ics_row *row, const char *code)
{
	struct import_tally *tally = import->tally;

	arena_grow(import->arena, &tally->recurring, tally->recurring_count, sizeof *tally->recurring);
	tally->recurring[tally->recurring_count++] = (struct recurring){row->line, code};
}

static bool add(struct calendar_import *import, const struct ics_row *row, const char *key)
{
	struct milestone milestone = {
		.project = import->project.project,
		.uid = key,
		.code = arena_print(import->arena, "M%ld", import->next++),
		.title = row->title,
		.due_on = row->due,
		.hypothesis = row->text,
		.compute_plan_micro = -1,
	};

	if (!milestone_add(import->book, &milestone) || !book_breathe(import->book))
		return false;
	import->tally->fresh++;
	if (row->recurs)
		note_recurring(import, row, milestone.code);
	return true;
}

static bool add_row(struct calendar_import *import, const struct ics_row *row)
{
	const char *key;
	bool known;

	if (row->left_out) {
		note_left_out(import, row);
		return true;
	}
	key = key_of(row, import->arena);
	if (!is_known(import->book, key, row->uid, &known))
		return false;
	import->tally->known += known;
	return known || add(import, row, key);
}

static bool add_rows(struct calendar_import *import, const struct ics_rows *rows)
{
	if (!milestone_next_number(import->book, import->project.project, &import->next))
		return false;
	for (size_t i = 0; i < rows->count; i++)
		if (!add_row(import, &rows->items[i]) || !book_goes_on(import->book, "dates read", (int64_t)i + 1))
			return false;
	return true;
}

static bool write_act(struct calendar_import *import, const struct ics_rows *rows)
{
	char name[132];
	bool ok;

	if (!book_begin(import->book))
		return false;
	ok = add_rows(import, rows);
	return book_end(import->book, ok, "import", "ics %s: %lld new", source_name(import->wish->file, name), (long long)import->tally->fresh);
}

bool import_calendar(struct book *book, const struct import_wish *wish, struct arena *arena, struct import_tally *tally)
{
	struct calendar_import import = {.book = book, .wish = wish, .arena = arena, .tally = tally};
	struct ics_rows rows;
	bool ok;

	*tally = (struct import_tally){0};
	if (!wish->into)
		return book_fail(book, FAULT_INPUT, "A calendar goes into a project: --into PROJECT.");
	if (wish->zone && !zone_exists(wish->zone))
		return book_fail(book, FAULT_INPUT, "\"%.60s\" is no time zone that this machine knows, such as Europe/Berlin.", wish->zone);
	if (!place_find(book, wish->into, PLACE_PROJECT, arena, &import.project))
		return false;
	if (!source_open(&import.source, wish->file, ICS_LIMIT, book_fault_slot(book)))
		return false;
	ok = ics_read(book, &import.source, wish->zone ? wish->zone : import.project.zone, arena, &rows) && write_act(&import, &rows);
	source_close(&import.source);
	return ok;
}
