#include <stdio.h>

#include "model/deadline.h"
#include "model/reports/deadlines.h"
#include "model/text.h"
#include "tui/errand.h"
#include "tui/page.h"

enum { SHOWN = 140 }; /* bytes of a notice */

/* One notice for all of them: the desktop shows a few words, and which they are stands in the answer. */
static void notify(struct call *call)
{
	struct errand errand = {.desktop = true};
	struct deadlines due;
	const char *first;

	if (!deadlines_open(call->book, book_today(call->book), call->arena, &due) || !due.count)
		return;
	first = text_clean(due.items[0].summary, true, call->arena);
	if (due.count == 1)
		snprintf(errand.words, sizeof errand.words, "Due: %.*s", (int)utf8_cut(first, SHOWN), first);
	else
		snprintf(errand.words, sizeof errand.words, "Due: %.*s, and %zu more", (int)utf8_cut(first, SHOWN), first, due.count - 1);
	errand_run(&errand);
}

static bool run(struct call *call)
{
	struct report report;
	size_t count;

	if (!report_deadlines(call->book, 0, call->arena, &report, &count) || !page_answer(call, &report, "text, md, json or csv"))
		return false;
	if (call_flag(call, "notify"))
		notify(call);
	call->status = count ? 1 : 0;
	return true;
}

static const struct option options[] = {{.name = "notify", .help = "tells the desktop too, with notify-send"}, {0}};

const struct command due_command = {
	.name = "due",
	.usage = "",
	.purpose = "What is due today or over; exit status 1 if anything is",
	.options = options,
	.least = 0,
	.most = 0,
	.format = true,
	.run = run,
};
