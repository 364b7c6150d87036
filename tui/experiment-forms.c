#include "tui/experiment-forms.h"

#include "db/speech.h"
#include "model/checklist-template.h"
#include "model/money.h"
#include "model/names.h"
#include "tui/verb.h"
#include "tui/words.h"
#include "tui/writing.h"

enum { DATA_FIELDS = 11 };

static const char *const yes_words[] = {"yes", "no", NULL};

static const char *number_word(struct desk *desk, int64_t number)
{
	return number < 0 ? "" : arena_print(desk_arena(desk), "%lld", (long long)number);
}

static void suggest_template(struct desk *desk, const char *typed, struct text *line)
{
	suggest_among(desk, checklist_template_words, typed, line);
}

enum answer check_form_add(struct desk *desk, const struct milestone *milestone)
{
	static const struct verb_field fields[] = {
		{.label = "line", .hint = "what to look at, or a template: bias, gdpr …", .suggest = suggest_template},
		{.label = "by gate", .option = "--by-gate", .hint = "before its own decision", .among = gate_words},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("To the checklist of %s"), milestone->code), .words = {"milestone", "check", milestone->path, "add"},
		.fields = fields, .count = 2,
	});
}

enum answer check_do(struct desk *desk, const struct milestone *milestone, size_t number)
{
	return verb_do(desk, "Checklist", (const char *const[]){"milestone", "check", milestone->path, "done", number_word(desk, (int64_t)number), NULL});
}

enum answer check_form_na(struct desk *desk, const struct milestone *milestone, size_t number)
{
	static const struct verb_field fields[] = {{.label = "why", .option = "--why", .hint = "why it is not called for here"}};

	return verb_ask(desk, &(struct verb_form){
		.title = "A line that is not called for", .words = {"milestone", "check", milestone->path, "na", number_word(desk, (int64_t)number)}, .fields = fields, .count = 1,
	});
}

/* What is said of data, with what stands there already. */
static int put_fields(struct desk *desk, const struct dataset *set, struct verb_field *fields)
{
	char length[24] = "";
	const struct verb_field own[] = {
		{.label = "kind", .option = "--kind", .value = set ? data_kind_words[set->kind] : "", .hint = "real; or augmented, synthetic", .among = data_kind_words},
		{.label = "covers from", .option = "--from", .value = set ? words_typed_day(set->from_on, desk_arena(desk)) : "", .hint = "2025-01-01", .reading = reading_past_day},
		{.label = "to", .option = "--to", .value = set ? words_typed_day(set->to_on, desk_arena(desk)) : "", .hint = "2025-12-31", .reading = reading_past_day},
		{.label = "rows", .option = "--rows", .value = set ? number_word(desk, set->rows) : "", .hint = "how many there are"},
		{.label = "labelled", .option = "--labelled", .value = set ? number_word(desk, set->labelled) : "", .hint = "how many have a label"},
		{.label = "needed", .option = "--needed", .value = set ? number_word(desk, set->needed) : "", .hint = "how many labels are needed"},
		{.label = "per label", .option = "--per-label", .value = set && set->label_seconds ? arena_text(desk_arena(desk), moment_typed_length(set->label_seconds, length)) : "",
		 .hint = "what one label takes: 40s"},
		{.label = "persons", .option = "--personal", .value = set && set->personal != SAID_NOTHING ? yes_words[set->personal == SAID_NO] : "",
		 .hint = "is it about persons? yes or no", .among = yes_words},
		{.label = "delete by", .option = "--delete-by", .value = set ? words_typed_day(set->delete_by, desk_arena(desk)) : "", .hint = "by when it must be gone", .reading = reading_coming_day},
		{.label = "digest", .option = "--digest", .value = set ? set->digest : "", .hint = "sha256:3f1c…"},
	};

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		fields[i] = own[i];
	return (int)(sizeof own / sizeof *own);
}

enum answer data_form_add(struct desk *desk, const char *path)
{
	struct verb_field fields[DATA_FIELDS + 1] = {
		{.label = "name", .hint = "churn-train"}, {.label = "version", .option = "--version", .hint = "2025Q4"},
	};
	int count = 2 + put_fields(desk, NULL, fields + 2);

	return verb_ask(desk, &(struct verb_form){.title = "Data that models are made of or measured on", .words = {"dataset", "add", path}, .fields = fields, .count = count});
}

enum answer data_form_edit(struct desk *desk, const struct dataset *set)
{
	struct verb_field fields[DATA_FIELDS];
	int count = put_fields(desk, set, fields);

	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Change %.60s"), set->label), .words = {"dataset", "edit", number_word(desk, set->id)}, .fields = fields, .count = count, .edits = true,
	});
}

enum answer data_form_scrap(struct desk *desk, const struct dataset *set)
{
	static const struct verb_field fields[] = {
		{.label = "why", .option = "--why", .hint = "deleted as agreed; superseded; leaked labels"},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("%.60s is gone"), set->label), .words = {"dataset", "scrap", number_word(desk, set->id)}, .fields = fields, .count = 2,
	});
}

enum answer data_read(struct desk *desk, const struct dataset *set)
{
	return verb_do(desk, set->label, (const char *const[]){"dataset", "show", number_word(desk, set->id), NULL});
}

enum answer cost_form_add(struct desk *desk, const char *path)
{
	const struct verb_field fields[] = {
		{.label = "for", .value = path, .hint = "M3, B4, CR-1 or the project", .suggest = suggest_path}, {.label = "amount", .hint = "41.20"}, {.label = "what", .hint = "OpenAI API, March"},
		{.label = "who pays", .option = "--treatment", .hint = "passthrough; or client_account, absorbed, learning", .among = treatment_words},
		{.label = "provider", .option = "--provider", .hint = "who billed it"}, {.label = "evidence", .option = "--evidence", .hint = "the bill: its number, or where it lies"},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return verb_ask(desk, &(struct verb_form){.title = "What others billed", .words = {"cost", "add"}, .fields = fields, .count = sizeof fields / sizeof *fields});
}

enum answer cost_form_edit(struct desk *desk, const struct cost *cost)
{
	char digits[48];
	const struct verb_field fields[] = {
		{.label = "what", .option = "--title", .value = cost->title},
		{.label = "amount", .option = "--money", .value = arena_text(desk_arena(desk), decimal_format(digits, cost->micro, 1000000, cost->micro % 10000 ? 6 : 2))},
		{.label = "for", .option = "--for", .value = cost->ref, .suggest = suggest_path},
		{.label = "who pays", .option = "--treatment", .value = treatment_words[cost->treatment], .among = treatment_words},
		{.label = "evidence", .option = "--evidence", .value = cost->evidence}, {.label = "on", .option = "--on", .value = words_typed_day(cost->on, desk_arena(desk)), .reading = reading_past_day},
	};

	return verb_ask(desk, &(struct verb_form){
		.title = "Change what others billed", .words = {"cost", "edit", number_word(desk, cost->id)}, .edits = true, .fields = fields, .count = sizeof fields / sizeof *fields,
	});
}

enum answer cost_delete_it(struct desk *desk, const struct cost *cost)
{
	return verb_do(desk, "Taken out", (const char *const[]){"cost", "delete", number_word(desk, cost->id), NULL});
}

enum answer resource_form_add(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "machine", .hint = "A100 80GB"}, {.label = "an hour", .hint = "1.89"}, {.label = "provider", .option = "--provider", .hint = "whose it is"},
		{.label = "GPUs", .option = "--gpus", .hint = "how many"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "A machine and the price of its hour", .words = {"resource", "add"}, .fields = fields, .count = 4});
}

enum answer deadlines_form(struct desk *desk, const char *path)
{
	return writing_ask(desk, &(struct writing){
		.title = "Write the deadlines for a calendar", .words = {"export", "ics", path}, .kind = WRITING_CALENDAR, .file = "ambit.ics",
	});
}
