#include "tui/report-own.h"

#include "model/reports/pipeline.h"
#include "model/reports/rates.h"
#include "tui/page.h"

static const char formats[] = "text, md, html, json or csv";

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

const struct command report_pipeline_act = {.name = "report pipeline", .usage = "", .purpose = "Offers that wait, and when signed work ends", .format = true, .as_of = true, .run = pipeline};
const struct command report_rates_act = {.name = "report rates", .usage = "", .purpose = "What was asked and won, what an hour brought, when rates rose", .format = true, .as_of = true, .run = rates};
