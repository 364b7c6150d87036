#include "model/milestone.h"
#include "model/path.h"
#include "tui/milestone-print.h"

static const struct option options[] = {
	{.name = "metric", .value = "NAME", .help = "another metric than the milestone's own"},
	{.name = "n", .value = "N", .help = "examples that it was measured on"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it was measured; today"},
	{0},
};

static bool add(struct call *call)
{
	struct measurement measurement = {
		.kind = MEASURED_MONITOR, .value = call->words[1], .metric = call_option(call, "metric"), .n = -1, .trials = -1, .on = DAY_NONE,
	};
	struct json json = call_json(call);
	struct milestone milestone;
	struct place place;

	if (!place_find(call->book, call->words[0], PLACE_MILESTONE, call->arena, &place) || !call_number(call, "n", 0, INT64_MAX / 2, &measurement.n) ||
	    !call_day(call, "on", false, &measurement.on))
		return false;
	measurement.milestone = place.milestone;
	if (!milestone_measure(call->book, &measurement) || !milestone_find(call->book, place.milestone, call->arena, &milestone))
		return false;
	call_say(call, "%s: watched %s%s.", milestone.path, measurement.value, milestone_verdict(call, &milestone, MEASURED_MONITOR));
	if (!call->json)
		return true;
	json_object(&json, NULL);
	milestone_write_json(call, &json, &milestone);
	call_json_end(call, &json);
	return true;
}

static const struct command add_act = {
	.name = "monitor add",
	.usage = "ID VALUE",
	.purpose = "Keeps a value of a model in use, to see it drift",
	.options = options,
	.least = 2,
	.most = 2,
	.run = add,
};
static const struct command *const acts[] = {&add_act, NULL};

const struct command monitor_command = {
	.name = "monitor",
	.usage = "add",
	.purpose = "Values of models in use",
	.acts = acts,
};
