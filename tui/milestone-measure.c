#include "tui/milestone-measure.h"

#include <string.h>

#include "db/speech.h"
#include "model/checklist.h"
#include "model/config.h"
#include "model/dataset.h"
#include "tui/answer.h"
#include "tui/milestone-answer.h"
#include "tui/milestone-print.h"

#define ON {.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it happened; today"}

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

bool milestone_read_parts(struct call *call, const char *name, bool bounds, const char **parts)
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

	if (!milestone_named(call, &milestone, &place) || !milestone_read_parts(call, "subgroup", false, &measurement.subgroups) || !milestone_read_parts(call, "limit", false, &measurement.limits) ||
	    !call_number(call, "n", 0, INT64_MAX / 2, &measurement.n) ||
	    !call_number(call, "trials", 0, INT64_MAX / 2, &measurement.trials) || !call_day(call, "on", false, &measurement.on))
		return false;
	measurement.milestone = milestone.id;
	if (!milestone_measure(call->book, &measurement) || (!call->dry_run && !milestone_find(call->book, milestone.id, call->arena, &milestone)) ||
	    !caveat_of(call, &milestone, measurement.dataset, &caveat))
		return false;
	call_say(call, "%s: %s %s%s.%s", milestone.path, said, measurement.value, milestone_verdict(call, &milestone, kind), caveat);
	return milestone_answer(call, milestone.id);
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

	if (!milestone_named(call, &milestone, &place) || !call_day(call, "on", false, &deployment.on))
		return false;
	deployment.milestone = milestone.id;
	if (!milestone_deploy(call->book, &deployment))
		return false;
	call_say(call, "%s: %s runs on %s; measure it there within a week.", milestone.path, deployment.version, deployment.place);
	return milestone_answer(call, milestone.id);
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
	if (!milestone_named(call, &milestone, &place) || !call_day(call, "on", false, &said.on) || !milestone_decide(call->book, milestone.id, &said, &following))
		return false;
	if (!strcmp(call->words[1], "go") && !checklist_overdue(call->book, &milestone, call->arena, &overdue))
		return false;
	if (overdue)
		warning = arena_print(call->arena, speech(" [still open: %s]"), overdue);
	if (following && milestone_find(call->book, following, call->arena, &next))
		call_say(call, "Decided %s: %s. The next one is %s, due %s.%s", milestone.path, call->words[1], next.code, day_word(call, next.due_on), warning);
	else
		call_say(call, "Decided %s: %s.%s", milestone.path, call->words[1], warning);
	return milestone_answer(call, milestone.id);
}

const struct command milestone_result_act = {
	.name = "milestone result",
	.usage = "ID VALUE",
	.purpose = "Keeps what was measured offline",
	.options = result_options,
	.least = 2,
	.most = 2,
	.run = result,
};

const struct command milestone_production_act = {
	.name = "milestone production",
	.usage = "ID VALUE",
	.purpose = "Keeps what was measured in production",
	.options = production_options,
	.least = 2,
	.most = 2,
	.run = production,
};

const struct command milestone_deployed_act = {
	.name = "milestone deployed",
	.usage = "ID --version V --where T",
	.purpose = "A version is put to work",
	.options = deployed_options,
	.least = 1,
	.most = 1,
	.run = deployed,
};

const struct command milestone_decide_act = {
	.name = "milestone decide",
	.usage = "ID go|iterate|stop|waived",
	.purpose = "Keeps what was decided; iterate closes nothing",
	.options = decide_options,
	.least = 2,
	.most = 2,
	.run = decide,
};
