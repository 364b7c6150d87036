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

/* "It changes unbilled entries 4, 7; 2 invoiced ones stay as they were.": nobody should learn it from the next invoice. */
static const char *reach_words(struct call *call, const struct rate_reach *reach)
{
	enum { NAMED = 12 };
	const char *ids = "", *words = "";

	for (size_t i = 0; i < reach->count && i < NAMED; i++)
		ids = arena_print(call->arena, "%s%s%lld", ids, i ? ", " : "", (long long)reach->changed[i]);
	if (reach->count)
		words = arena_print(call->arena, " It changes what %zu unbilled entr%s cost%s: %s%s.", reach->count, reach->count == 1 ? "y" : "ies", reach->count == 1 ? "s" : "", ids,
		                    reach->count > NAMED ? arena_print(call->arena, " and %zu more", reach->count - NAMED) : "");
	if (reach->billed)
		words = arena_print(call->arena, "%s %zu invoiced one%s as before.", words, reach->billed, reach->billed == 1 ? " stays" : "s stay");
	return words;
}

static bool set(struct call *call)
{
	struct rate rate = {.from_on = DAY_NONE, .why = call_option(call, "why")};
	const char *currency = "";
	struct json json = call_json(call);
	struct rate_reach reach = {0};

	if (!call_need(call, "from") || !call_day(call, "from", false, &rate.from_on) || !read_place(call, &rate, &currency)
		|| !read_amount(call, call->words[1], currency, &rate) || !rate_set(call->book, &rate))
		return false;
	if (!call->dry_run && !rate_reach(call->book, &rate, call->arena, &reach))
		return false;
	call_say(call, "From %s %s costs %s %s.%s", day_word(call, rate.from_on), rate.path, money_word(call, rate.amount.minor, currency), rate.day_seconds ? "a day" : "an hour", reach_words(call, &reach));
	if (!call->json)
		return true;
	json_object(&json, NULL);
	write_json(&json, &rate);
	json_array(&json, "changed_entries");
	for (size_t i = 0; i < reach.count; i++)
		json_int(&json, NULL, reach.changed[i]);
	json_end_array(&json);
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

/* How near a rate stands to what it is for. */
static const char *level(const struct rate *rate)
{
	return rate->item ? "item" : rate->project ? "project" : rate->client ? "client" : "default";
}

static bool reaches(const struct rate *rate, const struct place *place)
{
	if (rate->item)
		return rate->item == place->item;
	if (rate->project)
		return rate->project == place->project;
	return rate->client ? rate->client == place->client : !strcmp(rate->amount.currency, place->currency);
}

/* What speaks for or against it. */
static const char *verdict(const struct rate *rate, const struct rate *winner, int day)
{
	if (rate->id == winner->id)
		return "applies";
	if (rate->from_on > day)
		return "starts later";
	return strcmp(level(rate), level(winner)) ? "a nearer one wins" : "a later one replaced it";
}

static void explain_rate(struct call *call, struct json *json, const struct rate *rate, const struct rate *winner, int day)
{
	bool wins = rate->id == winner->id;

	if (call->json) {
		json_object(json, NULL);
		write_json(json, rate);
		json_string(json, "level", level(rate));
		json_bool(json, "applies", wins);
		json_string(json, "verdict", verdict(rate, winner, day));
		json_end(json);
		return;
	}
	text_print(&call->out->text, "%s %-8s from %s  %s%s  %s%s", wins ? "*" : " ", level(rate), day_word(call, rate->from_on),
	           money_word(call, rate->amount.minor, rate->amount.currency), rate->day_seconds ? "/day" : "/h", verdict(rate, winner, day), rate->why ? ": " : "");
	text_add_clean(&call->out->text, rate->why ? rate->why : "", true);
	text_add_char(&call->out->text, '\n');
}

static void explain_head(struct call *call, struct json *json, const struct entry *entry, const struct place *place)
{
	if (call->json) {
		json_object(json, NULL);
		json_int(json, "entry", entry->id);
		json_string(json, "path", place->path);
		json_day(json, "day", entry->day);
		json_string(json, "zone", entry->zone);
		json_string(json, "invoice", entry->invoice);
		json_array(json, "rates");
		return;
	}
	text_print(&call->out->text, "entry %lld on %s, %s in %s\n", (long long)entry->id, place->path, day_word(call, entry->day), entry->zone);
	if (entry->invoice)
		text_print(&call->out->text, "invoice %s bills it, at what applied when that was issued\n", entry->invoice);
}

/* Every rate that reaches the entry; the one in force on the local day of its start is marked. */
static bool explain(struct call *call)
{
	struct json json = call_json(call);
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
	explain_head(call, &json, &entry, &place);
	for (size_t i = 0; i < all.count; i++)
		if (reaches(&all.items[i], &place))
			explain_rate(call, &json, &all.items[i], winner, entry.day);
	if (call->json) {
		json_end_array(&json);
		call_json_end(call, &json);
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
