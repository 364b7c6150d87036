#include "tui/project-print.h"

#include "db/speech.h"
#include "model/moment.h"
#include "model/names.h"
#include "tui/answer.h"

void project_write_json(struct json *json, const struct project *project)
{
	json_int(json, "id", project->id);
	json_string(json, "uid", project->uid);
	json_string(json, "path", project->path);
	json_string(json, "name", project->name);
	json_string(json, "kind", project_kind_words[project->kind]);
	json_string(json, "currency", project->currency);
	json_day(json, "start", project->start_on);
	json_day(json, "end", project->end_on);
	json_day(json, "closed", project->closed_on);
	json_some(json, "cap_cents", project->cap);
	json_some(json, "price_cents", project->price);
	json_some(json, "hours_seconds", project->hours_seconds);
	json_some(json, "rollover_seconds", project->rollover_seconds);
	json_string(json, "rounding", project->rounding);
	json_some(json, "minimum_seconds", project->minimum_seconds);
	json_string(json, "notice", project->notice);
	json_some(json, "capacity_seconds", project->capacity_seconds);
	json_some(json, "meeting_cap_seconds", project->meeting_cap_seconds);
	json_some(json, "learning_target_seconds", project->learning_target_seconds);
	json_some(json, "compute_budget_micro", project->compute_budget_micro);
	json_string(json, "compute_alert", project->compute_alert);
}

static const char *length_word(struct call *call, int64_t seconds)
{
	return seconds ? moment_typed_length(seconds, arena_take(call->arena, 24)) : NULL;
}

/* "700.00 USD, told at 50,80,100 %". */
static const char *micro_word(struct call *call, const struct project *project)
{
	return arena_print(call->arena, speech("%s %s, told at %s %%"), micro_digits(call, project->compute_budget_micro),
		project->currency, project->compute_alert);
}

void project_write_text(struct call *call, const struct project *project)
{
	answer_line(call, "project", project->path);
	answer_line(call, "name", project->name);
	answer_line(call, "client", project->client_name);
	answer_line(call, "kind", project->kind == KIND_NTE ? speech("time and material, capped") : project->kind == KIND_TM ? speech("time and material") : project_kind_words[project->kind]);
	answer_line(call, "start", project->start_on == DAY_NONE ? NULL : day_word(call, project->start_on));
	answer_line(call, "end", project->end_on == DAY_NONE ? NULL : day_word(call, project->end_on));
	answer_line(call, "cap", project->cap ? money_word(call, project->cap, project->currency) : NULL);
	answer_line(call, "price", project->price ? money_word(call, project->price, project->currency) : NULL);
	answer_line(call, "hours", length_word(call, project->hours_seconds));
	answer_line(call, "rollover", length_word(call, project->rollover_seconds));
	answer_line(call, "rounding", project->rounding);
	answer_line(call, "minimum", length_word(call, project->minimum_seconds));
	answer_line(call, "notices", project->cap ? arena_print(call->arena, speech("at %s %% of the cap"), project->notice) : NULL);
	answer_line(call, "compute", project->compute_budget_micro ? micro_word(call, project) : NULL);
	answer_line(call, "capacity", length_word(call, project->capacity_seconds));
	answer_line(call, "meetings", length_word(call, project->meeting_cap_seconds));
	answer_line(call, "learning", length_word(call, project->learning_target_seconds));
	answer_line(call, "sealed", project->first_seal == DAY_NONE ? speech("not yet") : day_word(call, project->first_seal));
	answer_line(call, "closed", project->closed_on == DAY_NONE ? NULL : day_word(call, project->closed_on));
}
