#include "tui/milestone-forms.h"

#include "model/zone.h"
#include "tui/verb.h"

static enum answer ask(struct desk *desk, const char *title, const char *verb, const char *path, const struct verb_field *fields, int count)
{
	return verb_ask(desk, &(struct verb_form){.title = title, .words = {"milestone", verb, path}, .fields = fields, .count = count});
}

enum answer milestone_form_add(struct desk *desk, const char *path)
{
	static const struct verb_field fields[] = {
		{.label = "title", .hint = "Tuned model on hold-out and production"}, {.label = "due", .option = "--due", .hint = "2026-02-27, fri, +14d"},
		{.label = "item", .option = "--item", .hint = "B3"}, {.label = "gate", .option = "--gate", .hint = "data_audit baseline model evaluation …"},
		{.label = "metric", .option = "--metric", .hint = "auc"}, {.label = "direction", .option = "--direction", .hint = "higher or lower"},
		{.label = "baseline", .option = "--baseline", .hint = "0.71"}, {.label = "target", .option = "--target", .hint = "0.80"},
		{.label = "time box", .option = "--time-box", .hint = "20h"}, {.label = "hypothesis", .option = "--hypothesis"},
	};

	return ask(desk, "Add a milestone", "add", path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_edit(struct desk *desk, const struct milestone *milestone)
{
	char day[11];
	const struct verb_field fields[] = {
		{.label = "title", .option = "--title", .value = milestone->title},
		{.label = "due", .option = "--due", .value = milestone->due_on == DAY_NONE ? "" : day_text(milestone->due_on, day)},
		{.label = "metric", .option = "--metric", .value = milestone->metric},
		{.label = "target", .option = "--target", .value = milestone->target},
		{.label = "hypothesis", .option = "--hypothesis", .value = milestone->hypothesis},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = "Edit the milestone", .words = {"milestone", "edit", milestone->path}, .edits = true, .fields = fields,
		.count = (int)(sizeof fields / sizeof *fields) - desk_is_meeting(desk), /* the hypothesis is one's own */
	});
}

enum answer milestone_form_result(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.83"}, {.label = "examples", .option = "--n", .hint = "4000"}, {.label = "training", .option = "--train", .hint = "0.91"},
		{.label = "dataset", .option = "--dataset", .hint = "churn@2025Q4"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "A result, offline", "result", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_production(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "value", .hint = "0.74"}, {.label = "examples", .option = "--n", .hint = "1200"},
		{.label = "dataset", .option = "--dataset", .hint = "prod@2026W11"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "A value from production", "production", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_decide(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "decision", .hint = "go, iterate, stop or waived"}, {.label = "why", .option = "--why"},
		{.label = "by", .option = "--by"}, {.label = "on", .option = "--on", .hint = "today"},
	};

	return ask(desk, "Decide", "decide", milestone->path, fields, sizeof fields / sizeof *fields);
}

enum answer milestone_form_job(struct desk *desk, const char *path)
{
	const struct verb_field fields[] = {
		{.label = "for", .value = path, .hint = "M3, B4, CR-1 or the project"},
		{.label = "machine", .hint = "A100 80GB"}, {.label = "an hour", .option = "--price", .hint = "1.89"},
		{.label = "expected", .option = "--expect", .hint = "4h"}, {.label = "who pays", .option = "--treatment", .hint = "passthrough, client_account, absorbed, learning"},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = "Start the clock of a machine", .words = {"job", "start"}, .fields = fields, .count = sizeof fields / sizeof *fields,
	});
}
