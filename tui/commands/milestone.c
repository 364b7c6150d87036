#include <string.h>

#include "model/compute.h"
#include "model/moment.h"
#include "tui/answer.h"
#include "tui/milestone-answer.h"
#include "tui/milestone-check.h"
#include "tui/milestone-measure.h"
#include "tui/milestone-print.h"

#define FIELDS \
	{.name = "due", .value = "DAY", .sort = WORD_DAY, .help = "by when"}, \
	{.name = "every", .value = "LENGTH", .help = "comes again after so many days, such as 90d"}, \
	{.name = "item", .value = "PATH", .sort = WORD_ITEM, .help = "the item that it belongs to"}, \
	{.name = "gate", .value = "GATE", .help = "data_audit baseline model evaluation deployment monitoring"}, \
	{.name = "metric", .value = "NAME", .help = "what is measured, offline and in production alike"}, \
	{.name = "direction", .value = "WAY", .help = "higher or lower is better; higher"}, \
	{.name = "baseline", .value = "X", .help = "what a simple model reaches"}, \
	{.name = "target", .value = "X", .help = "what was agreed"}, \
	{.name = "positive-rate", .value = "X", .help = "share of the positive class, such as 0.001"}, \
	{.name = "limit", .value = "NAME<=X", .many = true, .help = "what else must hold, such as 'latency_ms<=50'; again for more"}, \
	{.name = "time-box", .value = "LENGTH", .help = "hours after which one stops or asks"}, \
	{.name = "hypothesis", .value = "TEXT", .help = "what is expected, and why"}, \
	{.name = "compute-plan", .value = "MONEY", .help = "what the jobs for it may cost, such as 240 or '8 x 36h x 1.89'"}

static const struct option add_options[] = {{.name = "id", .value = "ID", .help = "M1; the next one if left out"}, FIELDS, {0}};
static const struct option edit_options[] = {{.name = "title", .value = "TEXT", .help = "another title"}, FIELDS, {0}};

static bool read_direction(struct call *call, bool *lower)
{
	const char *typed = call_option(call, "direction");

	if (!typed)
		return true;
	*lower = !strcmp(typed, "lower");
	return *lower || !strcmp(typed, "higher") || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no direction: higher or lower.", typed);
}

static bool read_item(struct call *call, struct milestone *milestone, const char *project)
{
	const char *typed = call_option(call, "item");
	struct place place;

	if (!typed)
		return true;
	if (!*typed) {
		milestone->item = 0;
		return true;
	}
	if (!place_find(call->book, strchr(typed, '/') ? typed : arena_print(call->arena, "%s/%s", project, typed), PLACE_ITEM | PLACE_CHANGE, call->arena, &place))
		return false;
	if (place.project != milestone->project)
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is an item of another project.", typed);
	milestone->item = place.item;
	return true;
}

/* An option that was given replaces what is there; an empty one takes it away. */
static void replace(struct call *call, const char *name, const char **field)
{
	const char *typed = call_option(call, name);

	if (typed)
		*field = *typed ? typed : NULL;
}

static bool read_plan(struct call *call, int64_t *micro, const char *currency)
{
	const char *typed = call_option(call, "compute-plan");

	if (typed && !*typed)
		*micro = -1;
	return !typed || !*typed || compute_plan_parse(typed, currency, call->arena, micro, book_fault_slot(call->book));
}

static bool take_options(struct call *call, struct milestone *milestone, const struct place *place)
{
	const char *every = call_option(call, "every");

	replace(call, "gate", &milestone->gate);
	replace(call, "metric", &milestone->metric);
	replace(call, "baseline", &milestone->baseline);
	replace(call, "target", &milestone->target);
	replace(call, "positive-rate", &milestone->positive_rate);
	replace(call, "hypothesis", &milestone->hypothesis);
	if (!milestone_read_parts(call, "limit", true, &milestone->limits))
		return false;
	if (every && !moment_parse_days(every, &milestone->every_days, book_fault_slot(call->book)))
		return false;
	return read_direction(call, &milestone->lower) && read_item(call, milestone, place->path) && call_day(call, "due", true, &milestone->due_on) &&
	       call_length(call, "time-box", &milestone->time_box_seconds) && read_plan(call, &milestone->compute_plan_micro, place->currency);
}

static bool add(struct call *call)
{
	struct milestone milestone = {.title = call->words[1], .code = call_option(call, "id"), .due_on = DAY_NONE, .compute_plan_micro = -1};
	struct place place;

	if (!call_need(call, "due") || !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	milestone.project = place.project;
	if (!take_options(call, &milestone, &place) || !milestone_add(call->book, &milestone))
		return false;
	call_say(call, "Added %s/%s, %s, due %s.", place.path, milestone.code, milestone.title, day_word(call, milestone.due_on));
	return milestone_answer(call, milestone.id);
}

static bool edit(struct call *call)
{
	struct milestone milestone;
	struct place place, project;

	if (!milestone_named(call, &milestone, &place) || !place_of(call->book, milestone.project, 0, call->arena, &project))
		return false;
	milestone.title = call_flag(call, "title") ? call_option(call, "title") : milestone.title;
	if (!take_options(call, &milestone, &project) || !milestone_edit(call->book, &milestone))
		return false;
	call_say(call, "Changed %s, %s, due %s.", milestone.path, milestone.title, day_word(call, milestone.due_on));
	return milestone_answer(call, milestone.id);
}

static bool delete(struct call *call)
{
	struct milestone milestone;
	struct json json = call_json(call);
	struct place place;

	if (!milestone_named(call, &milestone, &place) || !milestone_delete(call->book, milestone.id))
		return false;
	call_say(call, "Deleted %s, %s.", milestone.path, milestone.title);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_int(&json, "id", milestone.id);
	json_string(&json, "path", milestone.path);
	call_json_end(call, &json);
	return true;
}

static bool list(struct call *call)
{
	struct milestones milestones;
	struct place place = {0};
	struct json json;

	if (call->count && !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	if (!milestone_list(call->book, place.project, INT64_MAX, call->arena, &milestones))
		return false;
	list_begin(call, &json, "milestones");
	for (size_t i = 0; i < milestones.count; i++) {
		if (call->json) {
			json_object(&json, NULL);
			milestone_write_json(call, &json, &milestones.items[i]);
			json_end(&json);
		} else {
			milestone_write_row(call, &milestones.items[i], !call->count);
		}
	}
	list_end(call, &json);
	return true;
}

static bool show(struct call *call)
{
	struct milestone milestone;
	struct place place;

	if (!milestone_named(call, &milestone, &place))
		return false;
	if (call->json)
		return milestone_answer(call, milestone.id);
	milestone_write_text(call, &milestone);
	return milestone_write_spent(call, &milestone, place.currency) && checklist_write_text(call, &milestone);
}

static const struct command add_act = {.name = "milestone add", .usage = "PROJECT TITLE --due DAY", .purpose = "Adds a milestone", .options = add_options, .least = 2, .most = 2, .sorts = {WORD_PROJECT}, .run = add};
static const struct command edit_act = {.name = "milestone edit", .usage = "ID", .purpose = "Changes a milestone", .options = edit_options, .least = 1, .most = 1, .run = edit};
static const struct command delete_act = {.name = "milestone delete", .usage = "ID", .purpose = "Deletes a milestone that was not decided on", .least = 1, .most = 1, .run = delete};
static const struct command list_act = {.name = "milestone list", .usage = "[PROJECT]", .purpose = "Lists the milestones of a project, or of all open ones", .least = 0, .most = 1, .sorts = {WORD_PROJECT}, .run = list};
static const struct command show_act = {.name = "milestone show", .usage = "ID", .purpose = "Shows a milestone, its values and its decisions", .least = 1, .most = 1, .run = show};
static const struct command *const acts[] = {&add_act, &edit_act, &delete_act, &list_act, &show_act, &milestone_result_act, &milestone_production_act, &milestone_deployed_act, &milestone_decide_act, &milestone_check_act, &milestone_template_act, NULL};

const struct command milestone_command = {
	.name = "milestone",
	.usage = "add, edit, delete, list, show, result, production, deployed, decide or check",
	.purpose = "What a model has to show by when",
	.acts = acts,
};
