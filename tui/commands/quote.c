#include "db/speech.h"
#include "model/quote.h"

#include "model/item.h"
#include "model/names.h"
#include "model/path.h"
#include "tui/answer.h"

static const struct option add_options[] = {
	{.name = "rate", .value = "MONEY", .help = "asked for an hour, in the client's currency"},
	{.name = "hours", .value = "LENGTH", .help = "asked for"},
	{.name = "title", .value = "TEXT", .help = "what for"},
	{.name = "source", .value = "TEXT", .help = "where it came from: a conference, a friend, a page"},
	{.name = "domain", .value = "TEXT", .help = "the field: retail, health, finance"},
	{.name = "follow-up", .value = "DAY", .sort = WORD_DAY, .help = "when to ask again"},
	{.name = "from-project", .value = "PROJECT", .sort = WORD_PROJECT, .help = "a draft whose items give the hours, at 80 in 100"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it was offered; today"},
	{0},
};
static const struct option decide_options[] = {
	{.name = "agreed", .value = "LENGTH", .help = "the hours agreed in the end"},
	{.name = "why", .value = "TEXT", .help = "the reason given"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day of the answer; today"},
	{0},
};

static void write_json(struct json *json, const struct quote *quote)
{
	json_object(json, NULL);
	json_int(json, "id", quote->id);
	json_string(json, "uid", quote->uid);
	json_string(json, "client", quote->client_slug);
	json_string(json, "project", quote->project_path);
	json_int(json, "rate_cents", quote->rate);
	json_string(json, "currency", quote->currency);
	json_int(json, "asked_seconds", quote->asked_seconds);
	json_some(json, "agreed_seconds", quote->agreed_seconds);
	json_string(json, "title", quote->title);
	json_string(json, "source", quote->source);
	json_string(json, "domain", quote->domain);
	json_day(json, "on", quote->quoted_on);
	json_day(json, "follow_up", quote->follow_up_on);
	json_string(json, "outcome", outcome_words[quote->outcome]);
	json_day(json, "decided", quote->decided_on);
	json_string(json, "why", quote->why);
	json_end(json);
}

/* Read back as it is kept. */
static bool tell(struct call *call, int64_t id)
{
	struct json json = call_json(call);
	struct quote quote;

	if (!call->json)
		return true;
	if (!quote_find(call->book, id, call->arena, &quote))
		return false;
	write_json(&json, &quote);
	call_json_end(call, &json);
	return true;
}

static bool read_hours(struct call *call, struct quote *quote)
{
	const char *draft = call_option(call, "from-project");
	struct place place;

	if (draft) {
		if (!place_find(call->book, draft, PLACE_PROJECT, call->arena, &place) || !quote_hours(call->book, place.project, call->arena, &quote->asked_seconds))
			return false;
		quote->project = place.project;
		if (place.client != quote->client)
			return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is a project of another client.", draft);
	} else if (!call_need(call, "hours")) {
		return false;
	}
	return call_length(call, "hours", &quote->asked_seconds);
}

/* A hint on what is quoted too low as a rule. */
static bool doubt_of(struct call *call, const struct quote *quote, const char **doubt)
{
	struct items items;

	*doubt = "";
	if (!quote->project)
		return true;
	if (!item_list(call->book, quote->project, false, call->arena, &items))
		return false;
	if (items_forget_deployment(&items))
		*doubt = " Deployment is reckoned at less than half of the model: as a rule it is more.";
	return true;
}

static const char *length_word(struct call *call, int64_t seconds)
{
	char text[24];

	return arena_text(call->arena, moment_typed_length(seconds, text));
}

static bool add(struct call *call)
{
	struct quote quote = {.title = call_option(call, "title"), .source = call_option(call, "source"), .domain = call_option(call, "domain"),
		.follow_up_on = DAY_NONE, .quoted_on = DAY_NONE};
	struct place place;
	const char *doubt;
	struct money rate;

	if (!place_find(call->book, call->words[0], PLACE_CLIENT, call->arena, &place) || !call_need(call, "rate")
		|| !money_parse(call_option(call, "rate"), place.currency, false, &rate, book_fault_slot(call->book))
		|| !call_day(call, "follow-up", true, &quote.follow_up_on) || !call_day(call, "on", false, &quote.quoted_on))
		return false;
	quote.client = place.client;
	quote.client_slug = place.path;
	quote.zone = place.zone;
	quote.rate = rate.minor;
	if (!read_hours(call, &quote) || !doubt_of(call, &quote, &doubt) || !quote_add(call->book, &quote))
		return false;
	call_say(call, "Quote %lld to %s: %s at %s an hour, %s.%s", (long long)quote.id, place.path, length_word(call, quote.asked_seconds), money_word(call, quote.rate, place.currency),
		money_word(call, round_product(quote.rate, quote.asked_seconds, 3600, NULL), place.currency), doubt);
	return tell(call, quote.id);
}

static bool decide(struct call *call)
{
	struct quote said = {.why = call_option(call, "why"), .decided_on = DAY_NONE};
	int found = word_find(outcome_words, call->words[1]);
	char words[400];

	if (found <= OUTCOME_OPEN)
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no outcome: %s.", call->words[1], word_list(outcome_words + 1, words));
	said.outcome = (enum outcome)found;
	if (!call_id(call, call->words[0], &said.id) || !call_length(call, "agreed", &said.agreed_seconds) || !call_day(call, "on", false, &said.decided_on)
		|| !quote_decide(call->book, &said))
		return false;
	call_say(call, "Quote %lld is %s.", (long long)said.id, speech(outcome_words[said.outcome]));
	return tell(call, said.id);
}

static void list_one(struct call *call, const struct quote *quote)
{
	struct text *text = &call->out->text;

	text_print(text, "%6lld  %s  ", (long long)quote->id, day_word(call, quote->quoted_on));
	add_column(text, speech(outcome_words[quote->outcome]), 10);
	text_print(text, "  %12s  %8s  %s",
		money_word(call, quote->rate, quote->currency), length_word(call, quote->asked_seconds), quote->client_slug);
	if (quote->title) {
		text_add(text, "  ");
		text_add_clean(text, quote->title, true);
	}
	if (quote->outcome == OUTCOME_OPEN && quote->follow_up_on != DAY_NONE)
		text_print(text, speech(", ask again %s"), day_word(call, quote->follow_up_on));
	if (quote->why) {
		text_add(text, ": ");
		text_add_clean(text, quote->why, true);
	}
	text_add_char(text, '\n');
}

static bool list(struct call *call)
{
	struct quotes quotes;
	struct json json;

	if (!quote_list(call->book, INT64_MAX, call->arena, &quotes))
		return false;
	list_begin(call, &json, "quotes");
	for (size_t i = 0; i < quotes.count; i++)
		if (call->json)
			write_json(&json, &quotes.items[i]);
		else
			list_one(call, &quotes.items[i]);
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "quote add", .usage = "CLIENT --rate MONEY --hours LENGTH", .purpose = "Notes an offer", .options = add_options, .least = 1, .most = 1, .sorts = {WORD_CLIENT}, .run = add};
static const struct command decide_act = {.name = "quote decide", .usage = "ID won|lost_price|lost_other|withdrawn", .purpose = "Notes what came of it", .options = decide_options, .least = 2, .most = 2, .run = decide};
static const struct command list_act = {.name = "quote list", .usage = "", .purpose = "Lists all offers", .least = 0, .most = 0, .run = list};
static const struct command *const acts[] = {&list_act, &add_act, &decide_act, NULL};

const struct command quote_command = {
	.name = "quote",
	.usage = "add, decide or list",
	.purpose = "Offers, and what came of them",
	.acts = acts,
};
