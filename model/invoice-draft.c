/* What an invoice would bill: the entries and jobs of a period, and those that came late for months already invoiced. */
#include <stdlib.h>
#include <string.h>

#include "model/compute.h"
#include "model/invoice.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/record.h"
#include "model/standing.h"
#include "model/text.h"

/* What is known while one project is gathered. */
struct gathering {
	struct book *book;
	struct arena *arena;
	const struct project *project;
	struct period period;
	struct period *covered;       /* by standing invoices */
	size_t covered_count;
	const struct standing *standing;
	const struct rate_book *rates;
	struct billing *billing;
	struct draft *draft;
	int earliest, latest;         /* days of what is taken; DAY_NONE: none yet */
};

/* One entry that may be billed. */
struct candidate {
	int64_t id, item, seconds;
	int day;
	const char *activity, *code;
	enum disposition given;
};

static bool is_in(const struct period *period, int day)
{
	return day >= period->first && day <= period->last;
}

/* In the period, or late for a time that was invoiced already. */
static bool is_due(const struct gathering *gathering, int day)
{
	if (is_in(&gathering->period, day))
		return true;
	for (size_t i = 0; day < gathering->period.first && i < gathering->covered_count; i++)
		if (is_in(&gathering->covered[i], day))
			return true;
	return false;
}

static void note_day(struct gathering *gathering, int day)
{
	if (gathering->earliest == DAY_NONE || day < gathering->earliest)
		gathering->earliest = day;
	if (gathering->latest == DAY_NONE || day > gathering->latest)
		gathering->latest = day;
}

static struct unbilled_month *month_of(struct gathering *gathering, int day)
{
	struct draft *draft = gathering->draft;
	struct wall civil = day_civil(day);

	for (size_t i = 0; i < draft->older_count; i++) {
		struct unbilled_month *month = &draft->older[i];

		if (month->year == civil.year && month->month == civil.month && !strcmp(month->path, gathering->project->path))
			return month;
	}
	arena_grow(gathering->arena, &draft->older, draft->older_count, sizeof *draft->older);
	draft->older[draft->older_count] = (struct unbilled_month){
		.path = gathering->project->path, .year = civil.year, .month = civil.month, .oldest = day,
	};
	return &draft->older[draft->older_count++];
}

static void leave_for_its_month(struct gathering *gathering, int day, int64_t seconds, bool is_job)
{
	struct unbilled_month *month = month_of(gathering, day);

	month->seconds += seconds;
	month->entries += !is_job;
	month->jobs += is_job;
	if (day < month->oldest)
		month->oldest = day;
}

static void hold_back(struct gathering *gathering, int64_t item, int64_t seconds)
{
	const char *path = standing_path(gathering->standing, gathering->project->id, item);
	struct draft *draft = gathering->draft;

	for (size_t i = 0; i < draft->at_risk_count; i++)
		if (!strcmp(draft->at_risk[i].path, path)) {
			draft->at_risk[i].seconds += seconds;
			return;
		}
	arena_grow(gathering->arena, &draft->at_risk, draft->at_risk_count, sizeof *draft->at_risk);
	draft->at_risk[draft->at_risk_count++] = (struct unbilled){path, seconds};
}

/* Hours that no invoice takes are listed beside it. */
static void list_beside(struct gathering *gathering, const struct candidate *entry)
{
	int64_t project = gathering->project->id;
	enum disposition disposition = standing_disposition(gathering->standing, project, entry->item, entry->day, entry->activity, entry->given);

	if (standing_waits(gathering->standing, project, entry->item, entry->day, entry->activity, entry->given))
		gathering->draft->waiting_seconds += entry->seconds;
	else if (disposition == GOODWILL)
		gathering->draft->goodwill_seconds += entry->seconds;
	else if (disposition == NONBILLABLE)
		gathering->draft->nonbillable_seconds += entry->seconds;
	else
		hold_back(gathering, entry->item, entry->seconds);
}

static void leave_without_rate(struct gathering *gathering, const struct candidate *entry)
{
	struct draft *draft = gathering->draft;

	arena_grow(gathering->arena, &draft->unpriced, draft->unpriced_count, sizeof *draft->unpriced);
	draft->unpriced[draft->unpriced_count++] = entry->id;
	if (!draft->unpriced_path)
		draft->unpriced_path = gathering->project->path;
}

static void bill(struct gathering *gathering, const struct candidate *entry)
{
	const struct project *project = gathering->project;
	const struct rate *rate = rate_in_force(gathering->rates, project->client, project->id, entry->item, project->currency, entry->day);
	struct draft *draft = gathering->draft;

	note_day(gathering, entry->day);
	if (!rate || strcmp(rate->amount.currency, project->currency)) {
		leave_without_rate(gathering, entry);
		return;
	}
	billing_feed(gathering->billing, &(struct billed_entry){
		.item = entry->item, .code = entry->code, .day = entry->day, .seconds = entry->seconds,
		.rate = rate->amount.minor, .day_seconds = rate->day_seconds,
	});
	arena_grow(gathering->arena, &draft->entries, draft->entry_count, sizeof *draft->entries);
	draft->entries[draft->entry_count++] = entry->id;
}

static void weigh(struct gathering *gathering, const struct candidate *entry)
{
	bool billable = standing_is_billable(gathering->standing, gathering->project->id, entry->item, entry->day, entry->activity, entry->given);

	if (!entry->seconds)
		return;
	if (!billable) {
		if (is_in(&gathering->period, entry->day))
			list_beside(gathering, entry);
	} else if (is_due(gathering, entry->day)) {
		bill(gathering, entry);
	} else {
		leave_for_its_month(gathering, entry->day, entry->seconds, false);
	}
}

/* The code of an item lives as long as the load: one copy an item, not one an entry. */
static const char *code_of(const struct gathering *gathering, int64_t item)
{
	const char *path = item ? standing_path(gathering->standing, gathering->project->id, item) : "";
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool gather_entries(struct gathering *gathering)
{
	struct query *rows = book_query(gathering->book, SQL_INVOICE_UNBILLED);

	query_set_int(rows, ":project", gathering->project->id);
	query_set_day(rows, ":last", gathering->period.last);
	while (query_next(rows)) {
		struct candidate entry = {
			.id = query_int(rows, "id"),
			.item = query_int(rows, "item"),
			.seconds = query_int(rows, "seconds"),
			.day = query_day(rows, "day"),
			.activity = query_text(rows, "activity"),
			.given = query_is_null(rows, "disposition") ? DISPOSITION_NONE : (enum disposition)word_find(disposition_words, query_text(rows, "disposition")),
		};

		entry.code = code_of(gathering, entry.item);
		weigh(gathering, &entry);
	}
	return query_ok(rows);
}

static bool read_covered(struct gathering *gathering)
{
	struct query *rows = book_query(gathering->book, SQL_INVOICE_PERIODS);

	query_set_int(rows, ":project", gathering->project->id);
	query_set_int(rows, ":client", gathering->project->client);
	while (query_next(rows)) {
		arena_grow(gathering->arena, &gathering->covered, gathering->covered_count, sizeof *gathering->covered);
		gathering->covered[gathering->covered_count++] = (struct period){query_day(rows, "period_from_on"), query_day(rows, "period_last_on")};
	}
	return query_ok(rows);
}

static struct invoice_line *add_line(struct gathering *gathering, enum line_kind kind)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct invoice_line *line;

	arena_grow(gathering->arena, &invoice->lines, invoice->line_count, sizeof *invoice->lines);
	line = &invoice->lines[invoice->line_count++];
	*line = (struct invoice_line){.kind = kind, .project = gathering->project->path};
	return line;
}

static bool read_item_name(struct gathering *gathering, int64_t item, const char **name)
{
	struct query *row = book_query(gathering->book, SQL_INVOICE_ITEM_NAME);

	query_set_int(row, ":item", item);
	*name = query_next(row) ? query_take(row, "name", gathering->arena) : "";
	query_end(row);
	return query_ok(row);
}

/* Work on the project itself goes by the project's own name. */
static bool add_labour(struct gathering *gathering, const struct bill_line *from)
{
	struct invoice_line *line = add_line(gathering, LINE_LABOUR);

	line->item = from->item ? from->code : gathering->project->slug;
	line->name = gathering->project->name;
	line->rate = from->rate;
	line->day_seconds = from->day_seconds;
	line->raw_seconds = from->raw_seconds;
	line->billed_seconds = from->billed_seconds;
	line->amount = from->amount;
	return !from->item || read_item_name(gathering, from->item, &line->name);
}

static bool close_labour(struct gathering *gathering)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct bill bill;

	if (!billing_close(gathering->billing, gathering->arena, &bill, book_fault_slot(gathering->book)))
		return false;
	for (size_t i = 0; i < bill.count; i++)
		if (!add_labour(gathering, &bill.items[i]))
			return false;
	invoice->seconds += bill.seconds;
	return !__builtin_add_overflow(invoice->labour, bill.amount, &invoice->labour)
		|| book_fail(gathering->book, FAULT_REFUSED, "The amount is larger than an invoice can hold; look at the rate.");
}

/* Jobs that are passed on, stopped, and not on another invoice; what remains of the list is what is taken. */
static void take_jobs(struct gathering *gathering, struct jobs *jobs)
{
	struct draft *draft = gathering->draft;
	size_t kept = 0;

	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->items[i];
		int day = zone_day(job->zone, job->started_at);

		if (job->treatment != TREATMENT_PASSTHROUGH || !job->stopped_at || job->invoice || day > gathering->period.last)
			continue;
		if (!is_due(gathering, day)) {
			leave_for_its_month(gathering, day, 0, true);
			continue;
		}
		note_day(gathering, day);
		arena_grow(gathering->arena, &draft->jobs, draft->job_count, sizeof *draft->jobs);
		draft->jobs[draft->job_count++] = job->id;
		jobs->items[kept++] = *job;
	}
	jobs->count = kept;
}

/* The jobs of one month, by their ids: "Compute January 2026 (G1, G2)". */
static const char *compute_name(struct gathering *gathering, const struct jobs *jobs, const struct compute_month *month)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
	                                     "October", "November", "December"};
	struct text codes = {0};
	const char *name;

	for (size_t i = 0; i < jobs->count && codes.length < 120; i++) {
		struct wall wall = zone_wall(jobs->items[i].zone, jobs->items[i].started_at);

		if (wall.year == month->year && wall.month == month->month)
			text_print(&codes, "%s%s", codes.length ? ", " : "", jobs->items[i].code);
	}
	name = arena_print(gathering->arena, "Compute %s %d (%s)", months[month->month - 1], month->year, text_string(&codes));
	text_free(&codes);
	return name;
}

/* One line a month, rounded once. */
static bool gather_compute(struct gathering *gathering)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct compute compute;
	struct jobs jobs;

	if (!job_list(gathering->book, gathering->project->id, false, gathering->arena, &jobs))
		return false;
	take_jobs(gathering, &jobs);
	compute_of(&jobs, 0, NULL, 0, book_now(gathering->book), gathering->arena, &compute);
	for (size_t i = 0; i < compute.month_count; i++) {
		struct invoice_line *line = add_line(gathering, LINE_COMPUTE);

		line->name = compute_name(gathering, &jobs, &compute.months[i]);
		line->amount = compute.months[i].minor;
		invoice->passthrough += line->amount;
	}
	return true;
}

static bool kind_is_by_the_hour(struct book *book, const struct project *project)
{
	if (project->kind == KIND_FIXED)
		return book_fail(book, FAULT_REFUSED, "\"%s\" has a fixed price: its hours are tracked, not billed by the hour.", project->path);
	if (project->kind == KIND_RETAINER)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is a retainer: its hours are tracked, not billed one by one.", project->path);
	return true;
}

static bool gather(struct gathering *gathering)
{
	const struct project *project = gathering->project;
	struct rounding rounding;

	if (!rounding_read(project->rounding, &rounding))
		return book_fail(gathering->book, FAULT_STORE, "\"%s\" has no known rounding policy; ambit check says more.", project->path);
	gathering->billing = billing_new(gathering->arena, rounding, project->minimum_seconds);
	return read_covered(gathering) && gather_entries(gathering) && close_labour(gathering) && gather_compute(gathering);
}

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

	if (!standing_open(book, INT64_MAX, arena, &standing) || !rate_book_open(book, INT64_MAX, arena, &rates))
		return false;
	gathering.standing = standing;
	gathering.rates = rates;
	invoice->policy = policy_of(projects, count, arena);
	for (size_t i = 0; i < count; i++) {
		gathering.project = &projects[i];
		gathering.covered_count = 0;
		gathering.covered = NULL;
		if (!gather(&gathering))
			return false;
	}
	if (draft->entry_count)
		qsort(draft->entries, draft->entry_count, sizeof *draft->entries, rising);
	if (draft->unpriced_count)
		qsort(draft->unpriced, draft->unpriced_count, sizeof *draft->unpriced, rising);
	close_period(invoice, &gathering);
	invoice->total = invoice->labour + invoice->passthrough;
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

/* The client's projects that are billed by the hour, by path. */
static bool projects_of_client(struct book *book, const struct place *place, struct arena *arena, struct projects *projects)
{
	size_t kept = 0;

	if (!project_list(book, false, arena, projects))
		return false;
	for (size_t i = 0; i < projects->count; i++) {
		const struct project *project = &projects->items[i];

		if (project->client == place->client && project->kind != KIND_FIXED && project->kind != KIND_RETAINER)
			projects->items[kept++] = *project;
	}
	projects->count = kept;
	return kept || book_fail(book, FAULT_REFUSED, "\"%s\" has no project that is billed by the hour.", place->path);
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
		text_print(&ids, " and %zu more", draft->unpriced_count - NAMED);
	book_fail(book, FAULT_REFUSED, "%s %s of \"%s\" %s no rate: ambit rate set %s MONEY --from DAY gives %s one.", several ? "Entries" : "Entry",
	          text_string(&ids), draft->unpriced_path, several ? "have" : "has", draft->unpriced_path, several ? "them" : "it");
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

static bool draft_project(struct book *book, const struct place *place, struct period period, struct arena *arena, struct draft *draft)
{
	struct project project;

	if (!project_find(book, place->project, arena, &project) || !kind_is_by_the_hour(book, &project))
		return false;
	head(draft, &project, false, period);
	return draft_of(book, &project, 1, period, arena, draft);
}

bool invoice_draft(struct book *book, const struct place *place, struct period period, struct arena *arena, struct draft *draft)
{
	bool ok = place->kind == PLACE_CLIENT ? draft_client(book, place, period, arena, draft) : draft_project(book, place, period, arena, draft);

	return ok && refuse_unpriced(book, draft);
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

		if (project->kind == KIND_FIXED || project->kind == KIND_RETAINER)
			continue;
		head(&draft, project, false, period);
		if (!draft_of(book, project, 1, period, arena, &draft))
			return false;
		if (!draft.entry_count && !draft.job_count && !draft.unpriced_count)
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
