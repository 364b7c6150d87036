#include <string.h>

#include "db/speech.h"
#include "model/folder.h"
#include "model/names.h"
#include "model/path.h"
#include "model/reports/compute.h"
#include "model/reports/hours.h"
#include "model/reports/pack.h"
#include "model/reports/rounding.h"
#include "model/reports/scope.h"
#include "model/reports/week.h"
#include "tui/page.h"
#include "tui/report-income.h"
#include "tui/report-own.h"

static const char formats[] = "text, md, html, pdf, json or csv";

static bool scope(struct call *call)
{
	struct scope_question question = {.as_of = call->as_of, .internal = call_flag(call, "internal"), .final = call_flag(call, "final"), .since = DAY_NONE};
	const char *since = call_option(call, "since");
	struct place place;
	struct report report;

	question.facts_only = call->format && (!strcmp(call->format, "json") || !strcmp(call->format, "csv"));
	question.since_last = since && !strcmp(since, "last");
	if (!question.since_last && !call_day(call, "since", false, &question.since))
		return false;
	if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
		return false;
	question.project = place.project;
	return report_scope(call->book, &question, call->arena, &report) && page_answer(call, &report, formats);
}

static bool read_by(struct call *call, enum hours_by *by)
{
	const char *typed = call_option(call, "by");
	int found = typed ? word_find(hours_by_words, typed) : HOURS_BY_PROJECT;
	char words[400];

	*by = (enum hours_by)found;
	return found >= 0 || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is nothing to sum by: %s.", typed, word_list(hours_by_words, words));
}

static bool hours(struct call *call)
{
	struct hours_question question = {.as_of = call->as_of};
	const char *path = call_option(call, "path");
	struct place place;
	struct report report;

	if (!call_period(call, 0, "month", &question.period) || !read_by(call, &question.by))
		return false;
	if (path && !place_find(call->book, path, PLACE_CLIENT | PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE | PLACE_OWN, call->arena, &place))
		return false;
	question.place = path ? &place : NULL;
	return report_hours(call->book, &question, call->arena, &report) && page_answer(call, &report, formats);
}

static bool week(struct call *call)
{
	struct period period;
	struct report report;

	return call_period(call, 0, "week", &period) && report_week(call->book, period, call->as_of, call->arena, &report) && page_answer(call, &report, formats);
}

/* The project named, else the one in use; any: there is one. */
static bool find_project(struct call *call, struct place *place, bool *any)
{
	*any = true;
	if (call->count)
		return place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, place);
	return place_in_use(call->book, call->arena, place, any);
}

static const struct option compute_options[] = {
	{.name = "buy", .value = "MONEY", .help = "the price of a machine of your own: after how many hours does it pay?"},
	{.name = "watts", .value = "N", .help = "what it draws"},
	{.name = "kwh", .value = "MONEY", .help = "the price of a kilowatt hour"},
	{0},
};

static bool read_micro(struct call *call, const char *name, const char *currency, int64_t *micro)
{
	return !call_option(call, name) || micro_parse(call_option(call, name), currency, micro, book_fault_slot(call->book));
}

static bool read_purchase(struct call *call, const char *currency, struct purchase *purchase)
{
	if (!call_option(call, "buy") && (call_option(call, "watts") || call_option(call, "kwh")))
		return book_fail(call->book, FAULT_INPUT, "--watts and --kwh go with --buy MONEY, the price of the machine.");
	return read_micro(call, "buy", currency, &purchase->price_micro) && read_micro(call, "kwh", currency, &purchase->kwh_micro) && call_number(call, "watts", 0, 1000000, &purchase->watts);
}

static bool compute(struct call *call)
{
	struct purchase purchase = {0};
	struct place place;
	struct report report;
	bool any;

	if (!find_project(call, &place, &any))
		return false;
	if (!any && (call_option(call, "buy") || call_option(call, "watts") || call_option(call, "kwh")))
		return book_fail(call->book, FAULT_INPUT, "Name a project whose machines are weighed against one of your own, or put one in use: ambit use PROJECT.");
	if (!any)
		return report_compute_all(call->book, call->as_of, call->arena, &report) && page_answer(call, &report, formats);
	return read_purchase(call, place.currency, &purchase) &&
		report_compute(call->book, place.project, call->as_of, call_option(call, "buy") ? &purchase : NULL, call->arena, &report) && page_answer(call, &report, formats);
}

static bool rounding(struct call *call)
{
	struct period period;
	struct place place;
	struct report report;

	return place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) && call_period(call, 1, "all", &period) &&
		report_rounding(call->book, &place, period, call->as_of, call->arena, &report) && page_answer(call, &report, formats);
}

static void say_pack(struct call *call, const struct pack_page *pages)
{
	struct json json = call_json(call);

	if (call->json) {
		json_object(&json, NULL);
		json_string(&json, "folder", call_option(call, "output"));
		json_array(&json, "files");
		for (size_t i = 0; i < PACK_PAGES; i++)
			json_string(&json, NULL, pages[i].name);
		json_end_array(&json);
		call_json_end(call, &json);
	} else if (!call->quiet) {
		text_print(&call->out->text, speech("Wrote %s, %s and %s into "), pages[0].name, pages[1].name, pages[2].name);
		text_add_clean(&call->out->text, call_option(call, "output"), true);
		text_add(&call->out->text, ".\n");
	}
}

static bool pack(struct call *call)
{
	struct folder_file files[PACK_PAGES] = {0};
	struct pack_page pages[PACK_PAGES];
	struct place place;
	bool whole;

	if (!call_need(call, "output") || !place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) ||
	    !report_pack(call->book, place.project, call->as_of, call->arena, pages))
		return false;
	for (size_t i = 0; i < PACK_PAGES; i++) {
		files[i].name = pages[i].name;
		report_write_html(&pages[i].report, &files[i].text);
	}
	whole = folder_write(call_option(call, "output"), call_flag(call, "force"), files, PACK_PAGES, book_fault_slot(call->book));
	for (size_t i = 0; i < PACK_PAGES; i++)
		text_free(&files[i].text);
	if (whole)
		say_pack(call, pages);
	return whole;
}

static const struct option scope_options[] = {
	{.name = "internal", .help = "with what a client must not see"},
	{.name = "since", .value = "DAY|last", .help = "what is done, decided, new and spent since then; last: since the client last decided"},
	{.name = "final", .help = "as agreed, as built, what was learnt"},
	{0},
};
static const struct option pack_options[] = {
	{.name = "output", .letter = 'o', .value = "DIR", .sort = WORD_FILE, .help = "the folder, all of it or nothing"},
	{.name = "force", .help = "replace such a folder that is there"},
	{0},
};
static const struct option hours_options[] = {
	{.name = "path", .value = "PATH", .sort = WORD_PATH, .help = "of a client, project, item or own time alone"},
	{.name = "by", .value = "WHAT", .help = "day, week, project, activity or disposition; project"},
	{0},
};
static const struct command scope_act = {.name = "report scope", .usage = "PROJECT", .purpose = "The one-page report for a client meeting", .options = scope_options,
	.least = 1, .most = 1, .sorts = {WORD_PROJECT}, .format = true, .as_of = true, .run = scope};
static const struct command pack_act = {.name = "report pack", .usage = "PROJECT -o DIR", .purpose = "The papers for a meeting: scope, hours and milestones as pages", .options = pack_options,
	.least = 1, .most = 1, .sorts = {WORD_PROJECT}, .as_of = true, .run = pack};
static const struct command hours_act = {.name = "report hours", .usage = "[PERIOD]", .purpose = "Hours of a period, this month if none is named", .options = hours_options,
	.least = 0, .most = 1, .sorts = {WORD_PERIOD}, .format = true, .as_of = true, .run = hours};
static const struct command week_act = {.name = "report week", .usage = "[PERIOD]", .purpose = "Hours by day, at night and at the weekend, this week if none is named",
	.least = 0, .most = 1, .sorts = {WORD_PERIOD}, .format = true, .as_of = true, .run = week};
static const struct command compute_act = {.name = "report compute", .usage = "[PROJECT]", .purpose = "What machines cost, against the budget; of all projects where none is named or in use", .options = compute_options,
	.least = 0, .most = 1, .sorts = {WORD_PROJECT}, .format = true, .as_of = true, .run = compute};
static const struct command rounding_act = {.name = "report rounding", .usage = "PROJECT PERIOD", .purpose = "What every rounding policy would make of a period",
	.least = 2, .most = 2, .sorts = {WORD_PROJECT, WORD_PERIOD}, .format = true, .as_of = true, .run = rounding};
static const struct command *const acts[] = {&scope_act, &pack_act, &hours_act, &week_act, &compute_act, &rounding_act, &report_income_act, &report_deadlines_act, &report_load_act,
	&report_rates_act, &report_pipeline_act, &report_learning_act, &report_calibration_act, NULL};

const struct command report_command = {
	.name = "report",
	.usage = "scope, pack, hours, week, compute, rounding, income, deadlines, load, rates, pipeline, learning or calibration",
	.purpose = "What was done, agreed and billed",
	.acts = acts,
};
