#include <string.h>

#include "db/speech.h"
#include "model/client.h"
#include "model/milestone.h"
#include "model/project.h"
#include "model/rate.h"
#include "tui/answer.h"
#include "tui/project-close.h"
#include "tui/project-print.h"

static const struct option options[] = {
	{.name = "name", .value = "NAME", .help = "another name (edit)"},
	{.name = "client", .value = "NAME", .help = "make the client too, of that name (add)"},
	{.name = "rate", .value = "MONEY[/day]", .help = "per hour, from its start or today on (add); 90 EUR makes a client in EUR"},
	{.name = "kind", .value = "KIND", .help = "tm, nte (capped), fixed or retainer"},
	{.name = "start", .value = "DAY", .sort = WORD_DAY, .help = "first day"},
	{.name = "end", .value = "DAY", .sort = WORD_DAY, .help = "last day"},
	{.name = "cap", .value = "MONEY", .help = "not to exceed; fixed once sealed"},
	{.name = "price", .value = "MONEY", .help = "of a fixed price, or a retainer's month"},
	{.name = "hours", .value = "LENGTH", .help = "that a retainer's month holds"},
	{.name = "rollover", .value = "LENGTH", .help = "unused hours that go on to the next month"},
	{.name = "rounding", .value = "POLICY", .help = "exact, day_nearest_15, entry_up_6 …"},
	{.name = "minimum", .value = "LENGTH", .help = "billed for an entry at least"},
	{.name = "notice", .value = "PERCENTS", .help = "of the cap, 75,85,100"},
	{.name = "capacity", .value = "LENGTH", .help = "hours a week"},
	{.name = "meeting-cap", .value = "LENGTH", .help = "meetings a week"},
	{.name = "compute-budget", .value = "MONEY", .help = "for machines"},
	{.name = "compute-alert", .value = "PERCENTS", .help = "of that budget, 50,80,100"},
	{.name = "learning-target", .value = "LENGTH", .help = "a week"},
	{.name = "onboarding", .help = "milestones for the start: a first change in three days, a prototype in two weeks (add)"},
	{.name = "reopen", .help = "takes back that it was closed (edit)"},
	{0},
};

/* Given as "": what was said there is taken away. */
static bool is_emptied(struct call *call, const char *name)
{
	const char *typed = call_option(call, name);

	return typed && !*typed;
}

static bool read_day(struct call *call, const char *name, int *day)
{
	if (!is_emptied(call, name))
		return call_day(call, name, true, day);
	*day = DAY_NONE;
	return true;
}

static bool read_length(struct call *call, const char *name, int64_t *seconds)
{
	if (!is_emptied(call, name))
		return call_length(call, name, seconds);
	*seconds = 0;
	return true;
}

static bool read_money(struct call *call, const char *name, const char *currency, int64_t *minor)
{
	const char *typed = call_option(call, name);
	struct money money;

	if (!typed)
		return true;
	if (!*typed) {
		*minor = 0;
		return true;
	}
	if (!money_parse(typed, currency, false, &money, book_fault_slot(call->book)))
		return false;
	*minor = money.minor;
	return *minor > 0 || book_fail(call->book, FAULT_INPUT, "--%s must be more than nothing.", name);
}

static bool take_options(struct call *call, struct project *project)
{
	const char *kind = call_option(call, "kind"), *budget = call_option(call, "compute-budget");
	int found = kind ? word_find(project_kind_words, kind) : (int)project->kind;

	if (found < 0 || (kind && found == KIND_OWN))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no kind of project: tm, nte, fixed or retainer.", kind);
	project->kind = (enum project_kind)found;
	project->name = call_flag(call, "name") ? call_option(call, "name") : project->name;
	project->rounding = call_flag(call, "rounding") ? call_option(call, "rounding") : project->rounding;
	project->notice = call_flag(call, "notice") ? call_option(call, "notice") : project->notice;
	project->compute_alert = call_flag(call, "compute-alert") ? call_option(call, "compute-alert") : project->compute_alert;
	if (is_emptied(call, "compute-budget"))
		project->compute_budget_micro = 0;
	return read_day(call, "start", &project->start_on) && read_day(call, "end", &project->end_on)
		&& read_money(call, "cap", project->currency, &project->cap) && read_money(call, "price", project->currency, &project->price)
		&& read_length(call, "hours", &project->hours_seconds) && read_length(call, "rollover", &project->rollover_seconds)
		&& read_length(call, "minimum", &project->minimum_seconds) && read_length(call, "capacity", &project->capacity_seconds)
		&& read_length(call, "meeting-cap", &project->meeting_cap_seconds) && read_length(call, "learning-target", &project->learning_target_seconds)
		&& (!budget || !*budget || micro_parse(budget, project->currency, &project->compute_budget_micro, book_fault_slot(call->book)));
}

static bool answer(struct call *call, const struct project *project, const char *done)
{
	struct json json = call_json(call);

	call_say(call, "%s %s, %s.", done, project->path, project->name);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	project_write_json(&json, project);
	call_json_end(call, &json);
	return true;
}

/* "100 EUR" says what a client that is made with it is billed in; NULL: nothing that was typed says it. */
static const char *typed_currency(struct call *call)
{
	static const char *const amounts[] = {"rate", "price", "cap"};

	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		const char *typed = call_option(call, amounts[i]);
		struct fault none = {0};
		struct rate rate;

		if (typed && rate_parse(typed, NULL, call->arena, &rate, &none))
			return arena_text(call->arena, rate.amount.currency);
	}
	return NULL;
}

/* "client/slug" → the slug; the client is found, or made when --client names it. */
static bool find_or_make_client(struct call *call, struct project *project, struct client *client)
{
	const char *slash = strchr(call->words[0], '/');
	int64_t id = 0;

	if (!slash || strchr(slash + 1, '/'))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no path of a project; it goes like client/project.", call->words[0]);
	project->slug = slash + 1;
	*client = (struct client){.slug = arena_text_n(call->arena, call->words[0], (size_t)(slash - call->words[0])), .name = call_option(call, "client"), .terms_days = -1};
	if (!client_by_slug(call->book, client->slug, &id))
		return false;
	if (id)
		return client_find(call->book, id, call->arena, client);
	client->currency = typed_currency(call);
	if (client->name)
		return client_add(call->book, client);
	return book_fail(call->book, FAULT_MISSING, "There is no client \"%.40s\"; make it with: ambit client add %.40s \"%.40s\", or add --client NAME.", client->slug, client->slug, client->slug);
}

static bool set_rate(struct call *call, const struct project *project)
{
	const char *typed = call_option(call, "rate");
	struct rate rate = {.project = project->id, .path = project->path, .from_on = project->start_on};

	if (!typed)
		return true;
	if (rate.from_on == DAY_NONE || rate.from_on > book_today(call->book))
		rate.from_on = zone_day(project->zone, book_now(call->book));
	return rate_parse(typed, project->currency, call->arena, &rate, book_fault_slot(call->book)) && rate_set(call->book, &rate);
}

/* What a client wants to see of somebody new, long before the first date of the contract. */
static bool add_onboarding(struct call *call, const struct project *project)
{
	static const struct { const char *title; int after; } steps[] = {{"First change in the client's code", 3}, {"First prototype", 14}};
	int from = project->start_on == DAY_NONE ? zone_day(project->zone, book_now(call->book)) : project->start_on;

	for (size_t i = 0; call_flag(call, "onboarding") && i < sizeof steps / sizeof *steps; i++) {
		struct milestone milestone = {.project = project->id, .title = steps[i].title, .due_on = from + steps[i].after, .compute_plan_micro = -1};

		if (!milestone_add(call->book, &milestone))
			return false;
	}
	return true;
}

static bool add_parts(struct call *call, struct project *project)
{
	struct client client;

	if (!find_or_make_client(call, project, &client))
		return false;
	project->client = client.id;
	project->currency = client.currency;
	project->zone = client.zone;
	return take_options(call, project) && project_add(call->book, project) && set_rate(call, project) && add_onboarding(call, project);
}

static bool add(struct call *call)
{
	struct project project = {.name = call->words[1], .start_on = DAY_NONE, .end_on = DAY_NONE, .path = ""};
	bool ok;

	if (!book_begin(call->book))
		return false;
	ok = add_parts(call, &project);
	return book_end(call->book, ok, "project add", "%s", project.path) && answer(call, &project, speech("Added project"));
}

static bool find(struct call *call, struct project *project)
{
	struct place place;

	return place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) && project_find(call->book, place.project, call->arena, project);
}

/* Both are typed with add alone: a project never moves to another client, and a rate is never overwritten. */
static bool refuse_options_of_add(struct call *call)
{
	if (call_option(call, "client"))
		return book_fail(call->book, FAULT_INPUT, "A project stays with its client; --client goes with project add, and client edit changes what is said of one.");
	if (call_flag(call, "onboarding"))
		return book_fail(call->book, FAULT_INPUT, "Milestones of the start are made with the project; ambit milestone add makes one more.");
	if (call_option(call, "rate"))
		return book_fail(call->book, FAULT_INPUT, "Rates have a day they count from: ambit rate set \"%.60s\" MONEY --from DAY.", call->words[0]);
	return true;
}

static bool edit(struct call *call)
{
	struct project project;

	if (!refuse_options_of_add(call) || !find(call, &project) || !take_options(call, &project))
		return false;
	if (call_flag(call, "reopen"))
		project.closed_on = DAY_NONE;
	return project_edit(call->book, &project) && answer(call, &project, speech("Changed project"));
}

static bool show(struct call *call)
{
	struct project project;

	if (!find(call, &project))
		return false;
	if (call->json)
		return answer(call, &project, "");
	project_write_text(call, &project);
	return true;
}

static bool list(struct call *call)
{
	struct projects projects;
	struct json json;

	if (!project_list(call->book, false, call->arena, &projects))
		return false;
	list_begin(call, &json, "projects");
	for (size_t i = 0; i < projects.count; i++) {
		const struct project *project = &projects.items[i];

		if (call->json) {
			json_object(&json, NULL);
			project_write_json(&json, project);
			json_end(&json);
			continue;
		}
		text_add_fit(&call->out->text, project->path, 32, false);
		text_print(&call->out->text, "  %-8s  %-10s  ", project_kind_words[project->kind], project->closed_on != DAY_NONE ? speech("closed") : project->end_on == DAY_NONE ? "" : day_word(call, project->end_on));
		text_add_clean(&call->out->text, project->name, true);
		text_add_char(&call->out->text, '\n');
	}
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "project add", .usage = "CLIENT/SLUG NAME", .purpose = "Adds a project; with --client and --rate its client and rate too", .options = options, .least = 2, .most = 2, .dry_run = true, .run = add};
static const struct command list_act = {.name = "project list", .usage = "", .purpose = "Lists all projects", .run = list};
static const struct command show_act = {.name = "project show", .usage = "PATH", .purpose = "Shows one project", .least = 1, .most = 1, .sorts = {WORD_PROJECT}, .run = show};
static const struct command edit_act = {.name = "project edit", .usage = "PATH", .purpose = "Changes what is said of a project; \"\" takes a word away", .options = options, .least = 1, .most = 1, .sorts = {WORD_PROJECT}, .run = edit};
static const struct command *const acts[] = {&add_act, &list_act, &show_act, &edit_act, &project_close_act, NULL};

const struct command project_command = {
	.name = "project",
	.usage = "add, list, show, edit or close",
	.purpose = "Contracts, one each",
	.acts = acts,
};
