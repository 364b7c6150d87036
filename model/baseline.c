#include <stdio.h>
#include <string.h>

#include "db/digest.h"
#include "model/baseline.h"
#include "model/change.h"
#include "model/evidence.h"
#include "model/path.h"
#include "model/project.h"
#include "model/record.h"
#include "model/text.h"

/* The items of version 1, or of a later one the scope in force: items and approved changes. */
static bool scope_in_force(struct book *book, int64_t project, bool again, struct arena *arena, struct items *scope)
{
	size_t kept = 0;

	if (!item_list(book, project, again, arena, scope))
		return false;
	for (size_t i = 0; i < scope->count; i++)
		if (scope->items[i].kind == ITEM_AGREED || change_is_scope(scope->items[i].state))
			scope->items[kept++] = scope->items[i];
	scope->count = kept;
	return true;
}

static bool scope_is_complete(struct book *book, const struct items *scope)
{
	char lacks[240] = "";
	size_t used = 0;

	for (size_t i = 0; i < scope->count && used < 200; i++) {
		const struct item *item = &scope->items[i];
		bool estimate = item->excluded || item->estimate.pessimistic, acceptance = item->excluded || item->kind == ITEM_CHANGE || (item->acceptance && *item->acceptance);

		if (!estimate || !acceptance)
			used += (size_t)snprintf(lacks + used, sizeof lacks - used, "%s%s (%s)", used ? ", " : "", item->code,
				!estimate && !acceptance ? "estimate, acceptance" : !estimate ? "estimate" : "acceptance");
	}
	if (!scope->count)
		return book_fail(book, FAULT_REFUSED, "There is no item to seal; ambit item add makes one.");
	return !used || book_fail(book, FAULT_REFUSED, "The baseline can't be sealed, these lack something: %s; ambit item edit adds it.", lacks);
}

/* Digest of the frozen items: every field, length first. */
static void digest_items(const struct items *items, char out[65])
{
	struct text bytes = {0};
	char number[24];

	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->items[i];
		const char *const texts[] = {item->code, item->name, item->acceptance, item->gate};
		const int64_t numbers[] = {item->estimate.optimistic, item->estimate.likely, item->estimate.pessimistic, item->start_on, item->end_on, item->price, item->excluded};

		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			text_print(&bytes, "%zu:%s", texts[k] ? strlen(texts[k]) : (size_t)0, texts[k] ? texts[k] : "");
		for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
			snprintf(number, sizeof number, "%lld", (long long)numbers[k]);
			text_print(&bytes, "%zu:%s", strlen(number), number);
		}
		if (item->parent_code)
			text_print(&bytes, "part of %zu:%s", strlen(item->parent_code), item->parent_code);
	}
	digest_hex(text_string(&bytes), bytes.length, out);
	text_free(&bytes);
}

static bool freeze_item(struct book *book, int64_t baseline, size_t position, const struct item *item)
{
	struct query *add;
	int64_t id = book_take_id(book, "baseline_item");

	if (!id)
		return false;
	add = book_query(book, SQL_BASELINE_ITEM_ADD);
	query_set_int(add, ":id", id);
	query_set_int(add, ":baseline", baseline);
	query_set_int(add, ":item", item->id);
	query_set_int(add, ":position", (int64_t)position);
	query_set_text(add, ":code", item->code);
	query_set_text(add, ":name", item->name);
	if (item->estimate.pessimistic) {
		query_set_int(add, ":optimistic", item->estimate.optimistic);
		query_set_int(add, ":likely", item->estimate.likely);
		query_set_int(add, ":pessimistic", item->estimate.pessimistic);
	}
	query_set_day(add, ":start_on", item->start_on);
	query_set_day(add, ":end_on", item->end_on);
	query_set_words(add, ":acceptance", item->acceptance);
	query_set_words(add, ":gate", item->gate);
	if (item->price >= 0)
		query_set_int(add, ":price", item->price);
	query_set_int(add, ":excluded", item->excluded);
	return query_run(add, NULL);
}

static bool insert_baseline(struct book *book, const struct baseline *baseline)
{
	struct query *add = book_query(book, SQL_BASELINE_ADD);

	query_set_int(add, ":id", baseline->id);
	query_set_text(add, ":uid", baseline->uid);
	query_set_int(add, ":project", baseline->project);
	query_set_int(add, ":version", baseline->version);
	query_set_day(add, ":sealed_on", baseline->sealed_on);
	query_set_int(add, ":known_at", baseline->known_at);
	query_set_text(add, ":who", baseline->who);
	query_set_text(add, ":evidence", baseline->evidence);
	query_set_words(add, ":evidence_file", baseline->evidence_file);
	query_set_words(add, ":evidence_sha256", baseline->evidence_sha256);
	query_set_some(add, ":cap", baseline->cap);
	query_set_some(add, ":price", baseline->price);
	query_set_text(add, ":currency", baseline->currency);
	query_set_text(add, ":digest", baseline->digest);
	return query_run(add, NULL);
}

static bool record_seal(struct book *book, struct baseline *baseline, const struct project *project)
{
	struct record record = {
		.kind = "seal",
		.client = project->client,
		.project = project->id,
		.subject = baseline->uid,
		.label = project->path,
		.version = baseline->version,
		.meant_on = baseline->sealed_on,
		.who = baseline->who,
		.evidence = baseline->evidence,
		.evidence_file = baseline->evidence_file,
		.evidence_sha256 = baseline->evidence_sha256,
		.digest = baseline->digest,
	};
	bool ok = evidence_append(book, &record, project->zone);

	baseline->known_at = record.known_at;
	return ok;
}

static bool seal_is_sound(struct book *book, struct baseline *baseline, const struct project *project, const struct baselines *older)
{
	int today = zone_day(project->zone, book_now(book));

	if (baseline->sealed_on == DAY_NONE || !baseline->sealed_on)
		baseline->sealed_on = today;
	if (baseline->sealed_on > today)
		return book_fail(book, FAULT_INPUT, "The seal's day lies in the future; --on takes today or an earlier one.");
	if (older->count && baseline->sealed_on < older->items[older->count - 1].sealed_on)
		return book_fail(book, FAULT_REFUSED, "A new version can't be sealed before the last one.");
	if (!baseline->who || !*baseline->who || !text_is_keepable(baseline->who, 200) || strchr(baseline->who, '\n'))
		return book_fail(book, FAULT_INPUT, "Say who signed: --by NAME.");
	if (!baseline->evidence || !*baseline->evidence || !text_is_keepable(baseline->evidence, 1000))
		return book_fail(book, FAULT_INPUT, "Say what shows it: --evidence TEXT.");
	return true;
}

static bool seal(struct book *book, struct baseline *baseline, const struct project *project)
{
	struct arena *arena = book_arena(book);
	struct baselines older;
	char *digest = arena_take(arena, 65);

	if (!baseline_list(book, project->id, INT64_MAX, arena, &older) || !seal_is_sound(book, baseline, project, &older))
		return false;
	if (!scope_in_force(book, project->id, older.count > 0, arena, &baseline->items) || !scope_is_complete(book, &baseline->items))
		return false;
	baseline->version = (int64_t)older.count + 1;
	baseline->cap = project->cap;
	baseline->price = project->price;
	baseline->currency = project->currency;
	baseline->uid = uid_new(arena);
	digest_items(&baseline->items, digest);
	baseline->digest = digest;
	if (!record_seal(book, baseline, project) || !(baseline->id = book_take_id(book, "baseline")))
		return false;
	for (size_t i = 0; i < baseline->items.count; i++)
		if (!freeze_item(book, baseline->id, i + 1, &baseline->items.items[i]))
			return false;
	book_bar(book);
	return insert_baseline(book, baseline);
}

bool baseline_seal(struct book *book, int64_t id, struct baseline *baseline)
{
	struct project project;
	bool ok;

	if (!book_begin(book))
		return false;
	baseline->project = id;
	ok = project_find(book, id, book_arena(book), &project) && seal(book, baseline, &project);
	return book_end(book, ok, "baseline seal", "%s version %lld", ok ? project.path : "", (long long)baseline->version);
}

static struct item frozen_item(struct query *row, struct arena *arena)
{
	return (struct item){
		.id = query_int(row, "item"),
		.parent = query_int(row, "parent"),
		.parent_code = query_take(row, "parent_code", arena),
		.code = query_take(row, "code", arena),
		.name = query_take(row, "name", arena),
		.estimate = {query_int(row, "optimistic"), query_int(row, "likely"), query_int(row, "pessimistic")},
		.start_on = query_day(row, "start_on"),
		.end_on = query_day(row, "end_on"),
		.acceptance = query_take(row, "acceptance", arena),
		.gate = query_take(row, "gate", arena),
		.price = query_is_null(row, "price") ? -1 : query_int(row, "price"),
		.excluded = query_int(row, "excluded"),
	};
}

static bool read_items(struct book *book, struct baseline *baseline, struct arena *arena)
{
	struct query *rows = book_query(book, SQL_BASELINE_ITEMS);

	query_set_int(rows, ":baseline", baseline->id);
	while (query_next(rows)) {
		arena_grow(arena, &baseline->items.items, baseline->items.count, sizeof *baseline->items.items);
		baseline->items.items[baseline->items.count++] = frozen_item(rows, arena);
	}
	return query_ok(rows);
}

bool baseline_list(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct baselines *list)
{
	struct query *rows = book_query(book, SQL_BASELINE_OF_PROJECT);

	*list = (struct baselines){0};
	query_set_int(rows, ":project", project);
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = (struct baseline){
			.id = query_int(rows, "id"),
			.project = project,
			.version = query_int(rows, "version"),
			.uid = query_take(rows, "uid", arena),
			.who = query_take(rows, "who", arena),
			.evidence = query_take(rows, "evidence", arena),
			.evidence_file = query_take(rows, "evidence_file", arena),
			.evidence_sha256 = query_take(rows, "evidence_sha256", arena),
			.currency = query_take(rows, "currency", arena),
			.digest = query_take(rows, "digest", arena),
			.sealed_on = query_day(rows, "sealed_on"),
			.known_at = query_int(rows, "known_at"),
			.cap = query_int(rows, "cap"),
			.price = query_int(rows, "price"),
		};
	}
	for (size_t i = 0; query_ok(rows) && i < list->count; i++)
		if (!read_items(book, &list->items[i], arena))
			return false;
	return query_ok(rows);
}
