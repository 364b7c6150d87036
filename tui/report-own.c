#include "tui/report-own.h"

#include "model/reports/calibration.h"
#include "model/reports/deadlines.h"
#include "model/reports/learning.h"
#include "model/reports/load.h"
#include "model/reports/pipeline.h"
#include "model/reports/rates.h"
#include "tui/page.h"

enum { WITHIN = 30 };

static const char formats[] = "text, md, html, pdf, json or csv";

static bool calibration(struct call *call)
{
	struct report report;

	return report_calibration(call->book, call->as_of, call->arena, &report) && page_answer(call, &report, formats);
}

static bool deadlines(struct call *call)
{
	const char *typed = call_option(call, "within");
	int within = WITHIN;
	struct report report;
	size_t count;

	if (typed && !moment_parse_days(typed, &within, book_fault_slot(call->book)))
		return false;
	return report_deadlines(call->book, within, call->arena, &report, &count) && page_answer(call, &report, formats);
}

static bool learning(struct call *call)
{
	struct report report;

	return report_learning(call->book, call->arena, &report) && page_answer(call, &report, formats);
}

static bool load(struct call *call)
{
	struct report report;

	return report_load(call->book, call->arena, &report) && page_answer(call, &report, formats);
}

static bool pipeline(struct call *call)
{
	struct report report;

	return report_pipeline(call->book, call->as_of, call->arena, &report) && page_answer(call, &report, formats);
}

static bool rates(struct call *call)
{
	struct report report;

	return report_rates(call->book, call->as_of, call->arena, &report) && page_answer(call, &report, formats);
}

static const struct option deadlines_options[] = {{.name = "within", .value = "DAYS", .help = "how far to look; 30d"}, {0}};

const struct command report_calibration_act = {.name = "report calibration", .usage = "", .purpose = "How estimates came out: the factor for the next quote", .format = true, .as_of = true, .run = calibration};
const struct command report_deadlines_act = {.name = "report deadlines", .usage = "", .purpose = "What is due in the days to come, and what is over", .options = deadlines_options, .format = true, .run = deadlines};
const struct command report_learning_act = {.name = "report learning", .usage = "", .purpose = "Learning by week and topic, and what it cost", .format = true, .run = learning};
const struct command report_load_act = {.name = "report load", .usage = "", .purpose = "What is promised against the hours of the next weeks", .format = true, .run = load};
const struct command report_pipeline_act = {.name = "report pipeline", .usage = "", .purpose = "Offers that wait, and when signed work ends", .format = true, .as_of = true, .run = pipeline};
const struct command report_rates_act = {.name = "report rates", .usage = "", .purpose = "What was asked and won, what an hour brought, when rates rose", .format = true, .as_of = true, .run = rates};
