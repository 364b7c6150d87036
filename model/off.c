#include "model/off.h"

#include "model/record.h"
#include "model/text.h"

enum { NOTE_BYTES = 1024 };

static const char *days_in_words(const struct off *off, struct arena *arena)
{
	char first[11], last[11];

	day_text(off->first_on, first);
	return off->first_on == off->last_on ? arena_text(arena, first) : arena_print(arena, "%s..%s", first, day_text(off->last_on, last));
}

bool off_list(struct book *book, int64_t as_of, struct arena *arena, struct offs *offs)
{
	struct query *rows = book_query(book, SQL_OFF_LIST);

	*offs = (struct offs){0};
	query_set_int(rows, ":at", as_of);
	while (query_next(rows)) {
		struct off off = {
			.id = query_int(rows, "id"), .uid = query_take(rows, "uid", arena), .note = query_take(rows, "note", arena),
			.first_on = query_day(rows, "first_on"), .last_on = query_day(rows, "last_on"),
		};

		off.working = day_count_weekdays(off.first_on, off.last_on);
		arena_grow(arena, &offs->items, offs->count, sizeof *offs->items);
		offs->items[offs->count++] = off;
	}
	return query_ok(rows);
}

/* Stretches never overlap, and come in their order: so do the days. */
bool off_days(struct book *book, int64_t as_of, struct arena *arena, struct days_off *days)
{
	struct offs offs;
	int *items = NULL;

	*days = (struct days_off){0};
	if (!off_list(book, as_of, arena, &offs))
		return false;
	for (size_t i = 0; i < offs.count; i++)
		for (int day = offs.items[i].first_on; day <= offs.items[i].last_on; day++)
			if (day_weekday(day) < 5) {
				arena_grow(arena, &items, days->count, sizeof *items);
				items[days->count++] = day;
			}
	days->items = items;
	return true;
}

static bool days_are_free(struct book *book, const struct off *off, struct arena *arena)
{
	struct offs offs;

	if (!off_list(book, INT64_MAX, arena, &offs))
		return false;
	for (size_t i = 0; i < offs.count; i++)
		if (offs.items[i].first_on <= off->last_on && offs.items[i].last_on >= off->first_on)
			return book_fail(book, FAULT_CONFLICT, "\"%s\" is off already, as %lld; \"off delete %lld\" makes room.",
				days_in_words(&offs.items[i], arena), (long long)offs.items[i].id, (long long)offs.items[i].id);
	return true;
}

static bool insert(struct book *book, struct off *off, struct arena *arena)
{
	struct query *add;

	if (!(off->id = book_take_id(book, "off")))
		return false;
	off->uid = uid_new(arena);
	add = book_query(book, SQL_OFF_ADD);
	query_set_int(add, ":id", off->id);
	query_set_text(add, ":uid", off->uid);
	query_set_day(add, ":first", off->first_on);
	query_set_day(add, ":last", off->last_on);
	query_set_text(add, ":note", off->note);
	query_set_int(add, ":known_at", book_now(book));
	return query_run(add, NULL);
}

bool off_add(struct book *book, struct off *off, struct arena *arena)
{
	bool ok;

	if (off->last_on < off->first_on)
		return book_fail(book, FAULT_INPUT, "The last day off comes before the first.");
	if (off->last_on - off->first_on >= OFF_MOST)
		return book_fail(book, FAULT_INPUT, "That would be over ten years off; name the first and the last day.");
	if (!off->note)
		off->note = "";
	if (!text_is_keepable(off->note, NOTE_BYTES))
		return book_fail(book, FAULT_INPUT, "The note must be plain text of at most %d bytes.", NOTE_BYTES);
	if (!book_begin(book))
		return false;
	off->working = day_count_weekdays(off->first_on, off->last_on);
	ok = days_are_free(book, off, arena) && insert(book, off, arena);
	return book_end(book, ok, "off add", "%s", days_in_words(off, arena));
}

static bool delete(struct book *book, struct off *off)
{
	struct query *query = book_query(book, SQL_OFF_FIND);
	bool found;

	query_set_int(query, ":id", off->id);
	found = query_next(query);
	if (found) {
		off->first_on = query_day(query, "first_on");
		off->last_on = query_day(query, "last_on");
	}
	query_end(query);
	if (!query_ok(query))
		return false;
	if (!found)
		return book_fail(book, FAULT_MISSING, "There are no days off with the id %lld; \"off list\" shows them.", (long long)off->id);
	query = book_query(book, SQL_OFF_REMOVE);
	query_set_int(query, ":id", off->id);
	return query_run(query, NULL);
}

bool off_delete(struct book *book, int64_t id, struct arena *arena, struct off *off)
{
	bool ok;

	*off = (struct off){.id = id};
	if (!book_begin(book))
		return false;
	ok = delete(book, off);
	return book_end(book, ok, "off delete", "%s", ok ? days_in_words(off, arena) : "");
}
