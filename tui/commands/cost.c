#include "db/speech.h"
#include "model/cost.h"

#include <string.h>

#include "model/budget.h"
#include "model/money.h"
#include "tui/answer.h"

#define FIELDS \
	{.name = "treatment", .value = "HOW", .help = "passthrough, client_account, absorbed or learning; passthrough"}, \
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day that it counts for; today"}, \
	{.name = "evidence", .value = "TEXT", .help = "the bill: its number, or where it lies"}

static const struct option add_options[] = {
	FIELDS,
	{.name = "provider", .value = "NAME", .help = "who billed it"},
	{.name = "no-budget", .help = "doesn't count against the compute budget"},
	{0},
};
static const struct option edit_options[] = {
	FIELDS,
	{.name = "money", .value = "MONEY", .help = "another amount"},
	{.name = "title", .value = "TEXT", .help = "another title"},
	{.name = "for", .value = "REF", .sort = WORD_PATH, .help = "what it was paid for"},
	{.name = "budget", .value = "yes|no", .help = "whether it counts against the compute budget"},
	{0},
};

static const char *amount_word(struct call *call, const struct cost *cost)
{
	return arena_print(call->arena, "%s %s", micro_digits(call, cost->micro), cost->currency);
}

static void write_json(struct json *json, const struct cost *cost)
{
	json_object(json, NULL);
	json_int(json, "id", cost->id);
	json_string(json, "uid", cost->uid);
	json_string(json, "project", cost->project_path);
	json_string(json, "ref", cost->ref);
	json_string(json, "title", cost->title);
	json_string(json, "provider", cost->provider);
	json_int(json, "micro", cost->micro);
	json_string(json, "currency", cost->currency);
	json_day(json, "on", cost->on);
	json_string(json, "treatment", treatment_words[cost->treatment]);
	json_bool(json, "budget", !cost->beside_budget);
	json_string(json, "evidence", cost->evidence);
	json_string(json, "invoice", cost->invoice);
	json_end(json);
}

static bool tell(struct call *call, int64_t id)
{
	struct json json = call_json(call);
	struct cost cost;

	if (!call->json)
		return true;
	if (!cost_find(call->book, id, call->arena, &cost))
		return false;
	write_json(&json, &cost);
	call_json_end(call, &json);
	return true;
}

static bool read_fields(struct call *call, struct cost *cost)
{
	int place = cost->treatment;

	if (!call_choice(call, "treatment", treatment_words, "treatment", &place))
		return false;
	cost->treatment = (enum treatment)place;
	if (call_option(call, "evidence"))
		cost->evidence = call_option(call, "evidence");
	return call_day(call, "on", false, &cost->on);
}

/* " [80% of the compute budget is spent]" when this bill did it. */
static bool alert_of(struct call *call, int64_t project, const struct cost *cost, const char **words)
{
	struct outlay outlay = {0};

	*words = NULL;
	outlay_add_cost(&outlay, cost, book_now(call->book));
	if (!cost->beside_budget && !budget_passed_by(call->book, project, outlay, call->arena, words))
		return false;
	*words = *words ? arena_print(call->arena, " [%s]", *words) : "";
	return true;
}

static bool add(struct call *call)
{
	struct cost cost = {.title = call->words[2], .provider = call_option(call, "provider"), .on = DAY_NONE, .treatment = TREATMENT_PASSTHROUGH,
		.beside_budget = call_option(call, "no-budget")};
	struct place place;
	const char *alert;

	if (!place_find(call->book, call->words[0], PLACE_COSTABLE, call->arena, &place) || !micro_parse(call->words[1], place.currency, &cost.micro, book_fault_slot(call->book)) ||
	    !read_fields(call, &cost) || !cost_add(call->book, &place, &cost) || !alert_of(call, place.project, &cost, &alert))
		return false;
	call_say(call, "Cost %lld of %s: %s, %s, %s.%s", (long long)cost.id, place.path, cost.title, amount_word(call, &cost), speech(treatment_words[cost.treatment]), alert);
	return tell(call, cost.id);
}

static bool read_budget(struct call *call, struct cost *cost)
{
	static const char *const words[] = {"no", "yes", NULL};
	const char *typed = call_option(call, "budget");
	int answer = typed ? word_find(words, typed) : !cost->beside_budget;

	if (answer < 0)
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no answer: yes or no.", typed);
	cost->beside_budget = !answer;
	return true;
}

static bool edit(struct call *call)
{
	const char *money = call_option(call, "money"), *title = call_option(call, "title"), *ref = call_option(call, "for");
	struct cost cost;
	struct place place;
	int64_t id;

	if (!call_id(call, call->words[0], &id) || !cost_find(call->book, id, call->arena, &cost) || !read_fields(call, &cost) || !read_budget(call, &cost) ||
	    (money && !micro_parse(money, cost.currency, &cost.micro, book_fault_slot(call->book))) ||
	    (ref && !place_find(call->book, ref, PLACE_COSTABLE, call->arena, &place)))
		return false;
	if (title)
		cost.title = title;
	if (!cost_edit(call->book, ref ? &place : NULL, &cost))
		return false;
	call_say(call, "Changed cost %lld, %s: %s.", (long long)id, cost.title, amount_word(call, &cost));
	return tell(call, id);
}

static bool delete(struct call *call)
{
	struct cost cost;
	int64_t id;

	if (!call_id(call, call->words[0], &id) || !cost_find(call->book, id, call->arena, &cost) || !cost_delete(call->book, id))
		return false;
	call_say(call, "Deleted cost %lld, %s: %s.", (long long)id, cost.title, amount_word(call, &cost));
	return true;
}

static void list_one(struct call *call, const struct cost *cost)
{
	struct text *text = &call->out->text;

	text_print(text, "%6lld  %s  %14s  ", (long long)cost->id, day_word(call, cost->on), amount_word(call, cost));
	add_column(text, speech(treatment_words[cost->treatment]), 14);
	text_print(text, "  %s  ", cost->project_path);
	if (strcmp(cost->ref, cost->project_path))
		text_print(text, "%s  ", cost->ref);
	text_add_clean(text, cost->title, true);
	if (cost->invoice) {
		text_add(text, speech(", invoice "));
		text_add_clean(text, cost->invoice, true);
	}
	text_add_char(text, '\n');
}

static bool list(struct call *call)
{
	struct place place = {0};
	struct costs costs;
	struct json json;

	if (call->count && !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	if (!cost_list(call->book, place.project, call->arena, &costs))
		return false;
	list_begin(call, &json, "costs");
	for (size_t i = 0; i < costs.count; i++)
		if (call->json)
			write_json(&json, &costs.items[i]);
		else
			list_one(call, &costs.items[i]);
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "cost add", .usage = "REF MONEY TITLE", .purpose = "Keeps what was paid to others: API bills, labels, licences", .options = add_options, .least = 3, .most = 3, .sorts = {WORD_PATH}, .run = add};
static const struct command edit_act = {.name = "cost edit", .usage = "ID", .purpose = "Changes it, until it is invoiced", .options = edit_options, .least = 1, .most = 1, .run = edit};
static const struct command delete_act = {.name = "cost delete", .usage = "ID", .purpose = "Takes it out, until it is invoiced", .least = 1, .most = 1, .run = delete};
static const struct command list_act = {.name = "cost list", .usage = "[PROJECT]", .purpose = "Lists costs, and which invoice bills them", .least = 0, .most = 1, .sorts = {WORD_PROJECT}, .run = list};
static const struct command *const acts[] = {&add_act, &list_act, &edit_act, &delete_act, NULL};

const struct command cost_command = {
	.name = "cost",
	.usage = "add, list, edit or delete",
	.purpose = "What others bill beside machines by the hour",
	.acts = acts,
};
