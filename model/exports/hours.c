#include <string.h>

#include "model/config.h"
#include "model/exports/hours.h"
#include "model/invoice.h"
#include "model/money.h"

enum { DAY_SECONDS = 86400 };

static bool read_projects(struct selection *selection)
{
	struct hours *hours = selection->hours;
	struct arena *arena = hours->arena;
	struct query *rows = book_query(hours->book, SQL_EXPORT_PROJECTS);
	struct hours_project **list = NULL;
	size_t count = 0;

	while (query_next(rows)) {
		struct hours_project *project = arena_take(arena, sizeof *project);

		*project = (struct hours_project){
			.id = query_int(rows, "id"),
			.client = query_int(rows, "client"),
			.slug = query_take(rows, "slug", arena),
			.name = query_take(rows, "name", arena),
			.client_slug = query_take(rows, "client_slug", arena),
			.client_name = query_take(rows, "client_name", arena),
			.currency = query_take(rows, "currency", arena),
			.kind = (enum project_kind)word_find(project_kind_words, query_text(rows, "kind")),
			.rounding = query_take(rows, "rounding", arena),
			.minimum_seconds = query_int(rows, "minimum_seconds"),
		};
		project->path = project->client ? arena_print(arena, "%s/%s", project->client_slug, project->slug) : project->slug;
		project->self = (struct hours_item){.code = "", .name = "", .path = project->path, .project = project, .rate_day = DAY_NONE};
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = project;
		hours->project_most = project->id;
	}
	hours->projects = arena_array(arena, (size_t)hours->project_most + 1, sizeof *hours->projects);
	for (size_t i = 0; i < count; i++)
		hours->projects[list[i]->id] = list[i];
	return query_ok(rows);
}

static bool read_items(struct selection *selection)
{
	struct hours *hours = selection->hours;
	struct arena *arena = hours->arena;
	struct query *rows = book_query(hours->book, SQL_EXPORT_ITEMS);
	struct hours_item **list = NULL;
	size_t count = 0;

	while (query_next(rows)) {
		struct hours_item *item = arena_take(arena, sizeof *item);
		struct hours_project *project = hours->projects[query_int(rows, "project")];

		*item = (struct hours_item){
			.id = query_int(rows, "id"),
			.code = query_take(rows, "code", arena),
			.name = query_take(rows, "name", arena),
			.project = project,
			.rate_day = DAY_NONE,
		};
		item->path = arena_print(arena, "%s/%s", project->path, item->code);
		arena_grow(arena, &list, count, sizeof *list);
		list[count++] = item;
		hours->item_most = item->id;
	}
	hours->items = arena_array(arena, (size_t)hours->item_most + 1, sizeof *hours->items);
	for (size_t i = 0; i < count; i++)
		hours->items[list[i]->id] = list[i];
	return query_ok(rows);
}

static bool find_invoice(struct selection *selection)
{
	const char *number = selection->hours->wish->invoice;
	struct book *book = selection->hours->book;
	struct query *row;

	if (!number)
		return true;
	row = book_query(book, SQL_EXPORT_INVOICE_ID);
	query_set_text(row, ":number", number);
	if (query_next(row))
		selection->only_invoice = query_int(row, "id");
	query_end(row);
	return query_ok(row) && (selection->only_invoice || book_fail(book, FAULT_MISSING, "There is no invoice \"%.60s\".", number));
}

bool selection_open(struct selection *selection, struct hours *hours)
{
	const struct place *place = hours->wish->place;

	*selection = (struct selection){.hours = hours};
	if (place && place->kind == PLACE_CLIENT)
		selection->only_client = place->client;
	return read_projects(selection) && read_items(selection) && find_invoice(selection)
		&& standing_open(hours->book, INT64_MAX, hours->arena, &selection->standing)
		&& rate_book_open(hours->book, INT64_MAX, hours->arena, &selection->rates);
}

static struct query *ask(struct selection *selection)
{
	const struct export_wish *wish = selection->hours->wish;
	struct query *rows = book_query(selection->hours->book, SQL_EXPORT_ENTRIES);
	char first[11], last[11];

	/* the local day of an instant is at most a day off the day of UTC */
	query_set_int(rows, ":from", ((int64_t)wish->period.first - 2) * DAY_SECONDS);
	query_set_int(rows, ":until", ((int64_t)wish->period.last + 2) * DAY_SECONDS);
	query_set_text(rows, ":first", day_text(wish->period.first, first));
	query_set_text(rows, ":last", day_text(wish->period.last, last));
	query_set_some(rows, ":project", wish->place ? wish->place->project : 0);
	query_set_some(rows, ":item", wish->place ? wish->place->item : 0);
	return rows;
}

/* The places of the columns, so that long selections don't look them up by name. */
struct columns { int id, uid, project, item, from, until, zone, day, activity, disposition, note, settled, invoice; };

static struct columns columns_of(struct query *rows)
{
	return (struct columns){query_column(rows, "id"), query_column(rows, "uid"), query_column(rows, "project"), query_column(rows, "item"),
		query_column(rows, "started_at"), query_column(rows, "ended_at"), query_column(rows, "zone"), query_column(rows, "day"),
		query_column(rows, "activity"), query_column(rows, "disposition"), query_column(rows, "note"), query_column(rows, "settled"),
		query_column(rows, "invoice")};
}

static enum disposition given_in(struct query *rows, int column)
{
	const char *word = query_text_at(rows, column);

	return *word ? (enum disposition)word_find(disposition_words, word) : DISPOSITION_NONE;
}

static struct hours_row read_row(struct selection *selection, struct query *rows, const struct columns *at)
{
	struct hours *hours = selection->hours;
	int64_t item = query_int_at(rows, at->item);
	struct hours_project *project = hours->projects[query_int_at(rows, at->project)];
	struct hours_row row = {
		.id = query_int_at(rows, at->id),
		.uid = query_text_at(rows, at->uid),
		.started_at = query_int_at(rows, at->from),
		.ended_at = query_int_at(rows, at->until),
		.zone = query_text_at(rows, at->zone),
		.day = query_text_at(rows, at->day),
		.activity = query_text_at(rows, at->activity),
		.note = query_text_at(rows, at->note),
		.given = given_in(rows, at->disposition),
		.settled = query_int_at(rows, at->settled),
		.invoice = query_int_at(rows, at->invoice),
		.project = project,
		.item = item ? hours->items[item] : &project->self,
	};

	row.seconds = row.ended_at - row.started_at;
	row.day_number = day_from_text(row.day);
	return row;
}

static void judge(struct selection *selection, struct hours_row *row)
{
	struct hours_item *item = row->item->id ? selection->hours->items[row->item->id] : &selection->hours->projects[row->project->id]->self;
	int64_t project = row->project->id;

	row->disposition = standing_disposition(selection->standing, project, item->id, row->day_number, row->activity, row->given);
	row->billable = !row->settled && standing_is_billable(selection->standing, project, item->id, row->day_number, row->activity, row->given);
	row->rate = row->project->client ? worth_rate(selection, item, row->day_number) : NULL;
}

static bool is_wanted(const struct selection *selection, const struct hours_row *row)
{
	return (!selection->only_client || row->project->client == selection->only_client)
		&& (!selection->only_invoice || row->invoice == selection->only_invoice);
}

/* Own time that nothing was ever filed on has no row yet. */
static bool names_nothing(const struct place *place)
{
	return place && place->kind == PLACE_OWN && (!place->project || (place->code && !place->item));
}

bool selection_each(struct selection *selection, enum who who, bool (*each)(struct selection *, struct hours_row *))
{
	struct columns at = {0};
	struct query *rows;
	bool ok = true, first = true;

	selection->hours->left_out = 0;
	if (names_nothing(selection->hours->wish->place))
		return true;
	rows = ask(selection);
	while (ok && query_next(rows)) {
		struct hours_row row;

		if (first)
			at = columns_of(rows);
		first = false;
		row = read_row(selection, rows, &at);
		if (!is_wanted(selection, &row))
			continue;
		judge(selection, &row);
		if (who != WHO_ALL && (!row.project->client || (who == WHO_BILLABLE && !row.billable)))
			selection->hours->left_out++;
		else
			ok = each(selection, &row);
	}
	query_end(rows);
	return ok && query_ok(rows);
}
