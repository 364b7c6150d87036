#include "model/reports/pack.h"

#include "model/reports/hours.h"
#include "model/reports/scope-inside.h"

static void start_page(struct scope_report *scope, struct report *report, const char *title)
{
	scope->report = report;
	*report = report_new(scope->arena, arena_print(scope->arena, "%s - %s, %s (%s)", title, scope->client->name, scope->position->project.name, scope->position->project.path));
	report_lead(report, arena_print(scope->arena, "Position on %s.", scope_day(scope, scope->position->day)));
}

/* Up to the position's day, however early work began: the days of other projects are nobody's business here. */
static bool add_hours(struct book *book, struct scope_report *scope, int64_t as_of, enum hours_by by, const char *title)
{
	const struct project *project = &scope->position->project;
	const struct place place = {.kind = PLACE_PROJECT, .client = project->client, .project = project->id, .path = project->path, .zone = project->zone};
	const struct hours_question question = {.period = {DAY_FIRST, scope->position->day}, .by = by, .place = &place, .as_of = as_of};
	struct report part;

	if (!report_hours(book, &question, scope->arena, &part))
		return false;
	part.sections->title = title;
	if (scope->report->last_section)
		scope->report->last_section->next = part.sections;
	else
		scope->report->sections = part.sections;
	scope->report->last_section = part.last_section;
	return true;
}

static bool fill_hours(struct book *book, struct scope_report *scope, int64_t as_of)
{
	int64_t waiting = scope->position->hours.waiting;

	if (waiting)
		report_lead(scope->report, arena_print(scope->arena, "not yet sorted: %s h", scope_hours(scope, waiting)));
	return add_hours(book, scope, as_of, HOURS_BY_WEEK, "By week") && add_hours(book, scope, as_of, HOURS_BY_ACTIVITY, "By activity");
}

/* The three read one state of the store, whoever writes meanwhile. */
static bool fill_pages(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct pack_page pages[PACK_PAGES])
{
	const struct scope_question question = {.project = project, .as_of = as_of, .since = DAY_NONE};
	struct scope_report scope = {0};

	if (!report_scope(book, &question, arena, &pages[0].report) || !scope_load(book, project, as_of, arena, &scope))
		return false;
	start_page(&scope, &pages[1].report, "Hours");
	if (!fill_hours(book, &scope, as_of))
		return false;
	start_page(&scope, &pages[2].report, "Milestones");
	pack_milestones(&scope);
	return true;
}

bool report_pack(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct pack_page pages[PACK_PAGES])
{
	bool whole;

	pages[0].name = "scope.html";
	pages[1].name = "hours.html";
	pages[2].name = "milestones.html";
	if (!book_hold(book))
		return false;
	whole = fill_pages(book, project, as_of, arena, pages);
	book_release(book);
	return whole;
}
