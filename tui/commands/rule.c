#include "db/speech.h"
#include "model/rule.h"
#include "tui/answer.h"
#include "tui/entry-words.h"

/* So many ids are named in one line; the list has them all. */
enum { IDS_NAMED = 20 };

static const struct option add_options[] = {
	{.name = "path", .value = "PATH", .sort = WORD_PATH, .help = "where what fits is filed"},
	{.name = "activity", .letter = 'a', .value = "ACTIVITY", .sort = WORD_ACTIVITY, .help = "what was done"},
	{.name = "disposition", .letter = 'd', .other = "bill", .value = "DISPOSITION", .sort = WORD_DISPOSITION, .help = "billable, nonbillable, goodwill or at_risk"},
	{.name = "unrecorded", .help = "finds the small favours: time on a sealed project that no item covers"},
	{0},
};

static void write_json(struct json *json, const struct rule *rule)
{
	json_object(json, NULL);
	json_int(json, "id", rule->id);
	json_string(json, "uid", rule->uid);
	json_string(json, "name", rule->name);
	json_string(json, "pattern", rule->pattern);
	json_string(json, "path", rule->path);
	json_string(json, "activity", rule->activity);
	json_string(json, "disposition", rule->given ? disposition_words[rule->given] : NULL);
	json_bool(json, "unrecorded", rule->unrecorded);
	json_end(json);
}

/* "on acme/site/B2, as meeting, goodwill" */
static const char *what_it_does(struct call *call, const struct rule *rule)
{
	const char *words = rule->path && !(rule->unrecorded && !rule->item) ? arena_print(call->arena, speech("on %s"), rule->path) : "";

	if (rule->activity)
		words = arena_print(call->arena, speech("%s%sas %s"), words, *words ? ", " : "", rule->activity);
	if (rule->given)
		words = arena_print(call->arena, "%s%s%s", words, *words ? ", " : "", disposition_words[rule->given]);
	return words;
}

static bool add(struct call *call)
{
	struct rule rule = {.name = call->words[0], .pattern = call->words[1], .path = call_option(call, "path"), .unrecorded = call_flag(call, "unrecorded")};
	struct json json = call_json(call);
	const char *does;

	if (!entry_option_activity(call, &rule.activity) || !entry_option_disposition(call, &rule.given) || !rule_add(call->book, &rule, call->arena))
		return false;
	does = what_it_does(call, &rule);
	call_say(call, "Rule %s %s%s%s; ambit rule apply --dry-run shows what it would do.", rule.name, rule.unrecorded ? speech("finds small favours") : speech("files what fits"),
		*does ? rule.unrecorded ? speech(", files them ") : " " : "", does);
	if (!call->json)
		return true;
	write_json(&json, &rule);
	call_json_end(call, &json);
	return true;
}

static void list_one(struct call *call, const struct rule *rule)
{
	struct text *text = &call->out->text;
	const char *does = what_it_does(call, rule);

	text_add_fit(text, rule->name, 16, false);
	text_add(text, "  ");
	text_add_clean(text, rule->pattern, true);
	text_print(text, "  %s%s%s%s\n", rule->unrecorded ? speech("small favours") : "", rule->unrecorded && *does ? ", " : "", does, rule->closed ? speech(" (closed: passed over)") : "");
}

static bool list(struct call *call)
{
	struct rules rules;
	struct json json;

	if (!rule_list(call->book, call->arena, &rules))
		return false;
	list_begin(call, &json, "rules");
	for (size_t i = 0; i < rules.count; i++)
		if (call->json)
			write_json(&json, &rules.items[i]);
		else
			list_one(call, &rules.items[i]);
	list_end(call, &json);
	return true;
}

static bool delete(struct call *call)
{
	struct json json = call_json(call);

	if (!rule_delete(call->book, call->words[0]))
		return false;
	call_say(call, "Deleted the rule %s; what it filed stays.", call->words[0]);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_string(&json, "deleted", call->words[0]);
	call_json_end(call, &json);
	return true;
}

static void hits_json(struct json *json, const char *key, const struct rule_run *run, size_t rule, bool filed)
{
	json_array(json, key);
	for (size_t i = 0; i < run->count; i++)
		if (run->hits[i].rule == rule && run->hits[i].filed == filed)
			json_int(json, NULL, run->hits[i].entry.id);
	json_end_array(json);
}

static int64_t seconds_of(const struct rule_run *run, size_t rule)
{
	int64_t seconds = 0;

	for (size_t i = 0; i < run->count; i++)
		seconds += run->hits[i].rule == rule ? run->hits[i].entry.seconds : 0;
	return seconds;
}

static bool answer_json(struct call *call, const struct rule_run *run)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	json_bool(&json, "dry_run", call->dry_run);
	json_int(&json, "filed", (int64_t)run->filed);
	json_int(&json, "found", (int64_t)(run->count - run->filed));
	json_array(&json, "rules");
	for (size_t i = 0; i < run->rules.count; i++) {
		const struct rule *rule = &run->rules.items[i];

		json_object(&json, NULL);
		json_string(&json, "name", rule->name);
		json_string(&json, "path", rule->path);
		json_bool(&json, "closed", rule->closed);
		json_int(&json, "seconds", seconds_of(run, i));
		hits_json(&json, "filed", run, i, true);
		hits_json(&json, "found", run, i, false);
		json_end(&json);
	}
	json_end_array(&json);
	call_json_end(call, &json);
	return true;
}

/* The preview: each entry with the rule that takes it and where it would go. */
static void preview(struct call *call, const struct rule_run *run)
{
	struct text *text = &call->out->text;

	for (size_t i = 0; i < run->count; i++) {
		const struct rule_hit *hit = &run->hits[i];
		const struct rule *rule = &run->rules.items[hit->rule];

		text_print(text, "%6lld  %s %7s  ", (long long)hit->entry.id, day_word(call, hit->entry.day), entry_length_words(call, hit->entry.seconds));
		text_add_fit(text, rule->name, 16, false);
		text_print(text, "  %s %s  ", hit->entry.path, hit->filed ? what_it_does(call, rule) : speech("stays, a small favour"));
		text_add_clean(text, hit->entry.note, true);
		text_add_char(text, '\n');
		out_breathe(call->out);
	}
}

/* "standup 3 on acme/site/B2, labels 2 as labelling"; of those that only found something their names. */
static const char *by_rule(struct call *call, const struct rule_run *run, bool filed)
{
	struct text words = {0};
	const char *line;

	for (size_t i = 0; i < run->rules.count; i++) {
		const struct rule *rule = &run->rules.items[i];
		size_t count = 0;

		for (size_t k = 0; k < run->count; k++)
			count += run->hits[k].rule == i && run->hits[k].filed == filed;
		if (count && filed)
			text_print(&words, "%s%s %zu %s", words.length ? ", " : "", rule->name, count, what_it_does(call, rule));
		else if (count)
			text_print(&words, "%s%s", words.length ? ", " : "", rule->name);
	}
	line = arena_text(call->arena, text_string(&words));
	text_free(&words);
	return line;
}

static const char *found_ids(struct call *call, const struct rule_run *run)
{
	struct text words = {0};
	const char *line;
	size_t named = 0;

	for (size_t i = 0; i < run->count && named < IDS_NAMED; i++)
		if (!run->hits[i].filed)
			text_print(&words, "%s%lld", named++ ? " " : "", (long long)run->hits[i].entry.id);
	line = arena_text(call->arena, text_string(&words));
	text_free(&words);
	return line;
}

static const char *closed_names(struct call *call, const struct rule_run *run)
{
	const char *names = "";

	for (size_t i = 0; i < run->rules.count; i++)
		if (run->rules.items[i].closed)
			names = arena_print(call->arena, "%s%s%s", names, *names ? ", " : speech(" Passed over, as their path is closed: "), run->rules.items[i].name);
	return *names ? arena_print(call->arena, "%s.", names) : "";
}

static void tell(struct call *call, const struct rule_run *run)
{
	size_t found = run->count - run->filed;
	const char *filed = run->filed ? by_rule(call, run, true) : "", *favours = "";

	if (call->dry_run)
		preview(call, run);
	if (found)
		favours = arena_print(call->arena, speech_of(" Found %zu small favour that no item covers, by %s: ambit file %s%s --change TITLE, --to PATH or --goodwill says what it was.",
			" Found %zu small favours that no item covers, by %s: ambit file %s%s --change TITLE, --to PATH or --goodwill says what they were.", found),
			found, by_rule(call, run, false), found_ids(call, run), found > IDS_NAMED ? " ..." : "");
	if (!run->rules.count)
		call_say(call, "There is no rule yet; ambit rule add NAME PATTERN --path PATH makes one.");
	else
		call_say(call, call->dry_run ? speech_of("Would file %zu entry%s%s.%s%s", "Would file %zu entries%s%s.%s%s", run->filed) : speech_of("Filed %zu entry%s%s.%s%s", "Filed %zu entries%s%s.%s%s", run->filed), run->filed, *filed ? ": " : "", filed,
			favours, closed_names(call, run));
}

static bool apply(struct call *call)
{
	struct rule_run run;
	struct period period;

	if (!call_period(call, 0, "all", &period) || !rule_apply(call->book, period, call->arena, &run))
		return false;
	if (call->json)
		return answer_json(call, &run);
	tell(call, &run);
	return true;
}

static const struct command add_act = {.name = "rule add", .usage = "NAME PATTERN", .purpose = "Says what files work that waits, by its note", .options = add_options, .least = 2, .most = 2, .run = add};
static const struct command list_act = {.name = "rule list", .usage = "", .purpose = "Lists the rules in their order", .run = list};
static const struct command delete_act = {.name = "rule delete", .usage = "NAME", .purpose = "Deletes a rule", .least = 1, .most = 1, .run = delete};
static const struct command apply_act = {.name = "rule apply", .usage = "[PERIOD]", .purpose = "Files what waits by the rules, all in one act", .least = 0, .most = 1, .sorts = {WORD_PERIOD}, .dry_run = true, .run = apply};
static const struct command *const acts[] = {&add_act, &list_act, &delete_act, &apply_act, NULL};

const struct command rule_command = {
	.name = "rule",
	.usage = "add, list, delete or apply",
	.purpose = "Patterns that file work that waits",
	.acts = acts,
};
