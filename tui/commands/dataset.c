#include "db/speech.h"
#include "model/dataset.h"

#include "model/path.h"
#include "model/project.h"
#include "model/rate.h"
#include "tui/answer.h"

#define FIELDS \
	{.name = "digest", .value = "TEXT", .help = "what proves that it is the same, such as sha256:3f1c…"}, \
	{.name = "kind", .value = "KIND", .help = "real, augmented or synthetic; real"}, \
	{.name = "from", .value = "DAY", .sort = WORD_DAY, .help = "the first day that the data cover"}, \
	{.name = "to", .value = "DAY", .sort = WORD_DAY, .help = "the last one"}, \
	{.name = "rows", .value = "N", .help = "how many there are"}, \
	{.name = "labelled", .value = "N", .help = "how many have a label"}, \
	{.name = "needed", .value = "N", .help = "how many labels are needed"}, \
	{.name = "per-label", .value = "LENGTH", .help = "what one label takes, such as 40s"}, \
	{.name = "personal", .value = "yes|no", .help = "whether it is about persons"}, \
	{.name = "derived-from", .value = "ID", .help = "what it was made of"}, \
	{.name = "delete-by", .value = "DAY", .sort = WORD_DAY, .help = "by when it must be gone"}

static const struct option add_options[] = {{.name = "version", .value = "V", .help = "which version it is"}, FIELDS, {0}};
static const struct option edit_options[] = {FIELDS, {0}};
static const struct option scrap_options[] = {
	{.name = "why", .value = "TEXT", .help = "the reason"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day it happened; today"},
	{0},
};

static const char *const yes_words[] = {"no", "yes", NULL};

static bool read_fields(struct call *call, struct dataset *dataset)
{
	int kind = dataset->kind, personal = dataset->personal;

	if (call_option(call, "digest"))
		dataset->digest = call_option(call, "digest");
	if (!call_choice(call, "kind", data_kind_words, "kind of data", &kind) || !call_choice(call, "personal", yes_words, "answer", &personal))
		return false;
	dataset->kind = (enum data_kind)kind;
	dataset->personal = (enum said)personal;
	if (call_option(call, "derived-from") && !call_id(call, call_option(call, "derived-from"), &dataset->derived_from))
		return false;
	return call_day(call, "from", false, &dataset->from_on) && call_day(call, "to", false, &dataset->to_on) && call_number(call, "rows", 0, INT64_MAX / 2, &dataset->rows)
		&& call_number(call, "labelled", 0, INT64_MAX / 2, &dataset->labelled) && call_number(call, "needed", 0, INT64_MAX / 2, &dataset->needed)
		&& call_length(call, "per-label", &dataset->label_seconds) && call_day(call, "delete-by", true, &dataset->delete_by);
}

static void json_count(struct json *json, const char *name, int64_t count)
{
	if (count < 0)
		json_string(json, name, NULL);
	else
		json_int(json, name, count);
}

static void write_json(struct call *call, struct json *json, const struct dataset *dataset)
{
	json_object(json, NULL);
	json_int(json, "id", dataset->id);
	json_string(json, "uid", dataset->uid);
	json_string(json, "project", dataset->project_path);
	json_string(json, "name", dataset->name);
	json_string(json, "version", *dataset->version ? dataset->version : NULL);
	json_string(json, "digest", dataset->digest);
	json_string(json, "kind", data_kind_words[dataset->kind]);
	json_day(json, "from", dataset->from_on);
	json_day(json, "to", dataset->to_on);
	json_count(json, "rows", dataset->rows);
	json_count(json, "labelled", dataset->labelled);
	json_count(json, "needed", dataset->needed);
	json_some(json, "label_seconds", dataset->label_seconds);
	json_int(json, "labels_missing", dataset_labels_missing(dataset));
	json_int(json, "labelling_seconds", dataset_label_work(dataset));
	json_string(json, "personal", dataset->personal == SAID_NOTHING ? NULL : yes_words[dataset->personal]);
	json_string(json, "derived_from", dataset->source);
	json_day(json, "delete_by", dataset->delete_by);
	json_day(json, "scrapped", dataset->scrapped_on);
	json_string(json, "why", dataset->scrapped_why);
	json_string(json, "caveat", dataset_caveat(dataset, call->arena));
	json_end(json);
}

static bool tell(struct call *call, int64_t id)
{
	struct json json = call_json(call);
	struct dataset dataset;

	if (!call->json)
		return true;
	if (!dataset_find(call->book, id, call->arena, &dataset))
		return false;
	write_json(call, &json, &dataset);
	call_json_end(call, &json);
	return true;
}

/* Data about persons must be gone one day: a month after the contract, if nobody says otherwise. */
static bool reminder_of(struct call *call, const struct dataset *dataset, const char **words)
{
	enum { DAYS_AFTER = 30 };
	struct project project;
	char day[16];

	*words = "";
	if (dataset->personal != SAID_YES || dataset->delete_by != DAY_NONE)
		return true;
	if (!project_find(call->book, dataset->project, call->arena, &project))
		return false;
	*words = project.end_on == DAY_NONE ? speech(" It is about persons: --delete-by says by when it must be gone.")
		: arena_print(call->arena, speech(" It is about persons: --delete-by says by when it must be gone, such as %s, %d days after the contract."), day_text(project.end_on + DAYS_AFTER, day), DAYS_AFTER);
	return true;
}

static bool add(struct call *call)
{
	struct dataset dataset = {.name = call->words[1], .version = call_option(call, "version"), .from_on = DAY_NONE, .to_on = DAY_NONE, .rows = -1, .labelled = -1,
		.needed = -1, .personal = SAID_NOTHING, .delete_by = DAY_NONE, .scrapped_on = DAY_NONE};
	const char *caveat, *reminder;
	struct place place;

	if (!dataset.version)
		dataset.version = "";
	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !read_fields(call, &dataset))
		return false;
	dataset.project = place.project;
	if (!dataset_add(call->book, &dataset) || !reminder_of(call, &dataset, &reminder))
		return false;
	caveat = dataset_caveat(&dataset, call->arena);
	call_say(call, "Data set %lld of %s: %s.%s%s%s", (long long)dataset.id, place.path, dataset.label, caveat ? " " : "", caveat ? caveat : "", reminder);
	return tell(call, dataset.id);
}

static bool find(struct call *call, struct dataset *dataset)
{
	int64_t id;

	return call_id(call, call->words[0], &id) && dataset_find(call->book, id, call->arena, dataset);
}

static bool edit(struct call *call)
{
	struct dataset dataset;

	if (!find(call, &dataset) || !read_fields(call, &dataset) || !dataset_edit(call->book, &dataset))
		return false;
	call_say(call, "Changed data set %lld, %s.", (long long)dataset.id, dataset.label);
	return tell(call, dataset.id);
}

static bool scrap(struct call *call)
{
	struct dataset dataset;
	int on = DAY_NONE;

	if (!find(call, &dataset) || !call_day(call, "on", false, &on) || !dataset_scrap(call->book, dataset.id, call_option(call, "why"), on))
		return false;
	call_say(call, "Scrapped data set %lld, %s: %s.", (long long)dataset.id, dataset.label, call_option(call, "why"));
	return tell(call, dataset.id);
}

/* 9,500 labels at 40s each: 105:33 h, 15,833.33 EUR at the present rate. */
static bool label_plan(struct call *call, const struct dataset *dataset, const char **plan)
{
	int64_t work = dataset_label_work(dataset);
	struct rate_book *rates;
	const struct rate *rate;
	char length[24];

	*plan = NULL;
	if (!dataset_labels_missing(dataset))
		return true;
	if (!rate_book_open(call->book, INT64_MAX, call->arena, &rates))
		return false;
	*plan = arena_print(call->arena, "%lld of %lld", (long long)dataset_labels_missing(dataset), (long long)dataset->needed);
	if (!work)
		return true;
	rate = rate_in_force(rates, dataset->client, dataset->project, 0, dataset->currency, zone_day(dataset->zone, book_now(call->book)));
	*plan = arena_print(call->arena, "%s, %s h%s%s", *plan, moment_clock_length(work, length), rate ? ", " : "",
		rate ? money_word(call, round_product(rate_per_hour(rate), work, 3600, NULL), dataset->currency) : "");
	return true;
}

/* "2025-01-01 to 2025-12-31, ended 79 days ago": what a model on it has not seen since. */
static const char *span_words(struct call *call, const struct dataset *dataset)
{
	int age = dataset->to_on == DAY_NONE ? 0 : zone_day(dataset->zone, book_now(call->book)) - dataset->to_on;

	if (dataset->from_on == DAY_NONE && dataset->to_on == DAY_NONE)
		return NULL;
	return arena_print(call->arena, speech("%s to %s%s"), day_word(call, dataset->from_on), day_word(call, dataset->to_on),
		age > 0 ? arena_print(call->arena, speech_of(", ended %d day ago", ", ended %d days ago", (unsigned long)age), age) : "");
}

static bool show(struct call *call)
{
	struct dataset dataset;
	const char *plan;
	char length[24];

	if (!find(call, &dataset))
		return false;
	if (call->json)
		return tell(call, dataset.id);
	if (!label_plan(call, &dataset, &plan))
		return false;
	answer_line(call, "data", dataset.label);
	answer_line(call, "project", dataset.project_path);
	answer_line(call, "kind", data_kind_words[dataset.kind]);
	answer_line(call, "digest", dataset.digest);
	answer_line(call, "span", span_words(call, &dataset));
	if (dataset.rows >= 0)
		answer_line(call, "rows", arena_print(call->arena, "%lld", (long long)dataset.rows));
	if (dataset.labelled >= 0)
		answer_line(call, "labelled", arena_print(call->arena, "%lld", (long long)dataset.labelled));
	answer_line(call, "to label", plan);
	if (dataset.label_seconds)
		answer_line(call, "a label", moment_typed_length(dataset.label_seconds, length));
	answer_line(call, "personal", dataset.personal == SAID_NOTHING ? speech("not said") : yes_words[dataset.personal]);
	answer_line(call, "made of", dataset.source);
	if (dataset.delete_by != DAY_NONE)
		answer_line(call, "delete by", day_word(call, dataset.delete_by));
	answer_line(call, "scrapped", dataset.scrapped_on == DAY_NONE ? NULL : day_word(call, dataset.scrapped_on));
	answer_line(call, "caveat", dataset_caveat(&dataset, call->arena));
	return true;
}

static void list_one(struct call *call, const struct dataset *dataset)
{
	struct text *text = &call->out->text;
	const char *caveat = dataset_caveat(dataset, call->arena);

	text_print(text, "%6lld  %-9s  %s  ", (long long)dataset->id, data_kind_words[dataset->kind], dataset->project_path);
	text_add_clean(text, dataset->label, true);
	if (dataset_labels_missing(dataset))
		text_print(text, speech(", %lld to label"), (long long)dataset_labels_missing(dataset));
	if (dataset->delete_by != DAY_NONE && dataset->scrapped_on == DAY_NONE)
		text_print(text, speech(", delete by %s"), day_word(call, dataset->delete_by));
	if (caveat) {
		text_add(text, "; ");
		text_add_clean(text, caveat, true);
	}
	text_add_char(text, '\n');
}

static bool list(struct call *call)
{
	struct place place = {0};
	struct datasets datasets;
	struct json json;

	if (call->count && !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	if (!dataset_list(call->book, place.project, call->arena, &datasets))
		return false;
	list_begin(call, &json, "datasets");
	for (size_t i = 0; i < datasets.count; i++)
		if (call->json)
			write_json(call, &json, &datasets.items[i]);
		else
			list_one(call, &datasets.items[i]);
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "dataset add", .usage = "PROJECT NAME", .purpose = "Registers data: version, span, labels, persons, deletion", .options = add_options, .least = 2, .most = 2, .sorts = {WORD_PROJECT}, .run = add};
static const struct command edit_act = {.name = "dataset edit", .usage = "ID", .purpose = "Changes what is said of it", .options = edit_options, .least = 1, .most = 1, .run = edit};
static const struct command list_act = {.name = "dataset list", .usage = "[PROJECT]", .purpose = "Lists data with what is to be known of it", .least = 0, .most = 1, .sorts = {WORD_PROJECT}, .run = list};
static const struct command scrap_act = {.name = "dataset scrap", .usage = "ID --why TEXT", .purpose = "It is gone, and why", .options = scrap_options, .least = 1, .most = 1, .run = scrap};
static const struct command show_act = {.name = "dataset show", .usage = "ID", .purpose = "Shows it, with what labelling still costs", .least = 1, .most = 1, .run = show};
static const struct command *const acts[] = {&list_act, &show_act, &add_act, &edit_act, &scrap_act, NULL};

const struct command dataset_command = {
	.name = "dataset",
	.usage = "add, list, show, edit or scrap",
	.purpose = "Data that models are made of and measured on",
	.acts = acts,
};
