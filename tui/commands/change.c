#include <string.h>

#include "db/speech.h"
#include "model/change.h"
#include "model/evidence.h"
#include "model/path.h"
#include "model/reports/change.h"
#include "tui/answer.h"
#include "tui/page.h"

#define ON {.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it happened; today"}
#define BY {.name = "by", .value = "WHO", .help = "who decided"}
#define EVIDENCE {.name = "evidence", .value = "TEXT", .help = "what shows it"}
#define EVIDENCE_FILE {.name = "evidence-file", .value = "FILE", .sort = WORD_FILE, .help = "a file that shows it: its name and SHA-256 are kept"}

static const struct option propose_options[] = {
	{.name = "id", .value = "ID", .help = "CR-1; the next one if left out"},
	{.name = "origin", .value = "WHO", .help = "client, freelancer, third_party or law"},
	{.name = "cause", .value = "CAUSE", .help = "new_wish wrong_assumption data_quality production_gap drift integration regulation"},
	{.name = "removes", .value = "ITEM", .sort = WORD_ITEM, .help = "the item that it takes from"},
	{.name = "milestone", .value = "ID", .help = "the milestone that it is for"},
	{.name = "start", .value = "DAY", .sort = WORD_DAY, .help = "planned first day"},
	{.name = "end", .value = "DAY", .sort = WORD_DAY, .help = "planned last day"},
	{.name = "text", .value = "TEXT", .help = "what is asked, at length"},
	ON, {0},
};
static const struct option on_options[] = {ON, {0}};
static const struct option send_options[] = {
	{.name = "price", .value = "MONEY", .help = "binding, in place of estimate x rate"},
	{.name = "valid-until", .value = "DAY", .sort = WORD_DAY, .help = "the offer's last day"},
	ON, {0},
};
static const struct option approve_options[] = {BY, EVIDENCE, EVIDENCE_FILE, ON, {0}};
static const struct option reject_options[] = {
	BY, EVIDENCE, EVIDENCE_FILE,
	{.name = "hours", .value = "WHAT", .help = "what becomes of hours worked on it: goodwill or dispute"},
	ON, {0},
};
static const struct option absorb_options[] = {{.name = "why", .value = "TEXT", .help = "the reason it is done without charge"}, ON, {0}};

static void write_price(struct json *json, bool has, int64_t price)
{
	if (has)
		json_int(json, "price_cents", price);
	else
		json_null(json, "price_cents");
}

static void write_json(struct call *call, struct json *json, const struct change *change)
{
	(void)call;
	json_int(json, "id", change->id);
	json_string(json, "uid", change->uid);
	json_string(json, "path", change->path);
	json_string(json, "change", change->code);
	json_string(json, "title", change->title);
	json_string(json, "state", change_state_words[change->state]);
	json_string(json, "direction", change->removes ? "remove" : "add");
	json_string(json, "origin", change->origin);
	json_string(json, "cause", change->cause);
	json_string(json, "removes", change->removes_code);
	json_string(json, "milestone", change->milestone_code);
	json_string(json, "text", change->description);
	json_day(json, "start", change->start_on);
	json_day(json, "end", change->end_on);
	json_estimate(json, change->estimate);
	write_price(json, change->has_price, change->price);
	json_day(json, "valid_until", change->valid_until);
	json_array(json, "events");
	for (size_t i = 0; i < change->event_count; i++) {
		const struct change_event *event = &change->events[i];
		char at[32];

		json_object(json, NULL);
		json_int(json, "record", event->record);
		json_string(json, "state", change_state_words[event->state]);
		json_day(json, "on", event->on);
		json_string(json, "typed", moment_utc(event->typed_at, at));
		json_estimate(json, event->estimate);
		write_price(json, event->has_price, event->price);
		json_day(json, "valid_until", event->valid_until ? event->valid_until : DAY_NONE);
		json_string(json, "by", event->who);
		json_string(json, "evidence", event->evidence);
		json_string(json, "evidence_file", event->evidence_file);
		json_string(json, "evidence_sha256", event->evidence_sha256);
		json_string(json, "why", event->why);
		json_string(json, "hours", event->hours);
		json_end(json);
	}
	json_end_array(json);
}

static bool write_answer(struct call *call, const struct change *change)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	write_json(call, &json, change);
	call_json_end(call, &json);
	return true;
}

static bool answer(struct call *call, int64_t id)
{
	struct change change;

	return !call->json || (change_find(call->book, id, call->arena, &change) && write_answer(call, &change));
}

/* Another thing of the same project that an option names. Absent: all 0. */
static bool find_beside(struct call *call, const char *name, unsigned kind, const struct place *project, struct place *found)
{
	const char *typed = call_option(call, name);

	*found = (struct place){0};
	if (!typed)
		return true;
	if (!place_find(call->book, strchr(typed, '/') ? typed : arena_print(call->arena, "%s/%s", project->path, typed), kind, call->arena, found))
		return false;
	return found->project == project->project || book_fail(call->book, FAULT_INPUT, "\"%.60s\" belongs to another project.", typed);
}

static bool propose(struct call *call)
{
	struct change change = {.title = call->words[1], .code = call_option(call, "id"), .origin = call_option(call, "origin"), .cause = call_option(call, "cause"),
		.description = call_option(call, "text"), .start_on = DAY_NONE, .end_on = DAY_NONE};
	struct place place, item, milestone;
	int on = DAY_NONE;

	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !call_day(call, "on", false, &on)
		|| !call_day(call, "start", true, &change.start_on) || !call_day(call, "end", true, &change.end_on)
		|| !find_beside(call, "removes", PLACE_ITEM, &place, &item) || !find_beside(call, "milestone", PLACE_MILESTONE, &place, &milestone))
		return false;
	change.project = place.project;
	change.removes = item.item;
	change.milestone = milestone.milestone;
	if (!change_propose(call->book, &change, on))
		return false;
	if (call->on_screen)
		call_say(call, "Proposed %s, %s; E estimates it.", change.code, change.title);
	else
		call_say(call, "Proposed %s, %s; ambit change estimate %s comes next.", change.path, change.title, change.code);
	return answer(call, change.id);
}

/* The verbs that move a change read their options into one step. */
static bool read_step(struct call *call, struct change_step *step, const char *currency)
{
	const char *file = call_option(call, "evidence-file"), *price = call_option(call, "price");
	struct money money;

	step->who = call_option(call, "by");
	step->evidence = call_option(call, "evidence");
	step->why = call_option(call, "why");
	step->hours = call_option(call, "hours");
	step->on = step->valid_until = DAY_NONE;
	if (price && !money_parse(price, currency, false, &money, book_fault_slot(call->book)))
		return false;
	step->has_price = price != NULL;
	step->price = price ? money.minor : 0;
	if (file && !evidence_file(call->book, file, call->arena, &step->evidence_file, &step->evidence_sha256))
		return false;
	return call_day(call, "on", false, &step->on) && call_day(call, "valid-until", true, &step->valid_until);
}

static bool move(struct call *call, enum change_state to, const char *done)
{
	struct change_step step = {0};
	struct place place;
	struct change change;

	if (to == CHANGE_ESTIMATED && !moment_parse_estimate(call->words[1], &step.estimate, book_fault_slot(call->book)))
		return false;
	if (!place_find(call->book, call->words[0], PLACE_CHANGE, call->arena, &place) || !read_step(call, &step, place.currency)
		|| !change_move(call->book, place.item, to, &step))
		return false;
	if (!call->dry_run && !change_find(call->book, place.item, call->arena, &change))
		return false;
	if (to == CHANGE_APPROVED)
		call_say(call, "%s is approved at %s%s.", place.path, money_word(call, change.price, place.currency), change.valid_until == DAY_NONE || change.decided_on <= change.valid_until ? ""
			: arena_print(call->arena, speech(", though it was valid until %s"), day_word(call, change.valid_until)));
	else
		call_say(call, "%s %s.", place.path, done);
	return answer(call, place.item);
}

static bool estimate(struct call *call)
{
	return move(call, CHANGE_ESTIMATED, arena_print(call->arena, speech("is estimated at %s"), call->words[1]));
}

static bool send(struct call *call)
{
	return move(call, CHANGE_SENT, "is sent and waits for an answer");
}

static bool approve(struct call *call)
{
	return call_need(call, "by") && call_need(call, "evidence") && move(call, CHANGE_APPROVED, "");
}

static bool reject(struct call *call)
{
	return call_need(call, "by") && move(call, CHANGE_REJECTED, "is rejected");
}

static bool withdraw(struct call *call)
{
	return move(call, CHANGE_WITHDRAWN, "is withdrawn");
}

static bool expire(struct call *call)
{
	return move(call, CHANGE_EXPIRED, "has expired");
}

static bool absorb(struct call *call)
{
	return call_need(call, "why") && move(call, CHANGE_ABSORBED, "is done without charge");
}

static bool deliver(struct call *call)
{
	return move(call, CHANGE_DELIVERED, "is delivered");
}

static bool list(struct call *call)
{
	struct place place;
	struct changes changes;
	struct json json;

	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !change_list(call->book, place.project, call->as_of, call->arena, &changes))
		return false;
	list_begin(call, &json, "changes");
	for (size_t i = 0; i < changes.count; i++) {
		const struct change *change = &changes.items[i];

		if (call->json) {
			json_object(&json, NULL);
			write_json(call, &json, change);
			json_end(&json);
			continue;
		}
		text_add_fit(&call->out->text, change->code, 8, false);
		text_print(&call->out->text, "  %s  ", day_word(call, change->proposed_on));
		add_column(&call->out->text, speech(change_state_words[change->state]), 10);
		text_print(&call->out->text, "  %s%-14s  %16s  ", change->removes ? "-" : " ",
			estimate_word(call, change->estimate), change->has_price ? money_word(call, change->price, place.currency) : "-");
		text_add_clean(&call->out->text, change->title, true);
		text_add_char(&call->out->text, '\n');
	}
	list_end(call, &json);
	return true;
}

static bool says_more(const struct change_event *event)
{
	return event->who || event->evidence || event->why || event->hours;
}

static void show_event(struct call *call, const struct change_event *event)
{
	text_print(&call->out->text, "  %s  ", day_word(call, event->on));
	add_column(&call->out->text, speech(change_state_words[event->state]), says_more(event) ? 9 : 0);
	const struct { const char *before, *text; } parts[] = {{speech("by "), event->who}, {"", event->evidence}, {speech("because "), event->why}, {speech("hours: "), event->hours}};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].text) {
			text_print(&call->out->text, "  %s", parts[i].before);
			text_add_clean(&call->out->text, parts[i].text, true);
		}
	text_add_char(&call->out->text, '\n');
}

/* As known at --as-of. */
static bool find_known(struct call *call, const struct place *place, struct change *change)
{
	struct changes changes;

	if (!change_list(call->book, place->project, call->as_of, call->arena, &changes))
		return false;
	for (size_t i = 0; i < changes.count; i++)
		if (changes.items[i].id == place->item) {
			*change = changes.items[i];
			return true;
		}
	return book_fail(call->book, FAULT_MISSING, "%s was not proposed by then.", place->path);
}

/* The page to send: what was noted for oneself alone is not in it. */
static bool show_page(struct call *call, const struct place *place)
{
	struct report report;

	return report_change(call->book, place->project, place->item, call->as_of, call->arena, &report) && page_answer(call, &report, "text, md, html, pdf or json");
}

static bool show(struct call *call)
{
	struct place place;
	struct change change;

	call->json = call->json || (call->format && !strcmp(call->format, "json"));
	if (!place_find(call->book, call->words[0], PLACE_CHANGE, call->arena, &place))
		return false;
	if (call->format && !call->json)
		return show_page(call, &place);
	if (!find_known(call, &place, &change))
		return false;
	if (call->json)
		return write_answer(call, &change);
	answer_line(call, "change", change.path);
	answer_line(call, "title", change.title);
	answer_line(call, "state", speech(change_state_words[change.state]));
	answer_line(call, "from", change.origin);
	answer_line(call, "cause", change.cause);
	answer_line(call, "takes from", change.removes_code);
	answer_line(call, "milestone", change.milestone_code);
	answer_line(call, "estimate", estimate_word(call, change.estimate));
	answer_line(call, "price", change.has_price ? money_word(call, change.price, place.currency) : NULL);
	answer_line(call, "text", change.description);
	for (size_t i = 0; i < change.event_count; i++)
		show_event(call, &change.events[i]);
	return true;
}

#define MOVE(verb, words, says, rows, least_words) /* NOLINTNEXTLINE(bugprone-macro-parentheses): initialisers */ \
	static const struct command verb##_act = {.name = "change " #verb, .usage = words, .purpose = says, .options = rows, .least = least_words, .most = least_words, .sorts = {WORD_CHANGE}, .run = verb}

static const struct command propose_act = {.name = "change propose", .usage = "PROJECT TITLE", .purpose = "Notes what is asked beyond the agreed scope", .options = propose_options, .least = 2, .most = 2, .sorts = {WORD_PROJECT}, .run = propose};
MOVE(estimate, "ID O/M/P", "Says what it would take", on_options, 2);
MOVE(send, "ID", "It went to the client for an answer", send_options, 1);
MOVE(approve, "ID --by WHO --evidence TEXT", "The client agreed; its price moves the cap", approve_options, 1);
MOVE(reject, "ID --by WHO", "The client said no", reject_options, 1);
MOVE(withdraw, "ID", "Nobody asks for it any more", on_options, 1);
MOVE(expire, "ID", "The offer ran out", on_options, 1);
MOVE(absorb, "ID --why TEXT", "It is done without charge", absorb_options, 1);
MOVE(deliver, "ID", "An approved change is done", on_options, 1);
static const struct command list_act = {.name = "change list", .usage = "PROJECT", .purpose = "Lists all changes ever asked for", .least = 1, .most = 1, .sorts = {WORD_PROJECT}, .as_of = true, .run = list};
static const struct command show_act = {.name = "change show", .usage = "ID", .purpose = "Shows a change with its history; with --format text, md, html or pdf the page to send", .least = 1, .most = 1,
	.sorts = {WORD_CHANGE}, .format = true, .as_of = true, .run = show};
static const struct command *const acts[] = {&propose_act, &estimate_act, &send_act, &approve_act, &reject_act, &withdraw_act, &expire_act, &absorb_act, &deliver_act, &list_act, &show_act, NULL};

const struct command change_command = {
	.name = "change",
	.usage = "propose, estimate, send, approve, reject, withdraw, expire, absorb, deliver, list or show",
	.purpose = "What clients ask beyond the agreed scope",
	.acts = acts,
};
