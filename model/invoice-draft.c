/* What an invoice would bill: the entries and jobs of a period, and those that came late for months already invoiced. */
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/invoice-gather.h"
#include "model/invoice-inside.h"
#include "model/record.h"
#include "model/text.h"

/* One policy if all blocks have the same, else each with its project. */
static const char *policy_of(const struct project *projects, size_t count, struct arena *arena)
{
	const char *all = projects[0].rounding, *each = "";

	for (size_t i = 0; i < count; i++) {
		if (strcmp(projects[i].rounding, projects[0].rounding))
			all = NULL;
		each = arena_print(arena, "%s%s%s %s", each, *each ? ", " : "", projects[i].path, projects[i].rounding);
	}
	return all ? all : each;
}

static int rising(const void *a, const void *b)
{
	int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

	return (one > other) - (one < other);
}

/* An open end of the period is set to what there is to bill. */
static void close_period(struct invoice *invoice, const struct gathering *gathering)
{
	int today = zone_day(gathering->project->zone, book_now(gathering->book));

	if (invoice->period.first == DAY_FIRST && gathering->earliest != DAY_NONE)
		invoice->period.first = gathering->earliest;
	if (invoice->period.last == DAY_LAST)
		invoice->period.last = gathering->latest != DAY_NONE && gathering->latest > today ? gathering->latest : today;
}

static bool draft_of(struct book *book, const struct project *projects, size_t count, struct period period, struct arena *arena, struct draft *draft)
{
	struct invoice *invoice = &draft->invoice;
	struct gathering gathering = {
		.book = book, .arena = arena, .period = period, .draft = draft, .earliest = DAY_NONE, .latest = DAY_NONE,
	};
	struct standing *standing;
	struct rate_book *rates;
	struct client client;

	if (!standing_open(book, INT64_MAX, arena, &standing) || !rate_book_open(book, INT64_MAX, arena, &rates))
		return false;
	gathering.standing = standing;
	gathering.rates = rates;
	invoice->policy = policy_of(projects, count, arena);
	if (!client_find(book, invoice->client, arena, &client) || !invoice_take_parties(book, &client, invoice, arena))
		return false;
	for (size_t i = 0; i < count; i++) {
		gathering.project = &projects[i];
		if (!invoice_gather(&gathering))
			return false;
	}
	if (draft->entry_count)
		qsort(draft->entries, draft->entry_count, sizeof *draft->entries, rising);
	if (draft->unpriced_count)
		qsort(draft->unpriced, draft->unpriced_count, sizeof *draft->unpriced, rising);
	close_period(invoice, &gathering);
	draft->oldest = gathering.earliest;
	if (!invoice_add_tax(book, &client, invoice, arena))
		return false;
	advance_compare_tax(draft);
	return true;
}

static void head(struct draft *draft, const struct project *first, bool several, struct period period)
{
	*draft = (struct draft){.invoice = {
		.client = first->client,
		.project = several ? 0 : first->id,
		.path = several ? first->client_slug : first->path,
		.client_name = first->client_name,
		.project_name = several ? NULL : first->name,
		.currency = first->currency,
		.period = period,
		.issued_on = DAY_NONE, .due_on = DAY_NONE, .sent_on = DAY_NONE, .paid_on = DAY_NONE, .void_on = DAY_NONE,
	}};
}

/* The client's projects, by path. */
static bool projects_of_client(struct book *book, const struct place *place, struct arena *arena, struct projects *projects)
{
	size_t kept = 0;

	if (!project_list(book, false, arena, projects))
		return false;
	for (size_t i = 0; i < projects->count; i++) {
		const struct project *project = &projects->items[i];

		if (project->client == place->client)
			projects->items[kept++] = *project;
	}
	projects->count = kept;
	return kept || book_fail(book, FAULT_REFUSED, "\"%s\" has no project yet; ambit project add makes one.", place->path);
}

/* Never 0.00 for want of a rate (time, 17). */
static bool refuse_unpriced(struct book *book, const struct draft *draft)
{
	enum { NAMED = 12 };
	struct text ids = {0};
	bool several = draft->unpriced_count > 1;

	if (!draft->unpriced_count)
		return true;
	for (size_t i = 0; i < draft->unpriced_count && i < NAMED; i++)
		text_print(&ids, "%s%lld", i ? ", " : "", (long long)draft->unpriced[i]);
	if (draft->unpriced_count > NAMED)
		text_print(&ids, speech(" and %zu more"), draft->unpriced_count - NAMED);
	book_fail(book, FAULT_REFUSED, several ? speech("Entries %s of \"%s\" have no rate: ambit rate set %s MONEY --from DAY gives them one.") : speech("Entry %s of \"%s\" has no rate: ambit rate set %s MONEY --from DAY gives it one."),
	          text_string(&ids), draft->unpriced_path, draft->unpriced_path);
	text_free(&ids);
	return false;
}

static bool draft_client(struct book *book, const struct place *place, struct period period, struct arena *arena, struct draft *draft)
{
	struct projects projects;

	if (!projects_of_client(book, place, arena, &projects))
		return false;
	head(draft, &projects.items[0], true, period);
	return draft_of(book, projects.items, projects.count, period, arena, draft);
}

bool invoice_draft_project(struct book *book, int64_t id, struct period period, struct arena *arena, struct draft *draft)
{
	struct project project;

	if (!project_find(book, id, arena, &project))
		return false;
	head(draft, &project, false, period);
	return draft_of(book, &project, 1, period, arena, draft);
}

bool invoice_draft(struct book *book, const struct place *place, struct period period, struct arena *arena, struct draft *draft)
{
	bool ok = place->kind == PLACE_CLIENT ? draft_client(book, place, period, arena, draft) : invoice_draft_project(book, place->project, period, arena, draft);

	return ok && refuse_unpriced(book, draft);
}

bool invoice_draft_advance(struct book *book, const struct place *place, struct period period, int64_t amount, struct arena *arena, struct draft *draft)
{
	struct invoice *invoice = &draft->invoice;
	int today = zone_day(place->zone, book_now(book));
	struct project project;
	struct client client;

	if (place->kind == PLACE_CLIENT)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is a client; an advance is for one of its projects, whose invoices set it off.", place->path);
	if (!project_find(book, place->project, arena, &project) || !client_find(book, place->client, arena, &client))
		return false;
	head(draft, &project, false, (struct period){period.first == DAY_FIRST ? today : period.first, period.last == DAY_LAST ? today : period.last});
	invoice->policy = project.rounding;
	if (!invoice_take_parties(book, &client, invoice, arena))
		return false;
	arena_grow(arena, &invoice->lines, invoice->line_count, sizeof *invoice->lines);
	invoice->lines[invoice->line_count++] = (struct invoice_line){
		.kind = LINE_ADVANCE, .from_on = DAY_NONE, .project = project.path, .project_name = project.name, .name = phrase(locale_find(invoice->locale), "Advance"), .amount = amount,
	};
	return invoice_add_tax(book, &client, invoice, arena);
}

bool invoice_draft_all(struct book *book, struct period period, struct arena *arena, struct drafts *drafts)
{
	struct projects projects;

	*drafts = (struct drafts){0};
	if (!project_list(book, false, arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++) {
		const struct project *project = &projects.items[i];
		struct draft draft;

		head(&draft, project, false, period);
		if (!draft_of(book, project, 1, period, arena, &draft))
			return false;
		if (!draft.invoice.line_count && !draft.entry_count && !draft.unpriced_count)
			continue;
		arena_grow(arena, &drafts->items, drafts->count, sizeof *drafts->items);
		drafts->items[drafts->count++] = draft;
	}
	return true;
}

struct period invoice_usual_period(struct book *book)
{
	struct wall today = day_civil(book_today(book));

	return (struct period){DAY_FIRST, day_from_civil(today.year, today.month, 1) - 1};
}
