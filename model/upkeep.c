#include <stdio.h>

#include "db/backup.h"
#include "model/evidence.h"
#include "model/folders.h"
#include "model/invoice.h"
#include "model/record.h"
#include "model/upkeep.h"

struct report {
	void (*say)(void *, const char *);
	void *context;
};

static void say(const struct report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(const struct report *report, const char *format, ...)
{
	char line[300];
	va_list list;

	va_start(list, format);
	vsnprintf(line, sizeof line, format, list);
	va_end(list);
	report->say(report->context, line);
}

static bool check_days(struct book *book, const struct report *report)
{
	struct query *rows = book_query(book, SQL_UPKEEP_DAYS), *surplus;

	while (query_next(rows))
		say(report, "roll-up: %s holds %lld s, its entries %lld s", query_text(rows, "day"), (long long)query_int(rows, "kept"), (long long)query_int(rows, "counted"));
	if (!query_ok(rows))
		return false;
	surplus = book_query(book, SQL_UPKEEP_SURPLUS_DAYS);
	while (query_next(surplus))
		say(report, "roll-up: %s holds %lld s of entries that are not there", query_text(surplus, "day"), (long long)query_int(surplus, "kept"));
	return query_ok(surplus);
}

static bool check_projects(struct book *book, const struct report *report)
{
	struct query *rows = book_query(book, SQL_UPKEEP_PROJECTS), *longest;

	while (query_next(rows))
		say(report, "roll-up: project %lld holds %lld s, its days %lld s", (long long)query_int(rows, "project"), (long long)query_int(rows, "kept"), (long long)query_int(rows, "counted"));
	if (!query_ok(rows))
		return false;
	longest = book_query(book, SQL_UPKEEP_LONGEST);
	if (query_next(longest) && query_int(longest, "counted") > query_int(longest, "kept"))
		say(report, "roll-up: the longest entry has %lld s, not %lld s", (long long)query_int(longest, "counted"), (long long)query_int(longest, "kept"));
	query_end(longest);
	return query_ok(longest);
}

bool upkeep_check(struct book *book, void (*line)(void *, const char *), void *context)
{
	struct report report = {line, context};

	return store_check(book_store(book), line, context) && book_goes_on(book, "adding up the days", -1) && check_days(book, &report) && check_projects(book, &report)
		&& invoice_check(book, line, context) && evidence_check(book, line, context);
}

bool upkeep_roll_up(struct book *book)
{
	static const enum statement statements[] = {SQL_UPKEEP_FORGET_DAYS, SQL_UPKEEP_FORGET_PROJECTS, SQL_UPKEEP_FILL_DAYS, SQL_UPKEEP_FILL_PROJECTS, SQL_UPKEEP_FILL_LONGEST};

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		if (!query_run(book_query(book, statements[i]), NULL))
			return false;
	return true;
}

bool upkeep_repair(struct book *book, struct arena *arena, const char **kept)
{
	struct store *store = book_store(book);
	bool ok;

	if (book_is_new(book))
		return book_fail(book, FAULT_MISSING, "There is nothing to repair yet: the store is made by the first entry.");
	*kept = upkeep_backup_path(book, arena);
	if (!*kept || !upkeep_backup(book, *kept, -1) || !store_begin(store))
		return false;
	store_rest_triggers(store, true);
	ok = upkeep_roll_up(book) && store_mend(store);
	store_rest_triggers(store, false);
	if (ok)
		return store_commit(store);
	store_rollback(store);
	return false;
}

const char *upkeep_backup_path(struct book *book, struct arena *arena)
{
	char at[32];

	moment_utc(book_now(book), at);
	return backup_file(book_path(book), arena_print(arena, "%.13s%.2s%.2s.db", at, at + 14, at + 17), arena, book_fault_slot(book));
}

bool upkeep_backup(struct book *book, const char *path, int descriptor)
{
	if (book_is_new(book))
		return book_fail(book, FAULT_MISSING, "There is nothing to copy yet: the store is made by the first entry.");
	return path ? backup_to(book_store(book), path) : backup_stream(book_store(book), descriptor);
}
