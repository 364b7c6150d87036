#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/change.h"
#include "model/entry.h"
#include "model/item.h"
#include "model/path.h"
#include "model/topic.h"
#include "tui/answer.h"

static const struct option options[] = {
	{.name = "name", .value = "NAME", .help = "another name (edit)"},
	{.name = "estimate", .value = "O/M/P", .help = "best, likely and worst case, such as 16h/24h/50h"},
	{.name = "start", .value = "DAY", .sort = WORD_DAY, .help = "planned first day"},
	{.name = "end", .value = "DAY", .sort = WORD_DAY, .help = "planned last day"},
	{.name = "accept", .value = "TEXT", .help = "when it counts as done"},
	{.name = "gate", .value = "GATE", .help = "data_audit baseline model evaluation deployment monitoring"},
	{.name = "parent", .value = "ITEM", .sort = WORD_ITEM, .help = "the item that it is a part of"},
	{.name = "activity", .letter = 'a', .value = "ACTIVITY", .sort = WORD_ACTIVITY, .help = "what is usually done on it"},
	{.name = "price", .value = "MONEY", .help = "of a fixed price"},
	{.name = "excluded", .help = "named as not part of the scope"},
	{0},
};
static const struct option on_options[] = {{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it became so; today"}, {0}};
static const struct option accepted_options[] = {
	{.name = "evidence", .value = "TEXT", .help = "what shows it"},
	{.name = "evidence-file", .value = "FILE", .sort = WORD_FILE, .help = "a file that shows it: its name and SHA-256 are kept"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it became so; today"},
	{0},
};

static void write_json(struct json *json, const struct item *item)
{
	json_int(json, "id", item->id);
	json_string(json, "uid", item->uid);
	json_string(json, "path", item->path);
	json_string(json, "item", item->code);
	json_string(json, "name", item->name);
	json_string(json, "parent", item->parent_code);
	json_estimate(json, item->estimate);
	json_day(json, "start", item->start_on);
	json_day(json, "end", item->end_on);
	json_string(json, "accept", item->acceptance);
	json_string(json, "gate", item->gate);
	json_string(json, "activity", item->activity);
	if (item->price >= 0)
		json_int(json, "price_cents", item->price);
	else
		json_null(json, "price_cents");
	json_bool(json, "excluded", item->excluded);
}

/* "" takes it away. */
static bool take_parent(struct call *call, struct item *item)
{
	const char *typed = call_option(call, "parent");
	struct item whole;
	struct place place;

	if (!call_flag(call, "parent"))
		return true;
	item->parent = 0;
	item->parent_code = NULL;
	if (!typed || !*typed)
		return true;
	if (!strchr(typed, '/')) /* of the same project */
		typed = arena_print(call->arena, "%.*s/%s", (int)(strrchr(item->path, '/') - item->path), item->path, typed);
	if (!place_find(call->book, typed, PLACE_ITEM | PLACE_CHANGE, call->arena, &place) || !item_find(call->book, place.item, call->arena, &whole))
		return false;
	item->parent = whole.id;
	item->parent_code = whole.code;
	return true;
}

static bool take_options(struct call *call, struct item *item, const char *currency)
{
	const char *estimate = call_option(call, "estimate"), *price = call_option(call, "price"), *activity = call_option(call, "activity");
	struct money money;

	item->name = call_flag(call, "name") ? call_option(call, "name") : item->name;
	item->acceptance = call_flag(call, "accept") ? call_option(call, "accept") : item->acceptance;
	item->gate = call_flag(call, "gate") ? call_option(call, "gate") : item->gate;
	item->excluded = item->excluded || call_flag(call, "excluded");
	if (estimate && !moment_parse_estimate(estimate, &item->estimate, book_fault_slot(call->book)))
		return false;
	if (activity && !entry_read_activity(call->book, activity, call->tty, call->arena, &item->activity))
		return false;
	if (price && !money_parse(price, currency, false, &money, book_fault_slot(call->book)))
		return false;
	if (price)
		item->price = money.minor;
	return take_parent(call, item) && call_day(call, "start", true, &item->start_on) && call_day(call, "end", true, &item->end_on);
}

static bool answer(struct call *call, const struct item *item, const char *done)
{
	struct json json = call_json(call);

	call_say(call, "%s %s, %s, estimate %s.", done, item->path, item->name, estimate_word(call, item->estimate));
	if (!call->json)
		return true;
	json_object(&json, NULL);
	write_json(&json, item);
	call_json_end(call, &json);
	return true;
}

/* What is to be learnt has a queue: a name, hours, a day by when, and none of what a contract asks for. */
static bool add_topic(struct call *call, struct item *item)
{
	static const char *const others[] = {"accept", "gate", "parent", "price", "excluded", NULL};

	for (const char *const *other = others; *other; other++)
		if (call_option(call, *other))
			return book_fail(call->book, FAULT_INPUT, "--%s goes with the item of a project; a topic takes --estimate, --start and --end.", *other);
	item->path = call->words[0];
	item->code = strrchr(item->path, '/') + 1;
	return take_options(call, item, NULL) && topic_add(call->book, item) && answer(call, item, "To learn:");
}

/* A word without a project before it: an id in the project in use, and no project itself. */
static bool find_home_in_use(struct call *call, const char *typed, struct place *home)
{
	bool any = false;

	if (place_find(call->book, typed, PLACE_PROJECT, call->arena, home))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is a project; an item of it has an id of its own, such as %.60s/B1.", typed, typed);
	if (book_fault(call->book)->kind != FAULT_MISSING)
		return false;
	book_forgive(call->book);
	if (!place_in_use(call->book, call->arena, home, &any))
		return false;
	return any || book_fail(call->book, FAULT_INPUT, "\"%.60s\" names no project; it goes like PROJECT/%.16s, or after ambit use PROJECT.", typed, typed);
}

/* "churn/B1", or "B1" for the project in use. */
static bool find_home(struct call *call, struct item *item, struct place *home)
{
	const char *typed = call->words[0], *slash = strrchr(typed, '/');

	item->code = slash ? slash + 1 : typed;
	if (!slash && !find_home_in_use(call, typed, home))
		return false;
	if (!code_is_valid(item->code))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no id: use letters, digits, dot, dash or underscore, at most 16, such as B1.", item->code);
	return !slash || place_find(call->book, arena_text_n(call->arena, typed, (size_t)(slash - typed)), PLACE_PROJECT, call->arena, home);
}

static bool add(struct call *call)
{
	struct item item = {.name = call->words[1], .start_on = DAY_NONE, .end_on = DAY_NONE, .price = -1};
	struct place place;

	if (!strncmp(call->words[0], "learning/", 9))
		return add_topic(call, &item);
	if (!find_home(call, &item, &place))
		return false;
	item.project = place.project;
	item.path = arena_print(call->arena, "%s/%s", place.path, item.code);
	return take_options(call, &item, place.currency) && item_add(call->book, &item) && answer(call, &item, speech("Added"));
}

static bool find(struct call *call, struct item *item, struct place *place)
{
	if (!place_find(call->book, call->words[0], PLACE_ITEM | PLACE_CHANGE | PLACE_OWN, call->arena, place))
		return false;
	if (!place->item)
		return book_fail(call->book, FAULT_MISSING, "\"%.60s\" is no item; ambit item list learning names the topics to learn.", call->words[0]);
	if (!item_find(call->book, place->item, call->arena, item))
		return false;
	return item->kind != ITEM_TOPIC || topic_is_queued(item) || book_fail(call->book, FAULT_REFUSED, "\"%.80s\" is own time; ambit item add %.80s NAME says that it is to be learnt.", item->path, item->path);
}

static bool edit(struct call *call)
{
	struct place place;
	struct item item;

	return find(call, &item, &place) && take_options(call, &item, place.currency) && item_edit(call->book, &item) && answer(call, &item, speech("Changed"));
}

/* How far an item is by now: the latest day counts. */
struct progressed { int percent, accepted_on; const char *evidence; };

static struct progressed progressed(const struct progresses *all, int64_t item)
{
	struct progressed now = {.accepted_on = DAY_NONE};

	for (size_t i = 0; i < all->count; i++) {
		const struct progress *fact = &all->items[i];

		if (fact->item != item)
			continue;
		now.percent = fact->percent;
		if (fact->accepted || fact->percent < 100)
			now = (struct progressed){fact->percent, fact->accepted ? fact->on_day : DAY_NONE, fact->accepted ? fact->evidence : NULL};
	}
	return now;
}

static void list_json(struct json *json, const struct item *item, const struct progressed *now)
{
	json_object(json, NULL);
	write_json(json, item);
	json_int(json, "percent", now->percent);
	json_day(json, "accepted", now->accepted_on);
	json_string(json, "accepted_evidence", now->evidence);
	json_end(json);
}

/* Ids of scope are short, topics may be as long as a slug. */
static int code_width(const struct items *items)
{
	size_t width = 8;

	for (size_t i = 0; i < items->count; i++)
		width = strlen(items->items[i].code) > width ? strlen(items->items[i].code) : width;
	return (int)width;
}

static void list_line(struct call *call, const struct item *item, const struct progressed *now, int width)
{
	struct text *text = &call->out->text;
	bool planned = item->start_on != DAY_NONE || item->end_on != DAY_NONE;

	text_add_fit(text, item->code, width, false);
	text_print(text, "  %-16s  ", estimate_word(call, item->estimate));
	if (planned)
		text_print(text, "%10s – %-10s  ", day_word(call, item->start_on), day_word(call, item->end_on));
	else
		text_print(text, "%-23s  ", "-");
	if (item->excluded)
		text_print(text, "%4s  ", "-");
	else
		text_print(text, "%3d%%  ", now->percent);
	text_add_clean(text, item->name, true);
	if (item->parent_code)
		text_print(text, speech(" (part of %s)"), item->parent_code);
	if (now->accepted_on != DAY_NONE)
		text_print(text, speech(", accepted on %s"), day_word(call, now->accepted_on));
	text_add(text, item->excluded ? speech(" (excluded)\n") : "\n");
}

static bool list(struct call *call)
{
	struct progresses progress;
	struct place place;
	struct items items;
	struct json json;

	if (!place_find(call->book, call->words[0], PLACE_PROJECT | PLACE_OWN, call->arena, &place) || !item_list(call->book, place.project, false, call->arena, &items) ||
	    !item_progress_list(call->book, place.project, INT64_MAX, call->arena, &progress))
		return false;
	list_begin(call, &json, "items");
	for (size_t i = 0; i < items.count; i++) {
		struct progressed now = progressed(&progress, items.items[i].id);

		if (call->json)
			list_json(&json, &items.items[i], &now);
		else
			list_line(call, &items.items[i], &now, code_width(&items));
	}
	list_end(call, &json);
	return true;
}

/* percent -1, estimate NULL: the fact was another one. */
static bool done_json(struct call *call, const struct item *item, int percent, const struct estimate *estimate)
{
	struct json json = call_json(call);

	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_int(&json, "id", item->id);
	json_string(&json, "path", item->path);
	if (percent >= 0)
		json_int(&json, "percent", percent);
	if (estimate)
		json_estimate(&json, *estimate);
	call_json_end(call, &json);
	return true;
}

static bool progress(struct call *call)
{
	struct place place;
	struct item item;
	size_t digits = strspn(call->words[1], "0123456789");
	int percent = digits && digits < 4 ? atoi(call->words[1]) : -1, on = DAY_NONE;

	if (percent < 0 || percent > 100 || (call->words[1][digits] && strcmp(call->words[1] + digits, "%")))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no percent from 0 to 100.", call->words[1]);
	if (!find(call, &item, &place) || !call_day(call, "on", false, &on) || !item_progress(call->book, place.item, percent, on))
		return false;
	call_say(call, "%s is done by %d %%.", item.path, percent);
	return done_json(call, &item, percent, NULL);
}

static bool remaining(struct call *call)
{
	struct place place;
	struct item item;
	struct estimate estimate;
	int on = DAY_NONE;

	if (!find(call, &item, &place) || !moment_parse_estimate(call->words[1], &estimate, book_fault_slot(call->book)) || !call_day(call, "on", false, &on)
		|| !item_remaining(call->book, place.item, estimate, on))
		return false;
	call_say(call, "%s still needs %s.", item.path, estimate_word(call, estimate));
	return done_json(call, &item, -1, &estimate);
}

static bool accepted(struct call *call)
{
	const char *evidence = call_option(call, "evidence"), *file = call_option(call, "evidence-file"), *name = NULL, *sha256 = NULL;
	struct place place;
	struct item item;
	int on = DAY_NONE;

	if (!call_need(call, "evidence") || !find(call, &item, &place) || !call_day(call, "on", false, &on))
		return false;
	if (file && !evidence_file(call->book, file, call->arena, &name, &sha256))
		return false;
	if (!item_accepted(call->book, place.item, evidence, name, sha256, on))
		return false;
	call_say(call, "%s is accepted.", item.path);
	return done_json(call, &item, 100, NULL);
}

static const struct command add_act = {.name = "item add", .usage = "PROJECT/ID|learning/TOPIC NAME", .purpose = "Adds an item to the scope, until it is sealed; or a topic to what is to be learnt", .options = options, .least = 2, .most = 2, .sorts = {WORD_PATH}, .dry_run = true, .run = add};
static const struct command list_act = {.name = "item list", .usage = "PROJECT|learning", .purpose = "Lists the items of a project, or what is to be learnt", .least = 1, .most = 1, .sorts = {WORD_PROJECT}, .run = list};
static const struct command edit_act = {.name = "item edit", .usage = "PATH", .purpose = "Changes an item, until it is sealed", .options = options, .least = 1, .most = 1, .sorts = {WORD_ITEM}, .run = edit};
static const struct command progress_act = {.name = "item progress", .usage = "PATH PERCENT", .purpose = "How much of an item, approved change or topic is done", .options = on_options, .least = 2, .most = 2, .sorts = {WORD_ITEM}, .run = progress};
static const struct command remaining_act = {.name = "item remaining", .usage = "PATH O/M/P", .purpose = "Re-estimates what is still to do; the baseline stays", .options = on_options, .least = 2, .most = 2, .sorts = {WORD_ITEM}, .run = remaining};
static const struct command accepted_act = {.name = "item accepted", .usage = "PATH --evidence TEXT", .purpose = "The client accepted it; sets 100 %", .options = accepted_options, .least = 1, .most = 1, .sorts = {WORD_ITEM}, .run = accepted};
static const struct command *const acts[] = {&add_act, &list_act, &edit_act, &progress_act, &remaining_act, &accepted_act, NULL};

const struct command item_command = {
	.name = "item",
	.usage = "add, list, edit, progress, remaining or accepted",
	.purpose = "What was agreed, piece by piece",
	.acts = acts,
};
