#include "tui/report-income.h"

#include "model/names.h"
#include "model/reports/income.h"
#include "tui/page.h"

static const char formats[] = "text, md, html, pdf, json or csv";

static bool read_word(struct call *call, const char *name, const char *const *words, int *found)
{
	const char *typed = call_option(call, name);
	char list[400];

	*found = typed ? word_find(words, typed) : 0;
	return *found >= 0 || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is none of --%s: %s.", typed, name, word_list(words, list));
}

/* This year, where no period is named. */
static bool income(struct call *call)
{
	struct income_question question = {.as_of = call->as_of};
	const char *year = arena_print(call->arena, "%04d", day_civil(book_today(call->book)).year);
	struct report report;
	int basis, by;

	if (!call_period(call, 0, year, &question.period) || !read_word(call, "basis", income_basis_words, &basis) || !read_word(call, "by", income_by_words, &by))
		return false;
	question.basis = (enum income_basis)basis;
	return report_income(call->book, &question, (enum income_by)by, call->arena, &report) && page_answer(call, &report, formats);
}

static const struct option income_options[] = {
	{.name = "basis", .value = "paid|issued", .help = "by the day of payment, or of issue; paid"},
	{.name = "by", .value = "WHAT", .help = "month, quarter or client; month"},
	{0},
};

const struct command report_income_act = {
	.name = "report income",
	.usage = "[PERIOD]",
	.purpose = "What was paid or issued, with its tax, for the accountant; this year if none is named",
	.options = income_options,
	.least = 0,
	.most = 1,
	.sorts = {WORD_PERIOD},
	.format = true,
	.as_of = true,
	.run = income,
};
