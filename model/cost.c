#include "model/cost.h"

#include <string.h>

#include "model/record.h"
#include "model/text.h"
#include "model/zone.h"

enum { TITLE_BYTES = 200, EVIDENCE_BYTES = 1000 };

static bool is_sound(struct book *book, const struct cost *cost, const char *zone)
{
	if (!*cost->title)
		return book_fail(book, FAULT_INPUT, "A cost needs a title: what was paid for.");
	if (!cost->micro)
		return book_fail(book, FAULT_INPUT, "A cost of nothing is none; write what was paid.");
	if (cost->on > zone_day(zone, book_now(book)))
		return book_fail(book, FAULT_INPUT, "The day lies in the future; --on takes today or an earlier one.");
	return book_takes_line(book, "The title", cost->title, 0, TITLE_BYTES) && book_takes_line(book, "The provider", cost->provider, 0, TITLE_BYTES)
		&& book_takes_line(book, "The evidence", cost->evidence, 0, EVIDENCE_BYTES);
}

static void bind(struct query *write, const struct cost *cost)
{
	query_set_int(write, ":project", cost->project);
	query_set_some(write, ":item", cost->item);
	query_set_some(write, ":milestone", cost->milestone);
	query_set_text(write, ":title", cost->title);
	query_set_int(write, ":micro", cost->micro);
	query_set_day(write, ":on_day", cost->on);
	query_set_text(write, ":treatment", treatment_words[cost->treatment]);
	query_set_int(write, ":beside_budget", cost->beside_budget);
	query_set_words(write, ":evidence", cost->evidence);
}

static void settle(struct cost *cost, const struct place *place)
{
	cost->project = place->project;
	cost->item = place->item;
	cost->milestone = place->milestone;
	cost->ref = place->code ? place->code : place->path;
	cost->currency = place->currency;
	cost->zone = place->zone;
}

static bool add(struct book *book, const struct place *place, struct cost *cost)
{
	struct query *write;

	if (place->closed)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is closed: nothing is paid for it any more.", place->path);
	settle(cost, place);
	if (cost->on == DAY_NONE)
		cost->on = zone_day(place->zone, book_now(book));
	if (!is_sound(book, cost, place->zone) || !(cost->id = book_take_id(book, "cost")))
		return false;
	if (!cost->uid)
		cost->uid = uid_new(book_arena(book));
	write = book_query(book, SQL_COST_ADD);
	bind(write, cost);
	query_set_int(write, ":id", cost->id);
	query_set_text(write, ":uid", cost->uid);
	query_set_words(write, ":provider", cost->provider);
	query_set_int(write, ":imported", cost->imported);
	query_set_int(write, ":known_at", book_now(book));
	return query_run(write, NULL);
}

bool cost_add(struct book *book, const struct place *place, struct cost *cost)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add(book, place, cost);
	return book_end(book, ok, "cost add", "%lld %s", (long long)cost->id, cost->title);
}

static bool is_free(struct book *book, int64_t id, struct cost *cost)
{
	if (!cost_find(book, id, book_arena(book), cost))
		return false;
	return !cost->invoice || book_fail(book, FAULT_REFUSED, "Invoice %s bills \"%.60s\"; void or credit it first.", cost->invoice, cost->title);
}

static bool edit(struct book *book, const struct place *place, struct cost *cost, struct cost *before)
{
	struct query *write;

	if (!is_free(book, cost->id, before))
		return false;
	if (place && strcmp(place->currency, before->currency))
		return book_fail(book, FAULT_REFUSED, "\"%s\" is paid in %s and this cost is in %s; delete it and add it there.", place->path, place->currency, before->currency);
	if (place)
		settle(cost, place);
	if (!is_sound(book, cost, cost->zone))
		return false;
	write = book_query(book, SQL_COST_EDIT);
	query_set_int(write, ":id", cost->id);
	bind(write, cost);
	return query_run(write, NULL);
}

bool cost_edit(struct book *book, const struct place *place, const struct cost *cost)
{
	struct cost after = *cost, before = {.title = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = edit(book, place, &after, &before);
	return book_end(book, ok, "cost edit", "%lld %s", (long long)cost->id, before.title);
}

/* One that came from a provider's list is not to come back with the next one. */
static bool remember(struct book *book, const struct cost *cost)
{
	struct query *gone;
	int64_t id;

	if (!cost->imported)
		return true;
	if (!(id = book_take_id(book, "gone")))
		return false;
	gone = book_query(book, SQL_ENTRY_GONE);
	query_set_int(gone, ":id", id);
	query_set_text(gone, ":uid", cost->uid);
	return query_run(gone, NULL);
}

static bool delete(struct book *book, int64_t id, struct cost *cost)
{
	struct query *write;

	if (!is_free(book, id, cost))
		return false;
	if (cost->was_billed)
		return book_fail(book, FAULT_REFUSED, "A void invoice still names \"%.60s\"; ambit cost edit %lld --treatment absorbed keeps it off the next one.", cost->title, (long long)id);
	if (!remember(book, cost))
		return false;
	write = book_query(book, SQL_COST_DELETE);
	query_set_int(write, ":id", id);
	return query_run(write, NULL);
}

bool cost_delete(struct book *book, int64_t id)
{
	struct cost cost = {.title = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = delete(book, id, &cost);
	return book_end(book, ok, "cost delete", "%lld %s", (long long)id, cost.title);
}

static struct cost cost_of(struct query *row, struct arena *arena)
{
	struct cost cost = {
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.item = query_int(row, "item"),
		.milestone = query_int(row, "milestone"),
		.uid = query_take(row, "uid", arena),
		.ref = query_take(row, "ref", arena),
		.project_path = query_take(row, "project_path", arena),
		.currency = query_take(row, "currency", arena),
		.zone = query_take(row, "zone", arena),
		.title = query_take(row, "title", arena),
		.provider = query_take(row, "provider", arena),
		.evidence = query_take(row, "evidence", arena),
		.micro = query_int(row, "micro"),
		.on = query_day(row, "on_day"),
		.treatment = (enum treatment)query_word(row, "treatment", treatment_words),
		.beside_budget = query_int(row, "beside_budget"),
		.imported = query_int(row, "imported"),
		.invoice = query_take(row, "invoice", arena),
		.was_billed = query_int(row, "was_billed"),
	};

	cost.at = zone_day_start(cost.zone, cost.on);
	if (!cost.ref)
		cost.ref = cost.project_path;
	return cost;
}

static struct query *query_costs(struct book *book, int64_t id, int64_t project)
{
	struct query *rows = book_query(book, SQL_COST_ROWS);

	query_set_some(rows, ":id", id);
	query_set_some(rows, ":project", project);
	return rows;
}

bool cost_find(struct book *book, int64_t id, struct arena *arena, struct cost *cost)
{
	struct query *row = query_costs(book, id, 0);
	bool found = query_next(row);

	if (found)
		*cost = cost_of(row, arena);
	query_end(row);
	return found || (query_ok(row) && book_fail(book, FAULT_MISSING, "There is no cost %lld; ambit cost list names them.", (long long)id));
}

bool cost_list(struct book *book, int64_t project, struct arena *arena, struct costs *costs)
{
	struct query *rows = query_costs(book, 0, project);

	*costs = (struct costs){0};
	while (query_next(rows)) {
		arena_grow(arena, &costs->items, costs->count, sizeof *costs->items);
		costs->items[costs->count++] = cost_of(rows, arena);
	}
	return query_ok(rows);
}
