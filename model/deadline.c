/* What is due: read from the facts, in the words that a calendar shows. */
#include <stdlib.h>
#include <string.h>

#include "model/ask.h"
#include "model/dataset.h"
#include "model/deadline.h"
#include "model/evidence.h"
#include "model/invoice.h"
#include "model/job.h"
#include "model/milestone.h"
#include "model/names.h"
#include "model/quote.h"
#include "model/record.h"
#include "model/text.h"

const char *const deadline_words[] = {"milestone", "review", "end", "rates", "job", "change", "ask", "invoice", "quote", "dataset", "production", NULL};
const char *const deadline_categories[] = {"Milestone", "Retraining", "Contract end", "Rate review", "Job", "Change", "Question", "Invoice", "Quote", "Data deletion", "Production check", NULL};
const char *const deadline_status_words[] = {"open", "done", "cancelled", NULL};

struct due_project {
	int64_t id;
	const char *uid, *name, *path, *client_name, *zone;
	int end_on;
	bool closed;
};

struct gathering {
	struct book *book;
	struct arena *arena;
	struct deadlines *list;
};

static void add(struct gathering *gathering, struct deadline deadline)
{
	struct deadlines *list = gathering->list;

	arena_grow(gathering->arena, &list->items, list->count, sizeof *list->items);
	list->items[list->count++] = deadline;
}

/* One of the project, with what every such deadline tells. */
static struct deadline of_project(struct gathering *gathering, const struct due_project *project, enum deadline_kind kind, const char *subject, const char *title)
{
	return (struct deadline){
		.kind = kind,
		.subject = subject,
		.project = project->id,
		.client_name = project->client_name,
		.summary = arena_print(gathering->arena, "%s: %s", project->name, title),
		.description = arena_print(gathering->arena, "%s\n%s", project->client_name, project->path),
	};
}

static const char *milestone_words(struct gathering *gathering, const struct due_project *project, const struct milestone *milestone)
{
	struct text words = {0};
	const char *copy;

	text_print(&words, "%s\n%s", project->client_name, milestone->path);
	if (milestone->gate)
		text_print(&words, "\nGate: %s", milestone->gate);
	if (milestone->metric && milestone->target)
		text_print(&words, "\nTarget: %s %s %s", milestone->metric, milestone->lower ? "at most" : "at least", milestone->target);
	else if (milestone->metric)
		text_print(&words, "\nMetric: %s", milestone->metric);
	copy = arena_text(gathering->arena, text_string(&words));
	text_free(&words);
	return copy;
}

static enum deadline_status milestone_status(const struct due_project *project, const struct milestone *milestone)
{
	const struct milestone_decision *decision = milestone_decision_of(milestone);

	if (decision && !strcmp(decision->word, "go"))
		return DEADLINE_DONE;
	if (project->closed || (decision && strcmp(decision->word, "iterate")))
		return DEADLINE_CANCELLED;
	return DEADLINE_OPEN;
}

static void add_milestone(struct gathering *gathering, const struct due_project *project, const struct milestone *milestone)
{
	bool again = milestone->every_days > 0;
	struct deadline deadline = of_project(gathering, project, again ? DEADLINE_REVIEW : DEADLINE_MILESTONE, milestone->uid, milestone->title);

	deadline.day = milestone->due_on;
	deadline.status = milestone_status(project, milestone);
	if (deadline.status == DEADLINE_DONE)
		deadline.done_at = milestone_decision_of(milestone)->typed_at;
	deadline.description = milestone_words(gathering, project, milestone);
	deadline.private_summary = arena_print(gathering->arena, "%s %s", again ? "Retraining review" : "Milestone", milestone->code);
	add(gathering, deadline);
}

/* A model that was put to work is measured there within a week. */
static void add_production_check(struct gathering *gathering, const struct due_project *project, const struct milestone *milestone)
{
	int day = milestone_check_due(milestone);
	const struct deployment *latest;
	struct deadline deadline;

	if (day == DAY_NONE || project->closed)
		return;
	latest = &milestone->deployments[milestone->deployment_count - 1];
	deadline = of_project(gathering, project, DEADLINE_PRODUCTION, latest->uid,
		arena_print(gathering->arena, "%s: measure %s in production", milestone->code, latest->version));
	deadline.day = day;
	deadline.private_summary = arena_print(gathering->arena, "Production check %s", milestone->code);
	add(gathering, deadline);
}

static bool add_milestones(struct gathering *gathering, const struct due_project *project)
{
	struct milestones milestones;

	if (!milestone_list(gathering->book, project->id, INT64_MAX, gathering->arena, &milestones))
		return false;
	for (size_t i = 0; i < milestones.count; i++) {
		add_milestone(gathering, project, &milestones.items[i]);
		add_production_check(gathering, project, &milestones.items[i]);
	}
	return true;
}

static void add_end(struct gathering *gathering, const struct due_project *project)
{
	struct deadline deadline = of_project(gathering, project, DEADLINE_END, project->uid, "Contract end");

	if (project->end_on == DAY_NONE)
		return;
	deadline.day = project->end_on;
	deadline.status = project->closed ? DEADLINE_CANCELLED : DEADLINE_OPEN;
	deadline.private_summary = "Contract end";
	add(gathering, deadline);
}

/* Is it the last event of its change? */
static bool is_last(const struct records *records, size_t place)
{
	for (size_t i = place + 1; i < records->count; i++)
		if (!strcmp(records->items[i].subject, records->items[place].subject))
			return false;
	return true;
}

static void add_change(struct gathering *gathering, const struct due_project *project, const struct record *sent)
{
	const char *title = sent->title ? sent->title : "", *code = sent->label ? sent->label : "";
	struct deadline deadline = of_project(gathering, project, DEADLINE_CHANGE, sent->subject,
		arena_print(gathering->arena, "%s %s: answer wanted", code, title));

	deadline.day = sent->until_on;
	deadline.status = project->closed ? DEADLINE_CANCELLED : DEADLINE_OPEN;
	deadline.private_summary = arena_print(gathering->arena, "Change %s", code);
	add(gathering, deadline);
}

static bool add_changes(struct gathering *gathering, const struct due_project *project)
{
	struct records records;

	if (!evidence_list(gathering->book, "change", project->id, NULL, INT64_MAX, gathering->arena, &records))
		return false;
	for (size_t i = 0; i < records.count; i++) {
		const struct record *record = &records.items[i];

		if (record->state && !strcmp(record->state, "sent") && record->until_on != DAY_NONE && is_last(&records, i))
			add_change(gathering, project, record);
	}
	return true;
}

static bool add_asks(struct gathering *gathering, const struct due_project *project)
{
	struct asks asks;

	if (!ask_list(gathering->book, project->id, INT64_MAX, gathering->arena, &asks))
		return false;
	for (size_t i = 0; i < asks.count; i++) {
		const struct ask *ask = &asks.items[i];
		struct deadline deadline;

		if (ask->due_on == DAY_NONE || ask->answer)
			continue;
		deadline = of_project(gathering, project, DEADLINE_ASK, ask->uid, ask->text);
		deadline.day = ask->due_on;
		deadline.status = project->closed ? DEADLINE_CANCELLED : DEADLINE_OPEN;
		deadline.private_summary = arena_print(gathering->arena, "Question %lld", (long long)ask->id);
		add(gathering, deadline);
	}
	return true;
}

static bool read_projects(struct gathering *gathering, struct due_project **projects, size_t *count)
{
	struct query *rows = book_query(gathering->book, SQL_CALENDAR_PROJECTS);
	struct arena *arena = gathering->arena;

	while (query_next(rows)) {
		arena_grow(arena, projects, *count, sizeof **projects);
		(*projects)[(*count)++] = (struct due_project){
			.id = query_int(rows, "id"),
			.uid = query_take(rows, "uid", arena),
			.name = query_take(rows, "name", arena),
			.path = query_take(rows, "path", arena),
			.client_name = query_take(rows, "client_name", arena),
			.zone = query_take(rows, "zone", arena),
			.end_on = query_day(rows, "end_on"),
			.closed = !query_is_null(rows, "closed_on"),
		};
	}
	return query_ok(rows);
}

static const struct due_project *project_of(const struct due_project *projects, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (projects[i].id == id)
			return &projects[i];
	return NULL;
}

static bool add_jobs(struct gathering *gathering, const struct due_project *projects, size_t count)
{
	struct jobs jobs;

	if (!job_list(gathering->book, 0, true, gathering->arena, &jobs))
		return false;
	for (size_t i = 0; i < jobs.count; i++) {
		const struct job *job = &jobs.items[i];
		const struct due_project *project = project_of(projects, count, job->project);
		struct deadline deadline;

		if (!job->expected_seconds || job->stopped_at || !project)
			continue;
		deadline = of_project(gathering, project, DEADLINE_JOB, job->uid,
			arena_print(gathering->arena, "Job %s should be done (%s)", job->code, job->resource));
		deadline.zone = project->zone;
		deadline.at = job->started_at + job->expected_seconds;
		deadline.day = zone_day(project->zone, deadline.at);
		deadline.private_summary = arena_print(gathering->arena, "Job %s", job->code);
		add(gathering, deadline);
	}
	return true;
}

static bool add_invoices(struct gathering *gathering)
{
	struct invoices invoices;
	struct arena *arena = gathering->arena;

	if (!invoice_list(gathering->book, arena, &invoices))
		return false;
	for (size_t i = 0; i < invoices.count; i++) {
		const struct invoice *invoice = &invoices.items[i];
		struct deadline deadline = {
			.kind = DEADLINE_INVOICE,
			.subject = invoice->uid,
			.day = invoice->due_on,
			.project = invoice->project,
			.client_name = invoice->client_name,
			.private_summary = "Invoice",
		};

		if (invoice->open <= 0)
			continue;
		deadline.summary = arena_print(arena, "%s: Invoice %s due", invoice->client_name, invoice->number);
		deadline.description = arena_print(arena, "%s\n%s", invoice->client_name, invoice->path);
		add(gathering, deadline);
	}
	return true;
}

/* An offer that waits is asked after on the day that was set for it. */
static bool add_follow_ups(struct gathering *gathering)
{
	struct quotes quotes;

	if (!quote_list(gathering->book, INT64_MAX, gathering->arena, &quotes))
		return false;
	for (size_t i = 0; i < quotes.count; i++) {
		const struct quote *quote = &quotes.items[i];
		const char *title = quote->title ? quote->title : "quote";

		if (quote->outcome == OUTCOME_OPEN && quote->follow_up_on != DAY_NONE)
			add(gathering, (struct deadline){
				.kind = DEADLINE_QUOTE,
				.subject = quote->uid,
				.day = quote->follow_up_on,
				.client_name = quote->client_name,
				.summary = arena_print(gathering->arena, "%s: ask again about %s", quote->client_name, title),
				.private_summary = "Follow-up",
				.description = quote->client_name,
			});
	}
	return true;
}

/* Data that must be gone by a day: open until it is scrapped. */
static bool add_deletions(struct gathering *gathering)
{
	struct datasets datasets;

	if (!dataset_list(gathering->book, 0, gathering->arena, &datasets))
		return false;
	for (size_t i = 0; i < datasets.count; i++) {
		const struct dataset *dataset = &datasets.items[i];

		if (dataset->delete_by != DAY_NONE && dataset->scrapped_on == DAY_NONE)
			add(gathering, (struct deadline){
				.kind = DEADLINE_DATASET,
				.subject = dataset->uid,
				.day = dataset->delete_by,
				.project = dataset->project,
				.client_name = dataset->client_name,
				.summary = arena_print(gathering->arena, "%s: delete the data %s", dataset->project_name, dataset->label),
				.private_summary = "Data deletion",
				.description = arena_print(gathering->arena, "%s\n%s", dataset->client_name, dataset->project_path),
			});
	}
	return true;
}

/* Rates are looked at every half year, from the first 1 January or 1 July after the first of them was written. */
static bool add_rate_review(struct gathering *gathering)
{
	struct query *row = book_query(gathering->book, SQL_CALENDAR_FIRST_RATE);
	bool any = query_next(row) && !query_is_null(row, "at");
	int64_t at = any ? query_int(row, "at") : 0;
	struct wall day = day_civil(zone_day(book_clock(gathering->book).zone, at));

	query_end(row);
	if (any)
		add(gathering, (struct deadline){
			.kind = DEADLINE_RATES,
			.subject = "rates",
			.day = day.month < 7 ? day_from_civil(day.year, 7, 1) : day_from_civil(day.year + 1, 1, 1),
			.summary = "Rate review",
			.private_summary = "Rate review",
			.description = "Twice a year: raise rates until clients say no.",
		});
	return query_ok(row);
}

bool deadlines_due(struct book *book, struct arena *arena, struct deadlines *list)
{
	struct gathering gathering = {book, arena, list};
	struct due_project *projects = NULL;
	size_t count = 0;

	*list = (struct deadlines){0};
	if (!read_projects(&gathering, &projects, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct due_project *project = &projects[i];

		add_end(&gathering, project);
		if (!add_milestones(&gathering, project) || !add_changes(&gathering, project) || !add_asks(&gathering, project))
			return false;
	}
	return add_jobs(&gathering, projects, count) && add_invoices(&gathering) && add_follow_ups(&gathering) && add_deletions(&gathering) && add_rate_review(&gathering);
}

static int by_day(const void *one, const void *other)
{
	const struct deadline *a = one, *b = other;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : strcmp(a->summary, b->summary);
}

bool deadlines_open(struct book *book, int last, struct arena *arena, struct deadlines *list)
{
	size_t kept = 0;

	if (!deadlines_due(book, arena, list))
		return false;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].status == DEADLINE_OPEN && list->items[i].day <= last)
			list->items[kept++] = list->items[i];
	list->count = kept;
	if (kept)
		qsort(list->items, kept, sizeof *list->items, by_day);
	return true;
}
