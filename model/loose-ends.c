#include "model/loose-ends.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/ask.h"
#include "model/dataset.h"
#include "model/invoice.h"
#include "model/locale.h"
#include "model/position.h"
#include "model/record.h"
#include "model/timer.h"
#include "model/utf8.h"

const char *const loose_words[] = {"running", "unsorted", "unbilled", "at risk", "unpaid", "waiting", "undecided", "not accepted", "not deleted", NULL};

struct gathering {
	struct book *book;
	struct arena *arena;
	struct position position;
	struct loose_ends *ends;
};

__attribute__((format(printf, 3, 4)))
static void add(struct gathering *gathering, enum loose kind, const char *format, ...)
{
	struct loose_ends *ends = gathering->ends;
	char text[400];
	va_list words;

	va_start(words, format);
	vsnprintf(text, sizeof text, speech(format), words);
	va_end(words);
	text[utf8_cut(text, sizeof text - 1)] = 0;
	arena_grow(gathering->arena, &ends->items, ends->count, sizeof *ends->items);
	ends->items[ends->count++] = (struct loose_end){kind, arena_text(gathering->arena, text)};
}

/* 7200 → 2.00. */
static const char *hours(int64_t seconds, char out[48])
{
	char digits[48], own[64];

	snprintf(out, 48, "%.47s", locale_own_digits(decimal_format(digits, seconds, 3600, 2), own));
	return out;
}

static const char *amount(const struct gathering *gathering, int64_t minor, char out[48])
{
	struct money money = {.minor = minor};

	snprintf(money.currency, sizeof money.currency, "%s", gathering->position.project.currency);
	return locale_own_money(money, MONEY_CODE, out);
}

static bool add_running(struct gathering *gathering)
{
	const struct compute *compute = &gathering->position.compute;
	struct entry timer;
	bool any;

	if (!timer_find(gathering->book, gathering->arena, &timer, &any))
		return false;
	if (any && timer.project == gathering->position.project.id)
		add(gathering, LOOSE_RUNNING, "the timer, on %s", timer.path);
	for (size_t i = 0; i < compute->row_count; i++)
		if (compute->rows[i].running)
			add(gathering, LOOSE_RUNNING, "%s, %.100s for %s", compute->rows[i].job->code, compute->rows[i].job->resource, compute->rows[i].job->ref);
	return true;
}

static void add_unsorted(struct gathering *gathering)
{
	char text[48];

	if (gathering->position.hours.waiting)
		add(gathering, LOOSE_UNSORTED, "%s h on no item or change", hours(gathering->position.hours.waiting, text));
}

static bool add_unbilled(struct gathering *gathering)
{
	struct period until_now = {DAY_FIRST, gathering->position.day};
	struct draft draft;
	char money[48], length[48];

	if (!invoice_draft_project(gathering->book, gathering->position.project.id, until_now, gathering->arena, &draft))
		return false;
	if (draft.invoice.line_count || draft.entry_count)
		add(gathering, LOOSE_UNBILLED, "%s h and what goes with them, %s", hours(draft.invoice.seconds, length), amount(gathering, draft.invoice.total, money));
	if (draft.unpriced_count)
		add(gathering, LOOSE_UNBILLED, speech_of("%zu entry without a rate", "%zu entries without a rate", draft.unpriced_count), draft.unpriced_count);
	return true;
}

/* Of a client's invoice it isn't known which project a payment was for, so one over several projects is named with each. */
static bool add_unpaid(struct gathering *gathering)
{
	const char *path = gathering->position.project.path, *slash = strchr(path, '/');
	struct invoices invoices;
	char money[48];

	if (!invoice_list(gathering->book, gathering->arena, &invoices))
		return false;
	for (size_t i = 0; i < invoices.count; i++) {
		const struct invoice *invoice = &invoices.items[i];
		bool of_client = slash && strlen(invoice->path) == (size_t)(slash - path) && !strncmp(invoice->path, path, (size_t)(slash - path));

		if (invoice->open && (of_client || !strcmp(invoice->path, path)))
			add(gathering, LOOSE_UNPAID, "invoice %s, %s", invoice->number, amount(gathering, invoice->open, money));
	}
	return true;
}

static void add_changes(struct gathering *gathering)
{
	char length[48];

	for (size_t i = 0; i < gathering->position.change_count; i++) {
		const struct position_change *change = &gathering->position.changes[i];
		const struct change *known = change->change;

		if (change_state_is_final(known->state) || change_is_scope(known->state))
			continue;
		add(gathering, LOOSE_WAITING, "%s, %s: %.200s", known->code, speech(change_state_words[known->state]), known->title);
		if (change->worked)
			add(gathering, LOOSE_AT_RISK, "%s h on %s without a yes", hours(change->worked, length), known->code);
	}
}

static bool add_asks(struct gathering *gathering)
{
	struct asks asks;

	if (!ask_list(gathering->book, gathering->position.project.id, INT64_MAX, gathering->arena, &asks))
		return false;
	for (size_t i = 0; i < asks.count; i++)
		if (ask_is_owed(&asks.items[i]))
			add(gathering, LOOSE_WAITING, "%s: %.200s", speech(ask_kind_words[asks.items[i].kind]), asks.items[i].text);
	return true;
}

static void add_milestones(struct gathering *gathering)
{
	const struct milestones *milestones = &gathering->position.milestones;

	for (size_t i = 0; i < milestones->count; i++)
		if (milestones->items[i].closed_on == DAY_NONE)
			add(gathering, LOOSE_UNDECIDED, "%s: %.200s", milestones->items[i].code, milestones->items[i].title);
}

static void add_unaccepted(struct gathering *gathering)
{
	for (size_t i = 0; i < gathering->position.item_count; i++)
		if (gathering->position.items[i].accepted_on == DAY_NONE)
			add(gathering, LOOSE_UNACCEPTED, "%s: %.200s", gathering->position.items[i].code, gathering->position.items[i].name);
}

static bool add_data(struct gathering *gathering)
{
	struct datasets datasets;
	char day[32];

	if (!dataset_list(gathering->book, gathering->position.project.id, gathering->arena, &datasets))
		return false;
	for (size_t i = 0; i < datasets.count; i++) {
		const struct dataset *dataset = &datasets.items[i];

		if (dataset->scrapped_on != DAY_NONE || (dataset->personal != SAID_YES && dataset->delete_by == DAY_NONE))
			continue;
		add(gathering, LOOSE_UNDELETED, "%.150s%s%s%s", dataset->label, dataset->personal == SAID_YES ? speech(", about persons") : "",
			dataset->delete_by == DAY_NONE ? "" : speech(", by "), dataset->delete_by == DAY_NONE ? "" : locale_own_day(dataset->delete_by, day));
	}
	return true;
}

/* Those of one kind stand together. */
static void sort(struct loose_ends *ends)
{
	for (size_t i = 1; i < ends->count; i++)
		for (size_t k = i; k && ends->items[k - 1].kind > ends->items[k].kind; k--) {
			struct loose_end later = ends->items[k - 1];

			ends->items[k - 1] = ends->items[k];
			ends->items[k] = later;
		}
}

bool loose_ends_of(struct book *book, int64_t project, struct arena *arena, struct loose_ends *ends)
{
	struct gathering gathering = {.book = book, .arena = arena, .ends = ends};

	*ends = (struct loose_ends){0};
	if (!position_load(book, project, INT64_MAX, arena, &gathering.position))
		return false;
	add_unsorted(&gathering);
	add_changes(&gathering);
	add_milestones(&gathering);
	add_unaccepted(&gathering);
	if (!add_running(&gathering) || !add_unbilled(&gathering) || !add_unpaid(&gathering) || !add_asks(&gathering) || !add_data(&gathering))
		return false;
	sort(ends);
	return true;
}

static bool close(struct book *book, int64_t id, struct project *project)
{
	char day[32];

	if (!project_find(book, id, book_arena(book), project))
		return false;
	if (project->closed_on != DAY_NONE)
		return book_fail(book, FAULT_REFUSED, "\"%s\" was closed on %s; ambit project edit --reopen opens it again.", project->path, day_text(project->closed_on, day));
	project->closed_on = zone_day(project->zone, book_now(book));
	return project_edit(book, project);
}

bool project_close(struct book *book, int64_t id)
{
	struct project project = {.path = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = close(book, id, &project);
	return book_end(book, ok, "project close", "%s", project.path);
}
