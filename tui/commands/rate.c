#include <string.h>

#include "db/speech.h"
#include "model/entry.h"
#include "model/invoice.h"
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

static bool read_amount(struct call *call, const char *typed, const char *currency, struct rate *rate)
{
	if (!rate_parse(typed, currency, call->arena, rate, book_fault_slot(call->book)))
		return false;
	if (call_flag(call, "day") && !rate->day_seconds)
		return book_fail(call->book, FAULT_INPUT, "--day goes with a rate a day: MONEY/day.");
	return call_length(call, "day", &rate->day_seconds);
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
		words = arena_print(call->arena, speech_of(" It changes what %zu unbilled entry costs: %s%s.", " It changes what %zu unbilled entries cost: %s%s.", reach->count), reach->count, ids,
		                    reach->count > NAMED ? arena_print(call->arena, speech(" and %zu more"), reach->count - NAMED) : "");
	if (reach->billed)
		words = arena_print(call->arena, speech_of("%s %zu invoiced one stays as before.", "%s %zu invoiced ones stay as before.", reach->billed), words, reach->billed);
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
	call_say(call, "From %s %s costs %s %s.%s", day_word(call, rate.from_on), rate.path, money_word(call, rate.amount.minor, currency), rate.day_seconds ? speech("a day") : speech("an hour"), reach_words(call, &reach));
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
		text_print(&call->out->text, "  %s  %14s%s", day_word(call, rate->from_on), money_word(call, rate->amount.minor, rate->amount.currency), rate->day_seconds ? speech("/day") : "/h");
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

/* An entry, and the rates as they were known when it was invoiced, else as they are. */
struct explaining {
	struct entry entry;
	struct place place;
	struct rate_book *book;
	struct rates all;
	int64_t as_of;
	const struct rate *winner;   /* NULL: none reaches it */
};

/* What speaks for or against it. */
static const char *verdict(const struct explaining *of, const struct rate *rate)
{
	if (of->winner && rate->id == of->winner->id)
		return speech("applies");
	if (rate->known_at > of->as_of)
		return speech("set after it was invoiced");
	if (rate->from_on > of->entry.day)
		return speech("starts later");
	return strcmp(level(rate), level(of->winner)) ? speech("a nearer one wins") : speech("a later one replaced it");
}

static void explain_rate(struct call *call, struct json *json, const struct explaining *of, const struct rate *rate)
{
	bool wins = of->winner && rate->id == of->winner->id;

	if (call->json) {
		json_object(json, NULL);
		write_json(json, rate);
		json_string(json, "level", level(rate));
		json_bool(json, "applies", wins);
		json_string(json, "verdict", verdict(of, rate));
		json_end(json);
		return;
	}
	text_print(&call->out->text, speech("%s %-8s from %s  %s%s  %s%s"), wins ? "*" : " ", speech(level(rate)), day_word(call, rate->from_on),
	           money_word(call, rate->amount.minor, rate->amount.currency), rate->day_seconds ? speech("/day") : "/h", verdict(of, rate), rate->why ? ": " : "");
	text_add_clean(&call->out->text, rate->why ? rate->why : "", true);
	text_add_char(&call->out->text, '\n');
}

static void explain_head(struct call *call, struct json *json, const struct explaining *of)
{
	const struct entry *entry = &of->entry;

	if (call->json) {
		json_object(json, NULL);
		json_int(json, "entry", entry->id);
		json_string(json, "path", of->place.path);
		json_day(json, "day", entry->day);
		json_string(json, "zone", entry->zone);
		json_string(json, "invoice", entry->invoice);
		json_array(json, "rates");
		return;
	}
	text_print(&call->out->text, speech("entry %lld on %s, %s in %s\n"), (long long)entry->id, of->place.path, day_word(call, entry->day), entry->zone);
	if (entry->invoice)
		text_print(&call->out->text, speech("invoice %s bills it, at what applied when that was issued\n"), entry->invoice);
}

/* Of the rates that reach it, the first that begins after its day; NULL: none does. */
static const struct rate *next_rate(const struct explaining *of)
{
	const struct rate *next = NULL;

	for (size_t i = 0; i < of->all.count; i++) {
		const struct rate *rate = &of->all.items[i];

		if (reaches(rate, &of->place) && rate->from_on > of->entry.day && (!next || rate->from_on < next->from_on))
			next = rate;
	}
	return next;
}

static bool refuse_to_explain(struct call *call, const struct explaining *of)
{
	const char *day = day_word(call, of->entry.day), *typed = day_typed(call, of->entry.day);
	const struct rate *next;

	if (!of->place.client)
		return book_fail(call->book, FAULT_MISSING, "Entry %lld is on \"%s\", your own time, which has no rate.", (long long)of->entry.id, of->place.path);
	next = next_rate(of);
	if (!next)
		return book_fail(call->book, FAULT_MISSING, "No rate reaches entry %lld on %s; ambit rate set %s MONEY --from %s gives one.", (long long)of->entry.id, of->place.path, of->place.path, typed);
	return book_fail(call->book, FAULT_MISSING, "No rate reaches entry %lld of %s on %s: that of %s begins on %s; ambit rate set %s MONEY --from %s gives one.", (long long)of->entry.id, day,
	                 of->place.path, next->path, day_word(call, next->from_on), of->place.path, typed);
}

static bool find_winner(struct call *call, struct explaining *of)
{
	const struct place *place = &of->place;

	if (!rate_book_open(call->book, of->as_of, call->arena, &of->book))
		return false;
	of->winner = place->client ? rate_in_force(of->book, place->client, place->project, place->item, place->currency, of->entry.day) : NULL;
	return true;
}

static bool is_billed_at(const struct invoice *invoice, const struct rate *rate)
{
	for (size_t i = 0; rate && i < invoice->line_count; i++)
		if (invoice->lines[i].kind == LINE_LABOUR && invoice->lines[i].rate == rate->amount.minor && invoice->lines[i].day_seconds == rate->day_seconds)
			return true;
	return false;
}

/* As known at the issue; a rate typed in that very second came after it where a line has the one before. */
static bool find_frozen_winner(struct call *call, struct explaining *of)
{
	struct explaining earlier;
	struct invoice invoice;

	if (!invoice_find(call->book, of->entry.invoice, call->arena, &invoice))
		return false;
	of->as_of = invoice.issued_at;
	if (!find_winner(call, of))
		return false;
	earlier = *of;
	earlier.as_of--;
	if (!find_winner(call, &earlier))
		return false;
	if (!is_billed_at(&invoice, of->winner) && is_billed_at(&invoice, earlier.winner))
		*of = earlier;
	return true;
}

static bool read_explaining(struct call *call, struct explaining *of)
{
	int64_t id;

	of->as_of = INT64_MAX;
	if (!call_id(call, call->words[0], &id) || !entry_find(call->book, id, call->arena, &of->entry) || !place_of(call->book, of->entry.project, of->entry.item, call->arena, &of->place))
		return false;
	if (!rate_list(call->book, NULL, call->arena, &of->all))
		return false;
	return of->entry.invoice ? find_frozen_winner(call, of) : find_winner(call, of);
}

/* Every rate that reaches the entry; the one in force on the local day of its start is marked. */
static bool explain(struct call *call)
{
	struct json json = call_json(call);
	struct explaining of;

	if (!read_explaining(call, &of))
		return false;
	if (!of.winner)
		return refuse_to_explain(call, &of);
	explain_head(call, &json, &of);
	for (size_t i = 0; i < of.all.count; i++)
		if (reaches(&of.all.items[i], &of.place))
			explain_rate(call, &json, &of, &of.all.items[i]);
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
