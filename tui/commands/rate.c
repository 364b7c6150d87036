#include <string.h>

#include "model/entry.h"
#include "model/rate.h"
#include "tui/answer.h"

static const struct option set_options[] = {
	{.name = "from", .value = "DAY", .sort = WORD_DAY, .help = "its first day, in the client's zone"},
	{.name = "day", .value = "LENGTH", .help = "how long a day is, for MONEY/day; 8h"},
	{.name = "why", .value = "TEXT", .help = "the reason, as agreed"},
	{0},
};

static void write_json(struct json *json, const struct rate *rate)
{
	json_int(json, "id", rate->id);
	json_string(json, "path", rate->path);
	json_int(json, "rate_cents", rate->amount.minor);
	json_string(json, "currency", rate->amount.currency);
	json_some(json, "day_seconds", rate->day_seconds);
	json_day(json, "from", rate->from_on);
	json_string(json, "why", rate->why);
}

/* "175.00" or "1200/day", in the currency of the place. */
static bool read_amount(struct call *call, const char *typed, const char *currency, struct rate *rate)
{
	size_t length = strlen(typed);
	bool daily = length > 4 && !strcmp(typed + length - 4, "/day");

	if (call_flag(call, "day") && !daily)
		return book_fail(call->book, FAULT_INPUT, "--day goes with a rate a day: MONEY/day.");
	if (daily)
		rate->day_seconds = 8 * 3600;
	return money_parse(arena_text_n(call->arena, typed, daily ? length - 4 : length), currency, false, &rate->amount, book_fault_slot(call->book))
		&& call_length(call, "day", &rate->day_seconds);
}

/* rate set default MONEY CURRENCY, or rate set PATH MONEY */
static bool read_place(struct call *call, struct rate *rate, const char **currency)
{
	struct place place;

	if (!strcmp(call->words[0], "default")) {
		if (call->count < 3 || !currency_is_valid(call->words[2]))
			return book_fail(call->book, FAULT_INPUT, "A default rate needs its currency: ambit rate set default 150 USD --from DAY.");
		*currency = call->words[2];
		rate->path = arena_print(call->arena, "default %s", *currency);
		return true;
	}
	if (call->count > 2)
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is one word too many: ambit rate set PATH MONEY --from DAY.", call->words[2]);
	if (!place_find(call->book, call->words[0], PLACE_CLIENT | PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE, call->arena, &place))
		return false;
	rate->client = place.project ? 0 : place.client;
	rate->project = place.item ? 0 : place.project;
	rate->item = place.item;
	rate->path = place.path;
	*currency = place.currency;
	return true;
}

static bool set(struct call *call)
{
	struct rate rate = {.from_on = DAY_NONE, .why = call_option(call, "why")};
	const char *currency = "";
	struct json json = call_json(call);

	if (!call_need(call, "from") || !call_day(call, "from", false, &rate.from_on) || !read_place(call, &rate, &currency)
		|| !read_amount(call, call->words[1], currency, &rate) || !rate_set(call->book, &rate))
		return false;
	call_say(call, "From %s %s costs %s %s.", day_word(call, rate.from_on), rate.path, money_word(call, rate.amount.minor, currency), rate.day_seconds ? "a day" : "an hour");
	if (!call->json)
		return true;
	json_object(&json, NULL);
	write_json(&json, &rate);
	call_json_end(call, &json);
	return true;
}

static bool list(struct call *call)
{
	struct place place;
	struct rates rates;
	struct json json;

	if (call->count && !place_find(call->book, call->words[0], PLACE_CLIENT | PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE, call->arena, &place))
		return false;
	if (!rate_list(call->book, call->count ? &place : NULL, call->arena, &rates))
		return false;
	list_begin(call, &json, "rates");
	for (size_t i = 0; i < rates.count; i++) {
		const struct rate *rate = &rates.items[i];

		if (call->json) {
			json_object(&json, NULL);
			write_json(&json, rate);
			json_end(&json);
			continue;
		}
		text_add_fit(&call->out->text, rate->path, 24, false);
		text_print(&call->out->text, "  %s  %14s%s", day_word(call, rate->from_on), money_word(call, rate->amount.minor, rate->amount.currency), rate->day_seconds ? "/day" : "/h");
		text_add(&call->out->text, rate->why ? "  " : "");
		text_add_clean(&call->out->text, rate->why ? rate->why : "", true);
		text_add_char(&call->out->text, '\n');
	}
	list_end(call, &json);
	return true;
}

static const char *reach(const struct rate *rate)
{
	return rate->item ? "item" : rate->project ? "project" : rate->client ? "client" : "default";
}

/* Every rate that reaches the entry, with what speaks for or against it. */
static void explain_rate(struct call *call, const struct rate *rate, const struct rate *winner, int day)
{
	const char *why = rate == winner ? "applies" : rate->from_on > day ? "starts later" : !strcmp(reach(rate), reach(winner)) ? "a later one replaced it" : "a nearer one wins";

	text_print(&call->out->text, "%s %-8s from %s  %s%s  %s\n", rate == winner ? "*" : " ", reach(rate), day_word(call, rate->from_on),
		money_word(call, rate->amount.minor, rate->amount.currency), rate->day_seconds ? "/day" : "/h", why);
}

static bool explain(struct call *call)
{
	struct entry entry;
	struct place place;
	struct rate_book *book;
	struct rates all;
	const struct rate *winner;
	int64_t id;

	if (!call_id(call, call->words[0], &id) || !entry_find(call->book, id, call->arena, &entry) || !place_of(call->book, entry.project, entry.item, call->arena, &place)
		|| !rate_book_open(call->book, INT64_MAX, call->arena, &book) || !rate_list(call->book, NULL, call->arena, &all))
		return false;
	winner = place.client ? rate_in_force(book, place.client, place.project, place.item, place.currency, entry.day) : NULL;
	if (!winner)
		return book_fail(call->book, FAULT_MISSING, "No rate reaches entry %lld on %s; ambit rate set gives one.", (long long)id, place.path);
	text_print(&call->out->text, "entry %lld on %s, %s in %s\n", (long long)id, place.path, day_word(call, entry.day), entry.zone);
	for (size_t i = 0; i < all.count; i++) {
		const struct rate *rate = &all.items[i];
		bool reaches = rate->item ? rate->item == place.item : rate->project ? rate->project == place.project
			: rate->client ? rate->client == place.client : !strcmp(rate->amount.currency, place.currency);

		if (reaches)
			explain_rate(call, rate, rate->id == winner->id ? rate : winner, entry.day);
	}
	return true;
}

static const struct command set_act = {.name = "rate set", .usage = "PATH MONEY[/day] --from DAY", .purpose = "What an hour costs from a day on; never overwrites", .options = set_options, .least = 2, .most = 3, .sorts = {WORD_PATH}, .dry_run = true, .run = set};
static const struct command list_act = {.name = "rate list", .usage = "[PATH]", .purpose = "Lists rates, oldest first", .most = 1, .sorts = {WORD_PATH}, .run = list};
static const struct command explain_act = {.name = "rate explain", .usage = "ENTRY", .purpose = "Which rate an entry has, and why", .least = 1, .most = 1, .sorts = {WORD_ENTRY}, .run = explain};
static const struct command *const acts[] = {&set_act, &list_act, &explain_act, NULL};

const struct command rate_command = {
	.name = "rate",
	.usage = "set, list or explain",
	.purpose = "What an hour costs",
	.acts = acts,
};
