#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/deadline.h"
#include "model/notice.h"
#include "model/reports/deadlines.h"
#include "model/text.h"
#include "tui/errand.h"
#include "tui/page.h"

enum { SHOWN = 140 }; /* bytes of a notice */

/* What costs money while nobody looks: machines that run too long, budgets that are passed. */
static bool alarms_of(struct call *call, struct notices *alarms)
{
	struct notices all;

	*alarms = (struct notices){0};
	if (!notice_list(call->book, call->arena, &all))
		return false;
	alarms->items = arena_array(call->arena, all.count + 1, sizeof *alarms->items);
	for (size_t i = 0; i < all.count; i++)
		if (!strcmp(all.items[i].kind, "job") || !strcmp(all.items[i].kind, "budget"))
			alarms->items[alarms->count++] = all.items[i];
	return true;
}

static void add_alarms(struct report *report, const struct notices *alarms)
{
	struct fact *list = fact_list(report->arena, report->facts, "alarms");
	struct block *lines = alarms->count ? section_list(report, report_section(report, speech("Machines"))) : NULL;

	for (size_t i = 0; i < alarms->count; i++) {
		const struct notice *alarm = &alarms->items[i];
		struct fact *fact = fact_object(report->arena, list, NULL);

		list_line(report, lines, arena_print(report->arena, "%s %s", alarm->id, alarm->text));
		fact_add(report->arena, fact, "id", value_text(alarm->id));
		fact_add(report->arena, fact, "project", value_text(alarm->project));
		fact_add(report->arena, fact, "text", value_text(alarm->text));
	}
}

/* One notice for all of them: the desktop shows a few words, and which they are stands in the answer. What costs money comes first. */
static bool notify(struct call *call, const struct notices *alarms)
{
	struct errand errand = {.desktop = true};
	struct deadlines due;
	const char *words = "", *first;

	if (!deadlines_open(call->book, book_today(call->book), call->arena, &due))
		return false;
	if (alarms->count)
		words = arena_print(call->arena, "%s %s", alarms->items[0].id, text_clean(alarms->items[0].text, true, call->arena));
	if (due.count) {
		first = text_clean(due.items[0].summary, true, call->arena);
		words = arena_print(call->arena, speech("%s%sDue: %.*s"), words, *words ? ". " : "", (int)utf8_cut(first, SHOWN), first);
	}
	if (due.count > 1)
		words = arena_print(call->arena, speech("%s, and %zu more"), words, due.count - 1);
	snprintf(errand.words, sizeof errand.words, "%.*s", (int)utf8_cut(words, sizeof errand.words - 1), words);
	if (*words)
		errand_run(&errand);
	return true;
}

static bool run(struct call *call)
{
	struct notices alarms;
	struct report report;
	size_t count;

	if (!report_deadlines(call->book, 0, call->arena, &report, &count) || !alarms_of(call, &alarms))
		return false;
	add_alarms(&report, &alarms);
	if (!page_answer(call, &report, "text, md, json or csv") || (call_flag(call, "notify") && !notify(call, &alarms)))
		return false;
	call->status = count || alarms.count ? 1 : 0;
	return true;
}

static const struct option options[] = {{.name = "notify", .help = "tells the desktop too, with notify-send"}, {0}};

const struct command due_command = {
	.name = "due",
	.usage = "",
	.purpose = "What is due today or over, and machines that run too long; exit status 1 if anything is",
	.options = options,
	.least = 0,
	.most = 0,
	.format = true,
	.run = run,
};
