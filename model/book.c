#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/bulk.h"
#include "model/book-inside.h"
#include "model/folders.h"
#include "model/text.h"

static bool read_clock(struct book *book, int64_t given)
{
	const char *fixed = getenv("AMBIT_NOW");

	if (given) {
		book_set_clock(book, given);
		return true;
	}
	book->clock_is_fixed = fixed && *fixed;
	if (!book->clock_is_fixed) {
		book->now = (int64_t)time(NULL);
		return true;
	}
	if (moment_parse_instant(fixed, &book->now, &book->fault))
		return true;
	fault_clear(&book->fault);
	return book_fail(book, FAULT_INPUT, "AMBIT_NOW is \"%.100s\", which is no instant such as 2026-01-05T09:00:00Z.", fixed);
}

/* UTC would be a guess, and every hour that is typed would be filed wrong. */
static bool choose_zone(struct book *book, const char *given)
{
	const char *typed = getenv("TZ"), *zone = given ? arena_text(book->arena, given) : zone_local();

	book->zone = zone ? zone : "UTC";
	if (zone)
		return true;
	if (typed)
		return book_fail(book, FAULT_INPUT, "TZ is \"%.100s\", which is no zone known here; set it to one such as Europe/Berlin, or unset it.", typed);
	return book_fail(book, FAULT_INPUT, "The zone of this machine, /etc/localtime, is none that is known here; set TZ to one such as Europe/Berlin.");
}

struct book *book_open(const struct book_options *options)
{
	struct arena *arena = arena_new();
	struct book *book = arena_take(arena, sizeof *book);
	struct store_place place = {0};
	char stamp[32];
	bool zone_is_known;

	book->arena = arena;
	book->dry_run = options->dry_run;
	book->settle = options->settle;
	book->tell = options->tell;
	book->settings = options->settings;
	book->path = place.path = options->path ? arena_text(arena, options->path) : store_file(arena);
	zone_is_known = choose_zone(book, options->zone);
	if (options->storeless)
		fault_clear(&book->fault);
	if (!read_clock(book, options->now) || options->storeless || !zone_is_known)
		return book;
	if (!place.path || !*place.path) {
		if (options->path)
			book_fail(book, FAULT_INPUT, "--store \"\" names no file.");
		else
			book_fail(book, FAULT_STORE, "There is no HOME, so no place for the store; name one with --store FILE.");
		return book;
	}
	place.replaceable = options->replaceable;
	place.backups = backup_folder_of;
	place.stamp = moment_utc(book->now, stamp);
	book->store = store_open(&place, &book->fault);
	return book;
}

void book_close(struct book *book)
{
	if (book->store)
		store_close(book->store);
	arena_free(book->arena);
}

void book_leave(struct book *book)
{
	if (book->store)
		store_leave(book->store);
	arena_free(book->arena);
}

const struct fault *book_fault(const struct book *book)
{
	return &book->fault;
}

void book_forgive(struct book *book)
{
	fault_clear(&book->fault);
}

struct fault *book_fault_slot(struct book *book)
{
	return &book->fault;
}

bool book_fail(struct book *book, enum fault_kind kind, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	fault_set_list(&book->fault, kind, format, list);
	va_end(list);
	return false;
}

int64_t book_now(struct book *book)
{
	return book->now;
}

struct clock book_clock(struct book *book)
{
	return (struct clock){.zone = book->zone, .now = book->now};
}

int book_today(struct book *book)
{
	return zone_day(book->zone, book->now);
}

void book_tick(struct book *book)
{
	if (!book->clock_is_fixed)
		book->now = (int64_t)time(NULL);
}

void book_set_clock(struct book *book, int64_t now)
{
	book->now = now;
	book->clock_is_fixed = true;
}

void book_set_slept(struct book *book, int64_t seconds)
{
	book->slept_is_told = true;
	book->slept = seconds;
}

void book_set_jumped(struct book *book, int64_t seconds)
{
	book->slept_is_told = true;
	book->jumped = seconds;
}

bool book_clock_is_fixed(const struct book *book)
{
	return book->clock_is_fixed;
}

const char *book_path(const struct book *book)
{
	return book->path;
}

bool book_is_new(const struct book *book)
{
	return store_is_new(book->store);
}

bool book_is_read_only(const struct book *book)
{
	return store_is_read_only(book->store);
}

bool book_is_remote(const struct book *book)
{
	return store_is_remote(book->store);
}

int64_t book_version(struct book *book)
{
	return store_version(book->store);
}

bool book_begin(struct book *book)
{
	if (!book->store)
		return book_fail(book, FAULT_STORE, "There is no store to write to.");
	if (!book->depth) {
		book->broken = book->barred = false;
		book->first_record = book->last_record = 0;
		if (!journal_begin(book->store))
			return false;
	}
	book->depth++;
	return true;
}

static bool commit_act(struct book *book, struct act *act)
{
	if (book->dry_run) {
		journal_rollback(book->store);
		return true;
	}
	if (!journal_commit(book->store, act, act->first_record > 0))
		return false;
	book->last_act = act->id;
	return true;
}

/* A summary that was cut may end inside a character. */
static void cut_at_fault(char *text)
{
	ptrdiff_t fault = utf8_fault(text, strlen(text));

	if (fault >= 0)
		text[fault] = '\0';
}

bool book_settle(struct book *book, const char *verb)
{
	return !book->settle || book->settle(book, verb);
}

void book_tell(struct book *book)
{
	if (book->tell && !book->dry_run)
		book->tell(book);
}

const char *book_take_remark(struct book *book)
{
	const char *remark = book->remark;

	book->remark = NULL;
	return remark;
}

bool book_end(struct book *book, bool ok, const char *verb, const char *summary, ...)
{
	struct act act = {.at = book->now, .barrier = book->barred, .first_record = book->first_record, .last_record = book->last_record};
	va_list list;

	book->broken = book->broken || !ok;
	if (--book->depth)
		return ok;
	if (book->broken || !book_settle(book, verb)) {
		journal_rollback(book->store);
		return false;
	}
	snprintf(act.verb, sizeof act.verb, "%s", verb);
	va_start(list, summary);
	vsnprintf(act.summary, sizeof act.summary, summary, list);
	va_end(list);
	cut_at_fault(act.summary);
	if (!commit_act(book, &act))
		return false;
	book_tell(book);
	return true;
}

void book_bar(struct book *book)
{
	book->barred = true;
}

bool book_breathe(struct book *book)
{
	return journal_breathe(book->store);
}

bool book_bulk_begin(struct book *book, const char *table)
{
	return bulk_begin(book->store, table);
}

bool book_bulk_note(struct book *book, int64_t id)
{
	return bulk_note(book->store, id);
}

bool book_bulk_end(struct book *book)
{
	return bulk_end(book->store);
}

int64_t book_last_act(const struct book *book)
{
	return book->last_act;
}

void book_listen(struct book *book, bool (*goes_on)(void *context), void *context)
{
	book_begin_work(book);
	if (book->store)
		store_listen(book->store, goes_on, context);
}

bool book_goes_on(struct book *book, const char *what, int64_t done)
{
	return !book->store || store_goes_on(book->store, what, done);
}

const char *book_headway(const struct book *book, int64_t *done)
{
	struct headway headway = book->store ? store_headway(book->store) : (struct headway){0};

	*done = headway.done;
	return headway.what;
}

void book_begin_work(struct book *book)
{
	if (book->store)
		store_begin_work(book->store);
}

void book_spare_memory(struct book *book)
{
	if (book->store)
		store_spare_memory(book->store);
}

bool book_hold(struct book *book)
{
	if (!book->store || (!book->holds && !book->depth && !store_hold(book->store)))
		return false;
	book->holds++;
	return true;
}

void book_release(struct book *book)
{
	if (book->holds && !--book->holds && !book->depth)
		store_release(book->store);
}
