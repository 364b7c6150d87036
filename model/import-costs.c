/* What clouds charge becomes costs, one a row, so that each can be told to the client and is known again. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/cost.h"
#include "model/import.h"
#include "model/imports/focus.h"
#include "model/imports/job.h"
#include "model/record.h"

enum { TITLE_LIMIT = 200, EVIDENCE_LIMIT = 1000 };

struct costs_import {
	struct book *book;
	const struct import_wish *wish;
	struct arena *arena, *row_arena;   /* row_arena is emptied before each row */
	struct import_tally *tally;
	struct source source;
	struct focus focus;
	struct seen seen;
	struct place into, *maps;          /* one a map of the wish */
	int64_t rows;
};

static bool find_places(struct costs_import *import)
{
	const struct import_wish *wish = import->wish;

	if (!wish->into && !wish->map_count)
		return book_fail(import->book, FAULT_INPUT, "Charges go to a project, item, change or milestone: --into REF, or --map ACCOUNT=REF.");
	if (wish->into && !place_find(import->book, wish->into, PLACE_COSTABLE, import->arena, &import->into))
		return false;
	import->maps = arena_array(import->arena, wish->map_count, sizeof *import->maps);
	for (size_t i = 0; i < wish->map_count; i++)
		if (!place_find(import->book, wish->maps[i].path, PLACE_COSTABLE, import->arena, &import->maps[i]))
			return false;
	return true;
}

/* Where the charge goes: by its account, its service, or with all others. */
static const struct place *target_of(struct costs_import *import, const struct charge *charge)
{
	static const enum focus_field told_by[] = {FOCUS_ACCOUNT, FOCUS_ACCOUNT_NAME, FOCUS_SERVICE};
	char quoted[64];

	for (size_t i = 0; i < import->wish->map_count; i++)
		for (size_t k = 0; k < sizeof told_by / sizeof *told_by; k++)
			if (text_same_word(import->wish->maps[i].text, charge->texts[told_by[k]]))
				return &import->maps[i];
	if (import->wish->into)
		return &import->into;
	source_refuse(&import->source, charge->line, "nothing says where account \"%s\" goes; --map ACCOUNT=REF, or --into REF for all.",
		utf8_quote(charge->texts[FOCUS_ACCOUNT], quoted));
	return NULL;
}

/* One line of plain text, or NULL. */
static const char *line_of(struct costs_import *import, const char *text, size_t limit)
{
	char *line = arena_text_n(import->row_arena, text, utf8_cut(text, limit));

	for (char *c = line; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	return *line ? line : NULL;
}

static const char *title_of(struct costs_import *import, const struct charge *charge)
{
	const char *service = charge->texts[FOCUS_SERVICE], *said = charge->texts[FOCUS_DESCRIPTION], *title;

	if (!*said)
		said = charge->texts[FOCUS_CATEGORY];
	title = line_of(import, arena_print(import->row_arena, "%s%s%s", service, *service && *said ? ": " : "", said), TITLE_LIMIT);
	return title ? title : "cloud charge";
}

/* What shows that it was used: resource, quantity, account, tags. */
static const char *evidence_of(struct costs_import *import, const struct charge *charge)
{
	static const enum focus_field shown[] = {FOCUS_RESOURCE, FOCUS_QUANTITY, FOCUS_ACCOUNT, FOCUS_TAGS};
	struct text text = {0};
	const char *line;

	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		const char *part = charge->texts[shown[i]];

		if (!*part)
			continue;
		text_print(&text, "%s%s%s", text.length ? ", " : "", shown[i] == FOCUS_ACCOUNT ? "account " : "", part);
		if (shown[i] == FOCUS_QUANTITY && *charge->texts[FOCUS_UNIT])
			text_print(&text, " %s", charge->texts[FOCUS_UNIT]);
	}
	line = line_of(import, text_string(&text), EVIDENCE_LIMIT);
	text_free(&text);
	return line;
}

/* Equal charges are told apart by a running number, so that a later, longer file adds only what is new. */
static void key_of(struct costs_import *import, const struct charge *charge, char key[208])
{
	static const enum focus_field told_by[] = {FOCUS_RESOURCE, FOCUS_CATEGORY, FOCUS_DESCRIPTION, FOCUS_ACCOUNT};
	struct text content = {0};

	text_print(&content, "focus\x1f%lld\x1f%lld", (long long)charge->from, (long long)charge->until);
	for (size_t i = 0; i < sizeof told_by / sizeof *told_by; i++) {
		text_add_char(&content, '\x1f');
		text_add(&content, charge->texts[told_by[i]]);
	}
	text_print(&content, "\x1f%lld", (long long)charge->micro);
	text_print(&content, "\x1f%u", (unsigned)seen_note(&import->seen, seen_hash(text_string(&content), content.length)) + 1);
	content_uid(&content, key);
	text_free(&content);
}

static bool is_known(struct costs_import *import, const char *key, bool *known)
{
	struct query *query = book_query(import->book, SQL_IMPORT_COST_KNOWN);

	query_set_text(query, ":uid", key);
	return query_any(query, known);
}

/* Providers count days in UTC; one that has begun there may be tomorrow's where the client is. */
static int day_of(struct costs_import *import, const struct charge *charge, const struct place *place)
{
	int day = zone_day("UTC", charge->from), today = zone_day(place->zone, book_now(import->book));

	return day > today ? today : day;
}

/* Summed up by project, so that it can be told whose budget the file moved past an alert. */
static void note_charged(struct costs_import *import, int64_t project, const struct cost *cost)
{
	struct import_tally *tally = import->tally;
	size_t i = 0;

	while (i < tally->charged_count && tally->charged[i].project != project)
		i++;
	if (i == tally->charged_count) {
		arena_grow(import->arena, &tally->charged, tally->charged_count, sizeof *tally->charged);
		tally->charged[tally->charged_count++] = (struct charged){.project = project};
	}
	outlay_add_cost(&tally->charged[i].outlay, cost, book_now(import->book));
}

static bool add(struct costs_import *import, const struct charge *charge, const struct place *place, const char *key)
{
	const char *provider = charge->texts[FOCUS_PROVIDER];
	struct cost cost = {
		.uid = key,
		.title = title_of(import, charge),
		.provider = line_of(import, *provider ? provider : charge->texts[FOCUS_PUBLISHER], TITLE_LIMIT),
		.evidence = evidence_of(import, charge),
		.micro = charge->micro,
		.on = day_of(import, charge, place),
		.treatment = import->wish->treatment,
		.imported = true,
	};

	import->tally->fresh++;
	note_charged(import, place->project, &cost);
	return cost_add(import->book, place, &cost) && book_breathe(import->book);
}

static bool leave_out(struct costs_import *import, int line, const char *reason)
{
	struct import_tally *tally = import->tally;

	arena_grow(import->arena, &tally->rows, tally->count, sizeof *tally->rows);
	tally->rows[tally->count++] = (struct left_out){line, reason};
	tally->refused++;
	return true;
}

static bool take_charge(struct costs_import *import, const struct charge *charge)
{
	const struct place *place = target_of(import, charge);
	char key[208], quoted[64];
	bool known;

	if (!place)
		return false;
	if (strcasecmp(charge->texts[FOCUS_CURRENCY], place->currency))
		return source_refuse(&import->source, charge->line, "BillingCurrency is \"%s\", and %.60s is paid in %s.", utf8_quote(charge->texts[FOCUS_CURRENCY], quoted), place->path, place->currency);
	if (charge->from > book_now(import->book))
		return source_refuse(&import->source, charge->line, "the charge begins after now.");
	if (!charge->micro)
		return leave_out(import, charge->line, "it costs nothing");
	key_of(import, charge, key);
	if (!is_known(import, key, &known))
		return false;
	import->tally->known += known;
	return known || add(import, charge, place, key);
}

static bool take_charges(struct costs_import *import)
{
	struct charge charge;
	enum outcome reading;

	if (!focus_open(&import->focus, &import->source))
		return false;
	while ((reading = focus_next(&import->focus, &charge)) == READ_ROW) {
		arena_clear(import->row_arena);
		if (!take_charge(import, &charge) || !book_goes_on(import->book, "charges read", ++import->rows))
			return false;
	}
	return reading == READ_END;
}

static bool write_act(struct costs_import *import)
{
	char name[132];
	bool ok;

	if (!book_begin(import->book))
		return false;
	ok = find_places(import) && take_charges(import);
	return book_end(import->book, ok, "import", "focus %s: %lld new", source_name(import->wish->file, name), (long long)import->tally->fresh);
}

bool import_costs(struct book *book, const struct import_wish *wish, struct arena *arena, struct import_tally *tally)
{
	struct costs_import import = {.book = book, .wish = wish, .arena = arena, .tally = tally};
	bool ok;

	*tally = (struct import_tally){0};
	if (!source_open(&import.source, wish->file, SOURCE_STREAM_LIMIT, book_fault_slot(book)))
		return false;
	import.row_arena = arena_new();
	ok = write_act(&import);
	focus_close(&import.focus);
	source_close(&import.source);
	arena_free(import.row_arena);
	seen_clear(&import.seen);
	return ok;
}
