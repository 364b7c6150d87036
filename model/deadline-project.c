/* What is due of each project: its end, milestones and models at work, answers to changes and questions, jobs. */
#include <stdarg.h>
#include <string.h>

#include "db/speech.h"
#include "model/ask.h"
#include "model/deadline-inside.h"
#include "model/evidence.h"
#include "model/job.h"
#include "model/milestone.h"
#include "model/record.h"
#include "model/text.h"

struct due_project {
	int64_t id;
	const char *uid, *name, *path, *client_name, *zone;
	int end_on;
	bool closed;
};

void deadline_add(struct due *due, struct deadline deadline)
{
	struct deadlines *list = due->list;

	arena_grow(due->arena, &list->items, list->count, sizeof *list->items);
	list->items[list->count++] = deadline;
}

const char *deadline_say(struct due *due, const char *whose, const char *format, ...)
{
	const char *words;
	va_list list;

	if (!speech_place())
		return NULL;
	va_start(list, format);
	words = arena_print_list(due->arena, speech(format), list);
	va_end(list);
	return whose ? arena_print(due->arena, "%s: %s", whose, words) : words;
}

/* One of the project, with what every such deadline tells. */
static struct deadline of_project(struct due *due, const struct due_project *project, enum deadline_kind kind, const char *subject, const char *title)
{
	return (struct deadline){
		.kind = kind,
		.subject = subject,
		.project = project->id,
		.client_name = project->client_name,
		.summary = arena_print(due->arena, "%s: %s", project->name, title),
		.description = arena_print(due->arena, "%s\n%s", project->client_name, project->path),
	};
}

static const char *milestone_words(struct due *due, const struct due_project *project, const struct milestone *milestone)
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
	copy = arena_text(due->arena, text_string(&words));
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

static void add_milestone(struct due *due, const struct due_project *project, const struct milestone *milestone)
{
	bool again = milestone->every_days > 0;
	struct deadline deadline = of_project(due, project, again ? DEADLINE_REVIEW : DEADLINE_MILESTONE, milestone->uid, milestone->title);

	deadline.day = milestone->due_on;
	deadline.status = milestone_status(project, milestone);
	if (deadline.status == DEADLINE_DONE)
		deadline.done_at = milestone_decision_of(milestone)->typed_at;
	deadline.description = milestone_words(due, project, milestone);
	deadline.private_summary = arena_print(due->arena, "%s %s", again ? "Retraining review" : "Milestone", milestone->code);
	deadline_add(due, deadline);
}

/* A model that was put to work is measured there within a week. */
static void add_production_check(struct due *due, const struct due_project *project, const struct milestone *milestone)
{
	int day = milestone_check_due(milestone);
	const struct deployment *latest;
	struct deadline deadline;

	if (day == DAY_NONE || project->closed)
		return;
	latest = &milestone->deployments[milestone->deployment_count - 1];
	deadline = of_project(due, project, DEADLINE_PRODUCTION, latest->uid,
		arena_print(due->arena, "%s: measure %s in production", milestone->code, latest->version));
	deadline.day = day;
	deadline.said = deadline_say(due, project->name, "%s: measure %s in production", milestone->code, latest->version);
	deadline.private_summary = arena_print(due->arena, "Production check %s", milestone->code);
	deadline_add(due, deadline);
}

static bool add_milestones(struct due *due, const struct due_project *project)
{
	struct milestones milestones;

	if (!milestone_list(due->book, project->id, INT64_MAX, due->arena, &milestones))
		return false;
	for (size_t i = 0; i < milestones.count; i++) {
		add_milestone(due, project, &milestones.items[i]);
		add_production_check(due, project, &milestones.items[i]);
	}
	return true;
}

static void add_end(struct due *due, const struct due_project *project)
{
	struct deadline deadline = of_project(due, project, DEADLINE_END, project->uid, "Contract end");

	if (project->end_on == DAY_NONE)
		return;
	deadline.day = project->end_on;
	deadline.status = project->closed ? DEADLINE_CANCELLED : DEADLINE_OPEN;
	deadline.said = deadline_say(due, project->name, "Contract end");
	deadline.private_summary = "Contract end";
	deadline_add(due, deadline);
}

/* Is it the last event of its change? */
static bool is_last(const struct records *records, size_t place)
{
	for (size_t i = place + 1; i < records->count; i++)
		if (!strcmp(records->items[i].subject, records->items[place].subject))
			return false;
	return true;
}

static void add_change(struct due *due, const struct due_project *project, const struct record *sent)
{
	const char *title = sent->title ? sent->title : "", *code = sent->label ? sent->label : "";
	struct deadline deadline = of_project(due, project, DEADLINE_CHANGE, sent->subject,
		arena_print(due->arena, "%s %s: answer wanted", code, title));

	deadline.day = sent->until_on;
	deadline.status = project->closed ? DEADLINE_CANCELLED : DEADLINE_OPEN;
	deadline.said = deadline_say(due, project->name, "%s %s: answer wanted", code, title);
	deadline.private_summary = arena_print(due->arena, "Change %s", code);
	deadline_add(due, deadline);
}

static bool add_changes(struct due *due, const struct due_project *project)
{
	struct records records;

	if (!evidence_list(due->book, "change", project->id, NULL, INT64_MAX, due->arena, &records))
		return false;
	for (size_t i = 0; i < records.count; i++) {
		const struct record *record = &records.items[i];

		if (record->state && !strcmp(record->state, "sent") && record->until_on != DAY_NONE && is_last(&records, i))
			add_change(due, project, record);
	}
	return true;
}

static bool add_asks(struct due *due, const struct due_project *project)
{
	struct asks asks;

	if (!ask_list(due->book, project->id, INT64_MAX, due->arena, &asks))
		return false;
	for (size_t i = 0; i < asks.count; i++) {
		const struct ask *ask = &asks.items[i];
		struct deadline deadline;

		if (ask->due_on == DAY_NONE || ask->answer)
			continue;
		deadline = of_project(due, project, DEADLINE_ASK, ask->uid, ask->text);
		deadline.day = ask->due_on;
		deadline.status = project->closed ? DEADLINE_CANCELLED : DEADLINE_OPEN;
		deadline.private_summary = arena_print(due->arena, "Question %lld", (long long)ask->id);
		deadline_add(due, deadline);
	}
	return true;
}

static bool read_projects(struct due *due, struct due_project **projects, size_t *count)
{
	struct query *rows = book_query(due->book, SQL_CALENDAR_PROJECTS);
	struct arena *arena = due->arena;

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

static bool add_jobs(struct due *due, const struct due_project *projects, size_t count)
{
	struct jobs jobs;

	if (!job_list(due->book, 0, true, due->arena, &jobs))
		return false;
	for (size_t i = 0; i < jobs.count; i++) {
		const struct job *job = &jobs.items[i];
		const struct due_project *project = project_of(projects, count, job->project);
		struct deadline deadline;

		if (!job->expected_seconds || job->stopped_at || !project)
			continue;
		deadline = of_project(due, project, DEADLINE_JOB, job->uid,
			arena_print(due->arena, "Job %s should be done (%s)", job->code, job->resource));
		deadline.zone = project->zone;
		deadline.at = job->started_at + job->expected_seconds;
		deadline.day = zone_day(project->zone, deadline.at);
		deadline.said = deadline_say(due, project->name, "Job %s should be done (%s)", job->code, job->resource);
		deadline.private_summary = arena_print(due->arena, "Job %s", job->code);
		deadline_add(due, deadline);
	}
	return true;
}

bool deadlines_of_projects(struct due *due)
{
	struct due_project *projects = NULL;
	size_t count = 0;

	if (!read_projects(due, &projects, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct due_project *project = &projects[i];

		add_end(due, project);
		if (!add_milestones(due, project) || !add_changes(due, project) || !add_asks(due, project))
			return false;
	}
	return add_jobs(due, projects, count);
}
