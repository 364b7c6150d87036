#include "model/reports/pack.h"

#include "model/reports/hours.h"
#include "model/reports/scope-inside.h"

static void start_page(struct scope_report *scope, struct report *report, const char *title)
{
	const struct project *project = &scope->position->project;

	scope_begin(scope, report, arena_print(scope->arena, "%s - %s, %s (%s)", scope_word(scope, title), scope->client->name, project->name, project->path));
	report_lead(report, scope_prepared(scope));
	report_lead(report, scope_say(scope, "Position on %s.", scope_day(scope, scope->position->day)));
	if (*scope->evidence)
		report_foot(report, scope->evidence);
}

static const char *key_words(struct scope_report *scope, enum hours_by by, const char *key)
{
	return by == HOURS_BY_ACTIVITY ? scope_plain(scope, key) : key;
}

/* Up to the position's day, however early work began: the days of other projects are nobody's business here. */
static bool add_hours(struct book *book, struct scope_report *scope, int64_t as_of, enum hours_by by)
{
	static const struct column columns[][3] = {
		[HOURS_BY_WEEK] = {{"Week", false}, {"Time", true}, {"Billable", true}},
		[HOURS_BY_ACTIVITY] = {{"Activity", false}, {"Time", true}, {"Billable", true}},
	};
	const struct project *project = &scope->position->project;
	const struct place place = {.kind = PLACE_PROJECT, .client = project->client, .project = project->id, .path = project->path, .zone = project->zone};
	const struct hours_question question = {.period = {DAY_FIRST, scope->position->day}, .by = by, .place = &place, .as_of = as_of};
	struct section *section = report_section(scope->report, by == HOURS_BY_WEEK ? "By week" : "By activity");
	struct hours_sums sums;
	struct block *table;

	if (!hours_sum(book, &question, scope->arena, &sums))
		return false;
	if (!sums.count) {
		section_paragraph(scope->report, section, scope_word(scope, "Nothing was logged."));
		return true;
	}
	table = section_table(scope->report, section, columns[by], 3);
	for (size_t i = 0; i < sums.count; i++)
		table_add(scope->report, table, (struct value[]){value_text(key_words(scope, by, sums.items[i].key)), value_seconds(sums.items[i].seconds), value_seconds(sums.items[i].billable)});
	table_add(scope->report, table, (struct value[]){value_text(scope_word(scope, "total")), value_seconds(sums.seconds), value_seconds(sums.billable)});
	return true;
}

static bool fill_hours(struct book *book, struct scope_report *scope, int64_t as_of)
{
	int64_t waiting = scope->position->hours.waiting;

	if (waiting)
		report_lead(scope->report, scope_say(scope, "not yet sorted: %s h", scope_hours(scope, waiting)));
	return add_hours(book, scope, as_of, HOURS_BY_WEEK) && add_hours(book, scope, as_of, HOURS_BY_ACTIVITY);
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
