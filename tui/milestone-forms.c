#include "tui/milestone-forms.h"

#include <string.h>

#include "db/speech.h"
#include "model/names.h"
#include "tui/verb.h"

enum { MILESTONE_FIELDS = 14 };

static const char *const direction_words[] = {"higher", "lower", NULL};

static enum answer ask(struct desk *desk, const char *title, const char *verb, const char *path, const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"milestone", verb, path}, .fields = fields, .count = count});
}

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

/* What is said of a milestone after its title, with what stands there already; what is one's own stands last. */
static int put_fields(struct desk *desk, const struct milestone *milestone, struct verb_field *fields)
{
	const struct milestone none = {.due_on = DAY_NONE}, *now = milestone ? milestone : &none;
	char day[11], box[24];
	const struct verb_field own[] = {
		{.label = "due", .option = "--due", .value = now->due_on == DAY_NONE ? "" : arena_text(desk_arena(desk), day_text(now->due_on, day)),
		 .hint = "2026-02-27, fri, +14d", .reading = reading_coming_day},
		{.label = "metric", .option = "--metric", .value = or_nothing(now->metric), .hint = "auc; empty: it is done or not"},
		{.label = "target", .option = "--target", .value = or_nothing(now->target), .hint = "0.80"},
		{.label = "baseline", .option = "--baseline", .value = or_nothing(now->baseline), .hint = "what a simple model reaches: 0.71"},
		{.label = "better is", .option = "--direction", .value = now->metric ? direction_words[now->lower] : "", .hint = "higher; or lower", .among = direction_words},
		{.label = "gate", .option = "--gate", .value = or_nothing(now->gate), .hint = "data_audit, baseline, model, evaluation …", .among = gate_words},
		{.label = "item", .option = "--item", .value = or_nothing(now->item_code), .hint = "the item that it belongs to: B3"},
		{.label = "positives", .option = "--positive-rate", .value = or_nothing(now->positive_rate), .hint = "share of the positive class: 0.001"},
		{.label = "limit", .option = "--limit", .value = or_nothing(now->limits), .hint = "what else must hold: latency_ms<=50"},
		{.label = "every", .option = "--every", .hint = "once; or 90d: it comes again"},
		{.label = "time box", .option = "--time-box", .value = now->time_box_seconds ? arena_text(desk_arena(desk), moment_typed_length(now->time_box_seconds, box)) : "", .hint = "20h"},
		{.label = "compute", .option = "--compute-plan", .hint = "what machines for it may cost: 120"},
		{.label = "hypothesis", .option = "--hypothesis", .value = or_nothing(now->hypothesis), .hint = "what is expected, and why"},
	};

	memcpy(fields, own, sizeof own);
	return (int)(sizeof own / sizeof *own);
}

enum answer milestone_form_add(struct desk *desk, const char *path)
{
	struct verb_field fields[MILESTONE_FIELDS] = {{.label = "title", .hint = "Tuned model on hold-out and production"}};
	int count = 1 + put_fields(desk, NULL, fields + 1);

	return ask(desk, "Add a milestone", "add", path, fields, count);
}

/* In a meeting without the last, which is one's own. */
enum answer milestone_form_edit(struct desk *desk, const struct milestone *milestone)
{
	struct verb_field fields[MILESTONE_FIELDS] = {{.label = "title", .option = "--title", .value = milestone->title}};
	int count = 1 + put_fields(desk, milestone, fields + 1);

	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Change %s"), milestone->code), .words = {"milestone", "edit", milestone->path}, .edits = true, .fields = fields,
		.count = count - (desk_is_alone(desk) ? 0 : 3),
	});
}

enum answer milestone_form_result(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.83"}, {.label = "examples", .option = "--n", .hint = "4000"}, {.label = "training", .option = "--train", .hint = "0.91"},
		{.label = "data set", .option = "--dataset", .hint = "churn@2025Q4"}, {.label = "a group", .option = "--subgroup", .hint = "women=0.78"},
		{.label = "a limit", .option = "--limit", .hint = "latency_ms=71"}, {.label = "trials", .option = "--trials", .hint = "settings that were tried: 40"},
		{.label = "version", .option = "--version", .hint = "of the model"}, {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return ask(desk, arena_print(desk_arena(desk), speech("%s: a result, offline"), milestone->code), "result", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_production(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.74"}, {.label = "examples", .option = "--n", .hint = "1200"},
		{.label = "data set", .option = "--dataset", .hint = "prod@2026W11"}, {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return ask(desk, arena_print(desk_arena(desk), speech("%s: a value from production"), milestone->code), "production", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_decide(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "decision", .hint = "go, iterate, stop or waived", .among = decision_words}, {.label = "why", .option = "--why", .hint = "needed where the target is not met"},
		{.label = "by", .option = "--by", .hint = "who decided"}, {.label = "instead of", .option = "--instead-of", .hint = "what was not taken: boosted trees=0.85"},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return ask(desk, arena_print(desk_arena(desk), speech("Decide %s"), milestone->code), "decide", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_deployed(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "version", .option = "--version", .hint = "of the model: 1.4"}, {.label = "where", .option = "--where", .hint = "nightly batch on the client's cluster"},
		{.label = "roll back to", .option = "--rollback-to", .hint = "the version to go back to"}, {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return ask(desk, arena_print(desk_arena(desk), speech("%s: a version is put to work"), milestone->code), "deployed", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_monitor(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.72"}, {.label = "metric", .option = "--metric", .hint = "the milestone's own"},
		{.label = "examples", .option = "--n", .hint = "1200"}, {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("%s: a value that is watched"), milestone->code), .words = {"monitor", "add", milestone->path}, .fields = fields, .count = 4,
	});
}

enum answer milestone_read(struct desk *desk, const struct milestone *milestone)
{
	return verb_do(desk, milestone->code, (const char *const[]){"milestone", "show", milestone->path, NULL});
}

enum answer milestone_delete_it(struct desk *desk, const struct milestone *milestone)
{
	return verb_do(desk, "Deleted", (const char *const[]){"milestone", "delete", milestone->path, NULL});
}

enum answer milestone_form_job(struct desk *desk, const char *path)
{
	const struct verb_field fields[] = {
		{.label = "for", .value = path, .hint = "M3, B4, CR-1 or the project"},
		{.label = "machine", .hint = "A100 80GB"}, {.label = "an hour", .option = "--price", .hint = "1.89; empty: as the resource has it"},
		{.label = "expected", .option = "--expect", .hint = "4h"}, {.label = "at most", .option = "--max", .hint = "12h"},
		{.label = "who pays", .option = "--treatment", .hint = "passthrough, client_account, absorbed, learning", .among = treatment_words},
		{.label = "provider", .option = "--provider", .hint = "whose machine it is"}, {.label = "began", .option = "--at", .hint = "now; or 09:00, -25m"},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = "Start the clock of a machine", .words = {"job", "start"}, .fields = fields, .count = sizeof fields / sizeof *fields,
	});
}
