#include "model/reports/scope-inside.h"

#include <string.h>

#include "model/config.h"
#include "model/evidence.h"
#include "model/moment.h"
#include "model/reports/compute.h"
#include "model/zone.h"

static bool load_notices(struct book *book, struct scope_report *scope)
{
	struct cap_notice *notices = arena_array(scope->arena, 16, sizeof *notices);
	int percents[16], count = percent_list(scope->position->project.notice, percents);

	for (int i = 0; i < count; i++)
		notices[i].percent = percents[i];
	scope->notices = notices;
	scope->notice_count = count < 0 || !scope->position->money.cap_signed ? 0 : count;
	return !scope->internal || position_cap_notices(book, scope->position, notices, scope->notice_count);
}

static void fill_facts(struct scope_report *scope)
{
	const struct project *project = &scope->position->project;

	scope_facts(scope);
	if (scope->internal)
		scope_time_facts(scope);
	scope_sum_facts(scope);
	if (scope->internal)
		scope_evm_facts(scope);
	compute_facts(scope->arena, fact_object(scope->arena, scope->report->facts, "compute"), &scope->position->compute, project->currency, project->zone);
	if (scope->internal)
		scope_rate_facts(scope);
	scope_money_facts(scope);
	scope_course_facts(scope);
}

static void fill_page(struct scope_report *scope, int64_t as_of)
{
	scope_page(scope);
	scope_page_log(scope);
	if (scope->internal) {
		scope_page_internal(scope);
		scope_page_entries(scope, as_of);
	}
}

static const char *author(struct book *book)
{
	const char *name = config_get(book, "seller.name");

	if (!name || !*name)
		name = config_get(book, "user.name");
	return name ? name : "";
}

bool scope_load(struct book *book, int64_t project, int64_t as_of, struct arena *arena, struct scope_report *scope)
{
	struct position *position = arena_take(arena, sizeof *position);
	struct client *client = arena_take(arena, sizeof *client);

	scope->position = position;
	scope->client = client;
	scope->arena = arena;
	scope->prepared_by = author(book);
	if (!position_load(book, project, as_of, arena, position) || !client_find(book, position->project.client, arena, client) ||
	    !ask_list(book, project, position->at, arena, &scope->asks) || !evidence_line(book, position->at, arena, &scope->evidence))
		return false;
	scope->locale = locale_find(client->locale);
	return true;
}

void scope_begin(struct scope_report *scope, struct report *report, const char *title)
{
	*report = report_new(scope->arena, title);
	report->locale = scope->locale;
	report->letter = locale_is_letter(scope->client->locale);
	scope->report = report;
}

static int later(int day, int than, int before)
{
	return day != DAY_NONE && day < before && (than == DAY_NONE || day > than) ? day : than;
}

/* The latest day before the position's on which the client signed, approved or declined; DAY_NONE: none. */
static int last_decision(const struct position *position)
{
	int last = DAY_NONE;

	for (size_t i = 0; i < position->baselines.count; i++)
		last = later(position->baselines.items[i].sealed_on, last, position->day);
	for (size_t i = 0; i < position->change_count; i++) {
		const struct change *change = position->changes[i].change;

		for (size_t k = 0; k < change->event_count; k++)
			if (change->events[k].state == CHANGE_APPROVED || change->events[k].state == CHANGE_REJECTED)
				last = later(change->events[k].on, last, position->day);
	}
	return last;
}

static bool find_since(struct book *book, const struct scope_question *question, struct scope_report *scope)
{
	char day[11];

	scope->since = question->since_last ? last_decision(scope->position) : question->since;
	if (scope->since == DAY_NONE)
		return !question->since_last || book_fail(book, FAULT_REFUSED,
			"\"last\" is the last day on which the client signed, approved or declined something, and there is none before this position; name a day: --since %s.",
			day_text(scope->position->start_on, day));
	return scope->since <= scope->position->day ||
		book_fail(book, FAULT_INPUT, "\"%s\" is after the position of this report; --since needs an earlier day.", day_text(scope->since, day));
}

static bool load_before(struct book *book, const struct scope_question *question, struct scope_report *scope)
{
	struct position *before;

	if (!find_since(book, question, scope))
		return false;
	if (scope->since == DAY_NONE)
		return true;
	scope->before = before = arena_take(scope->arena, sizeof *before);
	return position_load(book, question->project, zone_day_start(scope->position->project.zone, scope->since) - 1, scope->arena, before);
}

bool report_scope(struct book *book, const struct scope_question *question, struct arena *arena, struct report *report)
{
	struct scope_report scope = {.internal = question->internal, .final = question->final};

	if (question->final && (question->since_last || question->since != DAY_NONE))
		return book_fail(book, FAULT_INPUT, "\"--final\" tells the whole project; leave out --since.");
	/* A long log is read through once: a large cache would keep what nobody asks for again. */
	book_spare_memory(book);
	if (!scope_load(book, question->project, question->as_of, arena, &scope) || !load_notices(book, &scope) || !load_before(book, question, &scope))
		return false;
	scope_begin(&scope, report, arena_print(arena, "%s - %s, %s (%s)", scope.final ? scope_word(&scope, "Final report") : scope_word(&scope, "Scope and changes"), scope.client->name,
		scope.position->project.name, scope.position->project.path));
	fill_facts(&scope);
	if (!question->facts_only || scope.before) /* what is since a day is put together with its page */
		fill_page(&scope, question->as_of);
	return true;
}
