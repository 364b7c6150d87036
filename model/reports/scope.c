#include "model/reports/scope-inside.h"

#include <string.h>

#include "model/config.h"
#include "model/evidence.h"
#include "model/reports/compute.h"

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
	return position_load(book, project, as_of, arena, position) && client_find(book, position->project.client, arena, client) &&
	       ask_list(book, project, position->at, arena, &scope->asks) && evidence_line(book, position->at, arena, &scope->evidence);
}

bool report_scope(struct book *book, int64_t project, int64_t as_of, bool internal, struct arena *arena, struct report *report)
{
	struct scope_report scope = {.internal = internal, .report = report};

	if (!scope_load(book, project, as_of, arena, &scope) || !load_notices(book, &scope))
		return false;
	*report = report_new(arena, arena_print(arena, "Scope and changes - %s, %s (%s)", scope.client->name, scope.position->project.name, scope.position->project.path));
	fill_facts(&scope);
	scope_page(&scope);
	scope_page_log(&scope);
	if (internal)
		scope_page_internal(&scope);
	return true;
}
