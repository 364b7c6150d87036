#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/exports/hours.h"

enum { DAY_SECONDS = 86400 };

static bool find_invoice(struct selection *selection)
{
	const char *number = selection->hours->wish->invoice;
	struct book *book = selection->hours->book;
	struct query *row;

	if (!number)
		return true;
	row = book_query(book, SQL_EXPORT_INVOICE_ID);
	query_set_text(row, ":number", number);
	if (query_next(row)) {
		selection->only_invoice = query_int(row, "id");
		selection->invoiced.client = query_int(row, "client");
		selection->invoiced.project = query_int(row, "project");
		selection->invoiced.period = (struct period){query_day(row, "period_from_on"), query_day(row, "period_last_on")};
	}
	query_end(row);
	return query_ok(row) && (selection->only_invoice || book_fail(book, FAULT_MISSING, "There is no invoice \"%.60s\".", number));
}

static bool ask_whether(struct selection *selection, enum statement statement, bool *there)
{
	struct query *any = book_query(selection->hours->book, statement);

	return query_any(any, there);
}

void selection_close(struct selection *selection)
{
	if (selection->held)
		arena_free(selection->held);
	free(selection->rows);
}

bool selection_open(struct selection *selection, struct hours *hours)
{
	const struct place *place = hours->wish->place;

	*selection = (struct selection){.hours = hours, .in_order = true, .last_start = INT64_MIN,
		.whole = !place && hours->wish->period.first <= DAY_FIRST && hours->wish->period.last >= DAY_LAST};
	if (place && place->kind == PLACE_CLIENT)
		selection->only_client = place->client;
	selection->held = arena_new();
	return selection_read_projects(selection) && selection_read_items(selection) && find_invoice(selection)
		&& ask_whether(selection, SQL_EXPORT_ANY_INVOICE, &selection->any_invoice)
		&& ask_whether(selection, SQL_EXPORT_ANY_RATE, &selection->any_rate)
		&& standing_open(hours->book, INT64_MAX, hours->arena, &selection->standing)
		&& rate_book_open(hours->book, INT64_MAX, hours->arena, &selection->rates);
}

static struct query *ask(struct selection *selection, enum statement statement)
{
	const struct export_wish *wish = selection->hours->wish;
	struct query *rows = book_query(selection->hours->book, statement);
	char first[11], last[11];

	if (statement != SQL_EXPORT_ENTRIES)
		return rows;
	/* the local day of an instant is at most a day off the day of UTC */
	query_set_int(rows, ":from", ((int64_t)wish->period.first - 2) * DAY_SECONDS);
	query_set_int(rows, ":until", ((int64_t)wish->period.last + 2) * DAY_SECONDS);
	query_set_text(rows, ":first", day_text(wish->period.first, first));
	query_set_text(rows, ":last", day_text(wish->period.last, last));
	query_set_some(rows, ":project", wish->place ? wish->place->project : 0);
	query_set_some(rows, ":item", wish->place ? wish->place->item : 0);
	return rows;
}

/* Columns by their place in all three statements, so that long selections don't look them up by name. */
enum { ID, PROJECT, ITEM, STARTED_AT, ENDED_AT, DAY, ACTIVITY, DISPOSITION, SETTLED, UID, ZONE, NOTE };

static enum disposition given_in(struct query *rows)
{
	return (enum disposition)query_word_at(rows, DISPOSITION, disposition_words);
}

static int day_number(struct selection *selection, const char *day)
{
	if (strcmp(day, selection->last_day)) {
		snprintf(selection->last_day, sizeof selection->last_day, "%s", day);
		selection->last_day_number = day_from_text(day);
	}
	return selection->last_day_number;
}

static struct hours_row read_row(struct selection *selection, struct query *rows)
{
	struct hours *hours = selection->hours;
	struct hours_project *project = hours_project_at(hours, rows, PROJECT);
	struct hours_row row = {
		.id = query_int_at(rows, ID),
		.started_at = query_int_at(rows, STARTED_AT),
		.ended_at = query_int_at(rows, ENDED_AT),
		.day = query_text_at(rows, DAY),
		.activity = query_text_at(rows, ACTIVITY),
		.given = given_in(rows),
		.settled = query_int_at(rows, SETTLED),
		.project = project,
		.item = hours_item_at(hours, rows, ITEM, project),
	};

	row.seconds = row.ended_at - row.started_at;
	row.day_number = day_number(selection, row.day);
	return row;
}

static bool find_billing(struct selection *selection, struct hours_row *row)
{
	struct query *billed;

	if (!selection->any_invoice)
		return true;
	billed = book_query(selection->hours->book, SQL_EXPORT_BILLED_BY);
	query_set_int(billed, ":entry", row->id);
	if (query_next(billed))
		row->invoice = query_int(billed, "invoice");
	query_end(billed);
	return query_ok(billed);
}

static void judge(struct selection *selection, struct hours_row *row)
{
	struct hours_item *item = row->item->id ? selection->hours->items[row->item->id] : &selection->hours->projects[row->project->id]->self;
	int64_t project = row->project->id;

	row->disposition = standing_disposition(selection->standing, project, item->id, row->day_number, row->activity, row->given);
	row->billable = !row->settled && standing_is_billable(selection->standing, project, item->id, row->day_number, row->activity, row->given);
	row->rate = row->project->client ? worth_rate(selection, item, row->day_number) : NULL;
}

/* A timesheet tells beside what an invoice bills what was free of charge meanwhile, as the invoice does. */
static bool is_beside(const struct selection *selection, const struct hours_row *row)
{
	bool there = selection->invoiced.project ? row->project->id == selection->invoiced.project : row->project->client == selection->invoiced.client;

	return selection->hours->exporter->who == WHO_CLIENTS && there && !row->invoice && !row->settled && row->disposition == GOODWILL
		&& row->day_number >= selection->invoiced.period.first && row->day_number <= selection->invoiced.period.last;
}

/* Is it of the selection, and has the format a place for it? */
static bool is_wanted(struct selection *selection, const struct hours_row *row)
{
	enum who who = selection->hours->exporter->who;
	struct hours_project *project = selection->hours->projects[row->project->id];

	if ((selection->only_client && row->project->client != selection->only_client)
		|| (selection->only_invoice && row->invoice != selection->only_invoice && !is_beside(selection, row)))
		return false;
	if (row->day_number > project->last_day)
		project->last_day = row->day_number;
	if (who == WHO_ALL || (row->project->client && (who == WHO_CLIENTS || row->billable)))
		return true;
	selection->hours->left_out++;
	return false;
}

/* Own time that nothing was ever filed on has no row yet. */
static bool names_nothing(const struct place *place)
{
	return place && place->kind == PLACE_OWN && (!place->project || (place->code && !place->item));
}

/* The whole without any rate comes to nothing: the roll-up knows what it is filed on, and an index whether ids rise with the starts. */
static bool glance(struct selection *selection)
{
	struct hours *hours = selection->hours;
	struct query *rows = book_query(hours->book, SQL_EXPORT_PLACES);
	int64_t last_id = 0;

	while (query_next(rows)) {
		struct hours_project *project = hours_project_at(hours, rows, query_column(rows, "project"));
		struct hours_item *item = hours_item_at(hours, rows, query_column(rows, "item"), project);

		project->needed = true;
		if (item != &project->self)
			item->needed = true;
	}
	if (!query_ok(rows))
		return false;
	rows = book_query(hours->book, SQL_EXPORT_ORDER);
	while (selection->in_order && query_next(rows)) {
		int64_t id = query_int_at(rows, 0), started_at = query_int_at(rows, 1);

		selection->in_order = id > last_id;
		selection->ties = selection->ties || started_at == selection->last_start;
		selection->last_start = started_at;
		last_id = id;
	}
	query_end(rows);
	return query_ok(rows);
}

static void note_order(struct selection *selection, const struct hours_row *row)
{
	selection->in_order = selection->in_order && row->started_at >= selection->last_start;
	selection->ties = selection->ties || row->started_at == selection->last_start;
	selection->last_start = row->started_at;
}

bool selection_measure(struct selection *selection, bool (*each)(struct selection *, struct hours_row *))
{
	struct query *rows;
	bool ok = true;

	selection->hours->left_out = 0;
	if (names_nothing(selection->hours->wish->place))
		return true;
	if (selection->whole && !selection->any_rate && !selection->hours->exporter->measured)
		return glance(selection);
	rows = ask(selection, selection->whole ? SQL_EXPORT_MEASURE : SQL_EXPORT_ENTRIES);
	while (ok && query_next(rows)) {
		struct hours_row row = read_row(selection, rows);

		if (!query_ok(rows))
			break;
		note_order(selection, &row);
		ok = find_billing(selection, &row);
		judge(selection, &row);
		if (ok && is_wanted(selection, &row))
			ok = each(selection, &row);
	}
	query_end(rows);
	return ok && query_ok(rows);
}

static void hold(struct selection *selection, const struct hours_row *row)
{
	struct hours_row *held;

	if (selection->row_count == selection->row_room) {
		selection->row_room = selection->row_room ? selection->row_room * 2 : 8;
		selection->rows = realloc(selection->rows, selection->row_room * sizeof *selection->rows);
		if (!selection->rows)
			arena_exhausted();
	}
	held = &selection->rows[selection->row_count++];
	*held = *row;
	held->uid = arena_text(selection->held, row->uid);
	held->zone = arena_text(selection->held, row->zone);
	held->day = arena_text(selection->held, row->day);
	held->activity = arena_text(selection->held, row->activity);
	held->note = arena_text(selection->held, row->note);
}

static int by_uid(const void *one, const void *other)
{
	return strcmp(((const struct hours_row *)one)->uid, ((const struct hours_row *)other)->uid);
}

/* Those that began at the same moment, by their uid. */
static bool let_go(struct selection *selection, bool (*each)(struct selection *, struct hours_row *))
{
	bool ok = true;

	if (selection->row_count > 1)
		qsort(selection->rows, selection->row_count, sizeof *selection->rows, by_uid);
	for (size_t i = 0; ok && i < selection->row_count; i++)
		ok = each(selection, &selection->rows[i]);
	selection->row_count = 0;
	arena_clear(selection->held);
	return ok;
}

/* A row in its turn: at once where no other can have begun at that moment, else when that is known. */
static bool pass_on(struct selection *selection, struct hours_row *row, bool (*each)(struct selection *, struct hours_row *))
{
	if (!selection->ties)
		return each(selection, row);
	hold(selection, row);
	return true;
}

bool selection_each(struct selection *selection, bool (*each)(struct selection *, struct hours_row *))
{
	struct query *rows;
	bool ok = true;

	selection->hours->left_out = 0;
	if (names_nothing(selection->hours->wish->place))
		return true;
	rows = ask(selection, selection->whole && selection->in_order ? SQL_EXPORT_WHOLE : SQL_EXPORT_ENTRIES);
	selection->ties = selection->ties || !selection->in_order;
	while (ok && query_next(rows)) {
		struct hours_row row = read_row(selection, rows);

		if (!query_ok(rows))
			break;
		row.uid = query_text_at(rows, UID);
		row.zone = query_text_at(rows, ZONE);
		row.note = query_text_at(rows, NOTE);
		if (selection->row_count && row.started_at != selection->rows[0].started_at)
			ok = let_go(selection, each);
		ok = ok && find_billing(selection, &row);
		judge(selection, &row);
		if (ok && is_wanted(selection, &row))
			ok = pass_on(selection, &row, each);
	}
	query_end(rows);
	return ok && query_ok(rows) && let_go(selection, each);
}
