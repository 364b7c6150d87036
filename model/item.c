#include <string.h>

#include "model/change.h"
#include "model/item.h"
#include "model/money.h"
#include "model/record.h"
#include "model/text.h"

static void bind_estimate(struct query *query, struct estimate estimate)
{
	if (!estimate.pessimistic)
		return;
	query_set_int(query, ":optimistic", estimate.optimistic);
	query_set_int(query, ":likely", estimate.likely);
	query_set_int(query, ":pessimistic", estimate.pessimistic);
}

static bool bind_and_run(struct query *write, const struct item *item)
{
	query_set_int(write, ":id", item->id);
	query_set_text(write, ":name", item->name);
	bind_estimate(write, item->estimate);
	query_set_day(write, ":start_on", item->start_on);
	query_set_day(write, ":end_on", item->end_on);
	query_set_words(write, ":acceptance", item->acceptance);
	query_set_words(write, ":gate", item->gate);
	query_set_words(write, ":activity", item->activity);
	if (item->price >= 0)
		query_set_int(write, ":price", item->price);
	query_set_some(write, ":parent", item->parent);
	query_set_int(write, ":excluded", item->excluded);
	return query_run(write, NULL);
}

static bool item_is_sound(struct book *book, const struct item *item)
{
	char words[400];

	if (item->kind == ITEM_TOPIC ? !slug_is_valid(item->code) : !code_is_valid(item->code))
		return book_fail(book, FAULT_INPUT, item->kind == ITEM_TOPIC ? "\"%.60s\" is no topic: use small letters, digits and dashes, at most 32, such as drift."
			: "\"%.60s\" is no id: use letters, digits, dot, dash or underscore, at most 16, such as B1.", item->code);
	if (!*item->name || !text_is_keepable(item->name, 200) || strchr(item->name, '\n'))
		return book_fail(book, FAULT_INPUT, "The name of \"%s\" must be one line of plain text, at most 200 bytes.", item->code);
	if (item->acceptance && !text_is_keepable(item->acceptance, 1000))
		return book_fail(book, FAULT_INPUT, "The acceptance of \"%s\" must be plain text of at most 1000 bytes.", item->code);
	if (item->start_on != DAY_NONE && item->end_on != DAY_NONE && item->end_on < item->start_on)
		return book_fail(book, FAULT_INPUT, "\"%s\" can't end before it starts; look at --start and --end.", item->code);
	if (item->price > MONEY_MOST)
		return book_fail(book, FAULT_INPUT, "The price of \"%s\" is beyond what can be billed.", item->code);
	if (item->gate && *item->gate && word_find(gate_words, item->gate) < 0)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no gate: %s.", item->gate, word_list(gate_words, words));
	return true;
}

/* A part of an agreed item of the same project, and never, by whatever way, of itself. */
static bool parent_is_sound(struct book *book, const struct item *item)
{
	struct item whole;

	for (int64_t id = item->parent; id; id = whole.parent) {
		if (!item_find(book, id, book_arena(book), &whole))
			return false;
		if (whole.project != item->project || whole.kind != ITEM_AGREED)
			return book_fail(book, FAULT_INPUT, "\"%s\" can't be a part of \"%s\": --parent takes an agreed item of the same project.", item->code, whole.path);
		if (id == item->id)
			return book_fail(book, FAULT_INPUT, "\"%s\" would be a part of itself; --parent takes another item.", item->code);
	}
	return true;
}

static bool project_is_open_for_items(struct book *book, int64_t project, const char *what)
{
	struct query *sealed = book_query(book, SQL_ITEM_IS_SEALED);
	bool is;

	query_set_int(sealed, ":project", project);
	return query_any(sealed, &is)
		&& (!is || book_fail(book, FAULT_LOCKED, "The baseline is sealed: \"%s\" can't be %s; ambit change propose asks for it.", what, "added or changed"));
}

static bool code_is_free(struct book *book, const struct item *item)
{
	struct query *there = book_query(book, SQL_ITEM_CODE);
	bool taken;

	query_set_int(there, ":project", item->project);
	query_set_text(there, ":code", item->code);
	return query_any(there, &taken)
		&& (!taken || book_fail(book, FAULT_CONFLICT, "The project has a \"%s\" already; choose another id.", item->code));
}

bool item_insert(struct book *book, struct item *item)
{
	struct query *add;

	if (!item_is_sound(book, item) || !code_is_free(book, item) || !(item->id = book_take_id(book, "item")))
		return false;
	item->uid = uid_new(book_arena(book));
	add = book_query(book, SQL_ITEM_ADD);
	query_set_text(add, ":uid", item->uid);
	query_set_int(add, ":project", item->project);
	query_set_text(add, ":code", item->code);
	query_set_text(add, ":kind", item_kind_words[item->kind]);
	query_set_int(add, ":known_at", book_now(book));
	return bind_and_run(add, item);
}

bool item_update(struct book *book, const struct item *item)
{
	return item_is_sound(book, item) && bind_and_run(book_query(book, SQL_ITEM_EDIT), item);
}

bool item_add(struct book *book, struct item *item)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = project_is_open_for_items(book, item->project, item->code) && parent_is_sound(book, item) && item_insert(book, item);
	return book_end(book, ok, "item add", "%s %s", item->code, item->name);
}

static bool edit_item(struct book *book, const struct item *item)
{
	if (item->kind == ITEM_CHANGE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is a change: it moves by ambit change estimate, send, approve and so on.", item->code);
	return project_is_open_for_items(book, item->project, item->code) && parent_is_sound(book, item) && item_update(book, item);
}

bool item_edit(struct book *book, const struct item *item)
{
	if (!book_begin(book))
		return false;
	return book_end(book, edit_item(book, item), "item edit", "%s", item->path);
}

static struct item item_of(struct query *row, struct arena *arena)
{
	return (struct item){
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.parent = query_int(row, "parent"),
		.uid = query_take(row, "uid", arena),
		.code = query_take(row, "code", arena),
		.parent_code = query_take(row, "parent_code", arena),
		.name = query_take(row, "name", arena),
		.path = query_take(row, "path", arena),
		.kind = (enum item_kind)query_word(row, "kind", item_kind_words),
		.estimate = {query_int(row, "optimistic"), query_int(row, "likely"), query_int(row, "pessimistic")},
		.start_on = query_day(row, "start_on"),
		.end_on = query_day(row, "end_on"),
		.acceptance = query_take(row, "acceptance", arena),
		.gate = query_take(row, "gate", arena),
		.activity = query_take(row, "activity", arena),
		.price = query_is_null(row, "price") ? -1 : query_int(row, "price"),
		.excluded = query_int(row, "excluded"),
		.known_at = query_int(row, "known_at"),
	};
}

/* Of a change the estimate and the state are in its events. */
static bool complete_change(struct book *book, struct item *item, struct arena *arena)
{
	struct change change;

	if (item->kind != ITEM_CHANGE)
		return true;
	if (!change_find(book, item->id, arena, &change))
		return false;
	item->estimate = change.estimate;
	item->state = change.state;
	return true;
}

bool item_find(struct book *book, int64_t id, struct arena *arena, struct item *item)
{
	struct query *row = book_query(book, SQL_ITEM_ONE);
	bool found;

	query_set_int(row, ":id", id);
	found = query_next(row);
	if (found)
		*item = item_of(row, arena);
	query_end(row);
	if (!query_ok(row) || !found)
		return query_ok(row) && book_fail(book, FAULT_MISSING, "There is no such item.");
	return complete_change(book, item, arena);
}

bool item_list(struct book *book, int64_t project, bool changes, struct arena *arena, struct items *items)
{
	struct query *rows = book_query(book, SQL_ITEM_OF_PROJECT);

	*items = (struct items){0};
	query_set_int(rows, ":project", project);
	query_set_int(rows, ":changes", changes);
	while (query_next(rows)) {
		arena_grow(arena, &items->items, items->count, sizeof *items->items);
		items->items[items->count++] = item_of(rows, arena);
	}
	if (!query_ok(rows))
		return false;
	for (size_t i = 0; i < items->count; i++)
		if (!complete_change(book, &items->items[i], arena))
			return false;
	return true;
}

bool items_forget_deployment(const struct items *items)
{
	int64_t made = 0, run = 0;

	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->items[i];
		int64_t mean = item->estimate.optimistic + 4 * item->estimate.likely + item->estimate.pessimistic;

		if (!item->gate || item->excluded)
			continue;
		made += strcmp(item->gate, "model") ? 0 : mean;
		run += strcmp(item->gate, "deployment") ? 0 : mean;
	}
	return run < made / 2 + made % 2;
}
