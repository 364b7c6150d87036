#include <string.h>

#include "db/speech.h"
#include "model/baseline.h"
#include "model/path.h"
#include "model/project.h"
#include "model/evidence.h"
#include "model/reports/baseline.h"
#include "tui/answer.h"
#include "tui/page.h"

static const struct option seal_options[] = {
	{.name = "by", .value = "WHO", .help = "who signed"},
	{.name = "evidence", .value = "TEXT", .help = "what shows it"},
	{.name = "evidence-file", .value = "FILE", .sort = WORD_FILE, .help = "a file that shows it: its name and SHA-256 are kept"},
	{.name = "on", .value = "DAY", .sort = WORD_DAY, .help = "the day of the signature; today"},
	{0},
};
static const struct option show_options[] = {{.name = "version", .value = "N", .help = "another version than the last"}, {0}};

static bool seal(struct call *call)
{
	struct baseline baseline = {.who = call_option(call, "by"), .evidence = call_option(call, "evidence"), .sealed_on = DAY_NONE};
	const char *file = call_option(call, "evidence-file");
	struct json json = call_json(call);
	struct place place;

	if (!call_need(call, "by") || !call_need(call, "evidence") || !call_day(call, "on", false, &baseline.sealed_on)
		|| !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	if (file && !evidence_file(call->book, file, call->arena, &baseline.evidence_file, &baseline.evidence_sha256))
		return false;
	if (!baseline_seal(call->book, place.project, &baseline))
		return false;
	call_say(call, speech_of("Sealed the baseline of %s, version %lld, %zu item. From now on its scope moves by changes alone.",
		"Sealed the baseline of %s, version %lld, %zu items. From now on its scope moves by changes alone.", baseline.items.count), place.path, (long long)baseline.version, baseline.items.count);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	json_int(&json, "id", baseline.id);
	json_string(&json, "project", place.path);
	json_int(&json, "version", baseline.version);
	json_string(&json, "digest", baseline.digest);
	call_json_end(call, &json);
	return true;
}

/* Items that were known by --as-of. */
static bool pick_draft(struct call *call, const struct place *place, struct items *items)
{
	size_t kept = 0;

	if (!item_list(call->book, place->project, false, call->arena, items))
		return false;
	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].known_at <= call->as_of)
			items->items[kept++] = items->items[i];
	items->count = kept;
	return true;
}

static bool pick(struct call *call, const struct place *place, int64_t version, struct baseline *baseline, bool *draft)
{
	struct baselines all;

	if (!baseline_list(call->book, place->project, call->as_of, call->arena, &all))
		return false;
	*draft = !all.count && !version;
	if (*draft)
		return pick_draft(call, place, &baseline->items);
	if (version > (int64_t)all.count)
		return book_fail(call->book, FAULT_MISSING, "%s has no baseline version %lld.", place->path, (long long)version);
	*baseline = all.items[(version ? version : (int64_t)all.count) - 1];
	return true;
}

/* The page to sign, or that was signed. */
static bool show_page(struct call *call, const struct place *place, int64_t version)
{
	struct report report;

	return report_baseline(call->book, place->project, version, call->as_of, call->arena, &report) && page_answer(call, &report, "text, md, html, pdf or json");
}

static void show_json(struct call *call, const struct place *place, const struct baseline *baseline, bool draft)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	json_string(&json, "project", place->path);
	json_bool(&json, "draft", draft);
	if (!draft) {
		json_int(&json, "version", baseline->version);
		json_day(&json, "sealed", baseline->sealed_on);
		json_string(&json, "by", baseline->who);
		json_string(&json, "evidence", baseline->evidence);
		json_string(&json, "evidence_file", baseline->evidence_file);
		json_string(&json, "evidence_sha256", baseline->evidence_sha256);
		json_some(&json, "cap_cents", baseline->cap);
		json_string(&json, "currency", baseline->currency);
		json_string(&json, "digest", baseline->digest);
	}
	json_array(&json, "items");
	for (size_t i = 0; i < baseline->items.count; i++) {
		const struct item *item = &baseline->items.items[i];

		json_object(&json, NULL);
		json_string(&json, "item", item->code);
		json_string(&json, "name", item->name);
		json_string(&json, "parent", item->parent_code);
		json_estimate(&json, item->estimate);
		json_day(&json, "start", item->start_on);
		json_day(&json, "end", item->end_on);
		json_string(&json, "accept", item->acceptance);
		json_string(&json, "gate", item->gate);
		if (item->price >= 0)
			json_int(&json, "price_cents", item->price);
		else
			json_null(&json, "price_cents");
		json_bool(&json, "excluded", item->excluded);
		json_end(&json);
	}
	json_end_array(&json);
	call_json_end(call, &json);
}

static bool show(struct call *call)
{
	struct place place;
	struct baseline baseline = {0};
	int64_t version = 0;
	bool draft;

	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) || !call_number(call, "version", 1, 100000, &version))
		return false;
	call->json = call->json || (call->format && !strcmp(call->format, "json"));
	if (call->format && !call->json)
		return show_page(call, &place, version);
	if (!pick(call, &place, version, &baseline, &draft))
		return false;
	if (call->json) {
		show_json(call, &place, &baseline, draft);
		return true;
	}
	if (draft)
		text_print(&call->out->text, speech("DRAFT of the baseline of %s, not sealed yet\n"), place.path);
	else
		answer_line(call, "baseline", arena_print(call->arena, speech("%s, version %lld, sealed %s by %s"), place.path, (long long)baseline.version, day_word(call, baseline.sealed_on), baseline.who));
	answer_line(call, "evidence", baseline.evidence);
	answer_line(call, "digest", baseline.digest);
	for (size_t i = 0; i < baseline.items.count; i++) {
		const struct item *item = &baseline.items.items[i];

		text_add_fit(&call->out->text, item->code, 8, false);
		text_print(&call->out->text, "  %-16s  ", item->excluded ? speech("excluded") : estimate_word(call, item->estimate));
		text_add_clean(&call->out->text, item->name, true);
		if (item->parent_code)
			text_print(&call->out->text, speech(", part of %s"), item->parent_code);
		text_add(&call->out->text, item->acceptance ? speech("; done when: ") : "");
		text_add_clean(&call->out->text, item->acceptance ? item->acceptance : "", true);
		text_add_char(&call->out->text, '\n');
	}
	return true;
}

static const struct command seal_act = {.name = "baseline seal", .usage = "PROJECT --by WHO --evidence TEXT", .purpose = "Seals the agreed scope; it can't be undone", .options = seal_options, .least = 1, .most = 1, .sorts = {WORD_PROJECT}, .run = seal};
static const struct command show_act = {.name = "baseline show", .usage = "PROJECT", .purpose = "Shows the sealed scope, or its draft; with --format text, md, html or pdf the page to sign", .options = show_options,
	.least = 1, .most = 1, .sorts = {WORD_PROJECT}, .format = true, .as_of = true, .run = show};
static const struct command *const acts[] = {&show_act, &seal_act, NULL};

const struct command baseline_command = {
	.name = "baseline",
	.usage = "show or seal",
	.purpose = "The agreed scope, sealed",
	.acts = acts,
};
