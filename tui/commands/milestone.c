#include <string.h>

#include "db/speech.h"
#include "model/checklist.h"
#include "model/config.h"
#include "model/compute.h"
#include "model/dataset.h"
#include "model/milestone.h"
#include "model/moment.h"
#include "model/path.h"
#include "tui/answer.h"
#include "tui/milestone-check.h"
#include "tui/milestone-print.h"

#define ON {.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it happened; today"}
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
static const struct option result_options[] = {
	{.name = "n", .value = "N", .help = "examples that it was measured on"},
	{.name = "train", .value = "X", .help = "the value on the training set"},
	{.name = "dataset", .value = "NAME@VERSION", .help = "what it was measured on"},
	{.name = "subgroup", .value = "NAME=X", .many = true, .help = "the value of one group, such as women=0.78; again for more"},
	{.name = "limit", .value = "NAME=X", .many = true, .help = "what was measured of a limit, such as latency_ms=71; again for more"},
	{.name = "trials", .value = "N", .help = "settings that were tried"},
	{.name = "version", .value = "V", .help = "of the model"},
	ON, {0},
};
static const struct option production_options[] = {
	{.name = "n", .value = "N", .help = "examples that it was measured on"},
	{.name = "dataset", .value = "NAME@VERSION", .help = "what it was measured on"},
	ON, {0},
};
static const struct option deployed_options[] = {
	{.name = "version", .value = "V", .help = "of the model"},
	{.name = "where", .value = "TEXT", .help = "where it runs"},
	{.name = "rollback-to", .value = "V", .help = "the version to go back to"},
	ON, {0},
};
static const struct option decide_options[] = {
	{.name = "why", .value = "TEXT", .help = "the reason; needed for a go without the target"},
	{.name = "by", .value = "WHO", .help = "who decided; config user.name"},
	{.name = "instead-of", .value = "NAME=X", .help = "what was not taken for it, and what that reached, such as 'boosted trees=0.85'"},
	ON, {0},
};

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

/* All values of a repeated option as one text; bounds: with <= or >=, else with =. One empty value takes them away. */
static bool read_parts(struct call *call, const char *name, bool bounds, const char **parts)
{
	const char *typed, *all = NULL;

	for (int i = 0; (typed = call_option_n(call, name, i)); i++) {
		if (!*typed && !i && !call_option_n(call, name, 1)) {
			*parts = NULL;
			return true;
		}
		if (!part_is_sound(typed, bounds, call->arena, book_fault_slot(call->book)))
			return false;
		all = all ? arena_print(call->arena, "%s;%s", all, typed) : typed;
	}
	if (all)
		*parts = all;
	return true;
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
	if (!read_parts(call, "limit", true, &milestone->limits))
		return false;
	if (every && !moment_parse_days(every, &milestone->every_days, book_fault_slot(call->book)))
		return false;
	return read_direction(call, &milestone->lower) && read_item(call, milestone, place->path) && call_day(call, "due", true, &milestone->due_on) &&
	       call_length(call, "time-box", &milestone->time_box_seconds) && read_plan(call, &milestone->compute_plan_micro, place->currency);
}

/* Whoever pays, rounded once; null where nothing ran and nothing was billed. */
static bool spent_json(struct call *call, struct json *json, const struct milestone *milestone)
{
	struct outlay outlay = {0};
	struct spending spending;
	const char *currency;

	if (!spending_read(call->book, milestone->project, call->arena, &spending))
		return false;
	currency = outlay_add_milestone(&outlay, &spending, milestone->id, book_now(call->book));
	if (currency)
		json_int(json, "compute_cents", outlay_minor(outlay, currency));
	else
		json_null(json, "compute_cents");
	json_string(json, "currency", currency);
	return true;
}

/* What was added or changed, read back as it is kept. */
static bool answer(struct call *call, int64_t id)
{
	struct milestone milestone;
	struct json json = call_json(call);

	if (!call->json)
		return true;
	if (!milestone_find(call->book, id, call->arena, &milestone))
		return false;
	json_object(&json, NULL);
	milestone_write_json(call, &json, &milestone);
	if (!spent_json(call, &json, &milestone) || !checklist_write_json(call, &json, &milestone))
		return false;
	call_json_end(call, &json);
	return true;
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
	return answer(call, milestone.id);
}

static bool find(struct call *call, struct milestone *milestone, struct place *place)
{
	return place_find(call->book, call->words[0], PLACE_MILESTONE, call->arena, place) &&
	       milestone_find(call->book, place->milestone, call->arena, milestone);
}

static bool edit(struct call *call)
{
	struct milestone milestone;
	struct place place, project;

	if (!find(call, &milestone, &place) || !place_of(call->book, milestone.project, 0, call->arena, &project))
		return false;
	milestone.title = call_flag(call, "title") ? call_option(call, "title") : milestone.title;
	if (!take_options(call, &milestone, &project) || !milestone_edit(call->book, &milestone))
		return false;
	call_say(call, "Changed %s, %s, due %s.", milestone.path, milestone.title, day_word(call, milestone.due_on));
	return answer(call, milestone.id);
}

static bool delete(struct call *call)
{
	struct milestone milestone;
	struct json json = call_json(call);
	struct place place;

	if (!find(call, &milestone, &place) || !milestone_delete(call->book, milestone.id))
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

/* " [made is synthetic: …]": what to know of the data that it was measured on, if they are registered and there is anything. */
static bool caveat_of(struct call *call, const struct milestone *milestone, const char *label, const char **words)
{
	struct datasets datasets;
	const struct dataset *dataset;
	const char *caveat;

	*words = "";
	if (!label)
		return true;
	if (!dataset_list(call->book, milestone->project, call->arena, &datasets))
		return false;
	dataset = dataset_named(&datasets, label);
	caveat = dataset ? dataset_caveat(dataset, call->arena) : NULL;
	if (caveat)
		*words = arena_print(call->arena, " [%s]", caveat);
	return true;
}

static bool measure(struct call *call, enum measurement_kind kind, const char *said)
{
	struct measurement measurement = {
		.kind = kind, .value = call->words[1], .train = call_option(call, "train"), .dataset = call_option(call, "dataset"),
		.version = call_option(call, "version"), .n = -1, .trials = -1, .on = DAY_NONE,
	};
	struct milestone milestone;
	const char *caveat;
	struct place place;

	if (!find(call, &milestone, &place) || !read_parts(call, "subgroup", false, &measurement.subgroups) || !read_parts(call, "limit", false, &measurement.limits) ||
	    !call_number(call, "n", 0, INT64_MAX / 2, &measurement.n) ||
	    !call_number(call, "trials", 0, INT64_MAX / 2, &measurement.trials) || !call_day(call, "on", false, &measurement.on))
		return false;
	measurement.milestone = milestone.id;
	if (!milestone_measure(call->book, &measurement) || (!call->dry_run && !milestone_find(call->book, milestone.id, call->arena, &milestone)) ||
	    !caveat_of(call, &milestone, measurement.dataset, &caveat))
		return false;
	call_say(call, "%s: %s %s%s.%s", milestone.path, said, measurement.value, milestone_verdict(call, &milestone, kind), caveat);
	return answer(call, milestone.id);
}

static bool result(struct call *call)
{
	return measure(call, MEASURED_OFFLINE, speech("result"));
}

static bool production(struct call *call)
{
	return measure(call, MEASURED_PRODUCTION, speech("in production"));
}

static bool deployed(struct call *call)
{
	struct deployment deployment = {.version = call_option(call, "version"), .place = call_option(call, "where"), .rollback_to = call_option(call, "rollback-to"), .on = DAY_NONE};
	struct milestone milestone;
	struct place place;

	if (!find(call, &milestone, &place) || !call_day(call, "on", false, &deployment.on))
		return false;
	deployment.milestone = milestone.id;
	if (!milestone_deploy(call->book, &deployment))
		return false;
	call_say(call, "%s: %s runs on %s; measure it there within a week.", milestone.path, deployment.version, deployment.place);
	return answer(call, milestone.id);
}

static bool decide(struct call *call)
{
	struct milestone_decision said = {.word = call->words[1], .why = call_option(call, "why"), .who = call_option(call, "by"), .instead_of = call_option(call, "instead-of"), .on = DAY_NONE};
	struct milestone milestone, next;
	const char *overdue = NULL, *warning = "";
	struct place place;
	int64_t following;

	if (!said.who)
		said.who = config_get(call->book, "user.name");
	if (!find(call, &milestone, &place) || !call_day(call, "on", false, &said.on) || !milestone_decide(call->book, milestone.id, &said, &following))
		return false;
	if (!strcmp(call->words[1], "go") && !checklist_overdue(call->book, &milestone, call->arena, &overdue))
		return false;
	if (overdue)
		warning = arena_print(call->arena, speech(" [still open: %s]"), overdue);
	if (following && milestone_find(call->book, following, call->arena, &next))
		call_say(call, "Decided %s: %s. The next one is %s, due %s.%s", milestone.path, call->words[1], next.code, day_word(call, next.due_on), warning);
	else
		call_say(call, "Decided %s: %s.%s", milestone.path, call->words[1], warning);
	return answer(call, milestone.id);
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

/* "40.00 USD of 226.80 USD planned, 1.00 USD a trial"; NULL: nothing was spent nor planned. */
static const char *spent_words(struct call *call, const struct milestone *milestone, struct outlay outlay, bool any, const char *currency)
{
	struct outlay plan = {(int128)milestone->compute_plan_micro * 3600};
	bool planned = milestone->compute_plan_micro >= 0;
	struct findings findings;

	if (!any && !planned)
		return NULL;
	milestone_judge(milestone, call->arena, &findings);
	return arena_print(call->arena, "%s%s%s%s%s", money_word(call, outlay_minor(outlay, currency), currency),
		planned ? arena_print(call->arena, " of %s", money_word(call, outlay_minor(plan, currency), currency)) : "", planned ? speech(" planned") : "",
		findings.trials ? arena_print(call->arena, ", %s", money_word(call, outlay_minor((struct outlay){outlay.parts / findings.trials}, currency), currency)) : "",
		findings.trials ? speech(" a trial") : "");
}

/* What machines and bills cost for it so far. */
static bool write_spent(struct call *call, const struct milestone *milestone, const char *currency)
{
	struct outlay outlay = {0};
	struct spending spending;
	bool any;

	if (!spending_read(call->book, milestone->project, call->arena, &spending))
		return false;
	any = outlay_add_milestone(&outlay, &spending, milestone->id, book_now(call->book));
	answer_line(call, "compute", spent_words(call, milestone, outlay, any, currency));
	return true;
}

static bool show(struct call *call)
{
	struct milestone milestone;
	struct place place;

	if (!find(call, &milestone, &place))
		return false;
	if (call->json)
		return answer(call, milestone.id);
	milestone_write_text(call, &milestone);
	return write_spent(call, &milestone, place.currency) && checklist_write_text(call, &milestone);
}

#define ACT(verb, words, says, rows, few, many, sort) /* NOLINTNEXTLINE(bugprone-macro-parentheses): initialisers */ \
	static const struct command verb##_act = {.name = "milestone " #verb, .usage = words, .purpose = says, .options = rows, .least = few, .most = many, .sorts = {sort}, .run = verb}

ACT(add, "PROJECT TITLE --due DAY", "Adds a milestone", add_options, 2, 2, WORD_PROJECT);
ACT(edit, "ID", "Changes a milestone", edit_options, 1, 1, WORD_ANY);
ACT(delete, "ID", "Deletes a milestone that was not decided on", NULL, 1, 1, WORD_ANY);
ACT(list, "[PROJECT]", "Lists the milestones of a project, or of all open ones", NULL, 0, 1, WORD_PROJECT);
ACT(show, "ID", "Shows a milestone, its values and its decisions", NULL, 1, 1, WORD_ANY);
ACT(result, "ID VALUE", "Keeps what was measured offline", result_options, 2, 2, WORD_ANY);
ACT(production, "ID VALUE", "Keeps what was measured in production", production_options, 2, 2, WORD_ANY);
ACT(deployed, "ID --version V --where T", "A version is put to work", deployed_options, 1, 1, WORD_ANY);
ACT(decide, "ID go|iterate|stop|waived", "Keeps what was decided; iterate closes nothing", decide_options, 2, 2, WORD_ANY);
static const struct command *const acts[] = {&add_act, &edit_act, &delete_act, &list_act, &show_act, &result_act, &production_act, &deployed_act, &decide_act, &milestone_check_act, &milestone_template_act, NULL};

const struct command milestone_command = {
	.name = "milestone",
	.usage = "add, edit, delete, list, show, result, production, deployed, decide or check",
	.purpose = "What a model has to show by when",
	.acts = acts,
};
