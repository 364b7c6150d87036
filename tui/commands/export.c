#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/calendar.h"
#include "model/export.h"
#include "tui/command.h"

static const struct option hours_options[] = {
	{.name = "path", .value = "PATH", .sort = WORD_PATH, .help = "only that client, project, item, change or own time"},
	{.name = "invoice", .value = "NUMBER", .help = "only what that invoice bills; on a timesheet also what was free meanwhile"},
	{0},
};

/* What a format has no place for is told, not lost without a word. */
static void say_loss(const struct call *call, const struct export_loss *loss)
{
	if (loss->left_out && !call->quiet)
		fprintf(stderr, speech_of("ambit: %lld entry is not in this format: not of a client, or not billable.\n", "ambit: %lld entries are not in this format: not of a client, or not billable.\n",
			(unsigned long)loss->left_out), (long long)loss->left_out);
	if (loss->seconds && !call->quiet)
		fprintf(stderr, loss->seconds > 0 ? speech("ambit: this format knows minutes alone: it has %lld s less.\n") : speech("ambit: this format knows minutes alone: it has %lld s more.\n"), (long long)llabs(loss->seconds));
}

static bool run_hours(struct call *call)
{
	struct export_wish wish = {.format = call->format ? call->format : "csv", .invoice = call_option(call, "invoice")};
	const char *path = call_option(call, "path");
	struct place place;
	struct export_loss loss;

	if (!export_knows(wish.format))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of hours; it is %s.", wish.format, export_formats(call->arena));
	if (!strcmp(wish.format, "pdf") && call->tty && !call->output)
		return book_fail(call->book, FAULT_INPUT, "A PDF is no text for a terminal; -o FILE writes it.");
	if (!call_period(call, 0, "all", &wish.period))
		return false;
	if (path && !place_find(call->book, path, PLACE_CLIENT | PLACE_LOGGABLE, call->arena, &place))
		return false;
	wish.place = path ? &place : NULL;
	if (!export_hours(call->book, &wish, call->arena, call->out, &loss))
		return false;
	say_loss(call, &loss);
	return true;
}

static const struct command hours_act = {
	.name = "export hours",
	.usage = "[PERIOD]",
	.purpose = "Write entries for other programs, or as a timesheet; without a period all of them",
	.options = hours_options,
	.least = 0,
	.most = 1,
	.sorts = {WORD_PERIOD},
	.format = true,
	.run = run_hours,
};

static bool run_invoices(struct call *call)
{
	const char *format = call->format ? call->format : "csv";
	struct period period;

	if (!export_knows_invoices(format))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of invoices; it is csv or ledger.", format);
	return call_period(call, 0, "all", &period) && export_invoices(call->book, period, format, call->arena, call->out);
}

static const struct command invoices_act = {
	.name = "export invoices",
	.usage = "[PERIOD]",
	.purpose = "Write issued invoices for the accountant, as csv, or with their payments for ledger and hledger",
	.least = 0,
	.most = 1,
	.sorts = {WORD_PERIOD},
	.format = true,
	.run = run_invoices,
};

static bool run_json(struct call *call)
{
	if (call->format && strcmp(call->format, "json"))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of the whole state; it is json.", call->format);
	return export_state(call->book, call->out);
}

static const struct command json_act = {
	.name = "export json",
	.usage = "",
	.purpose = "Write the whole state that is shown",
	.least = 0,
	.most = 0,
	.format = true,
	.run = run_json,
};

static bool run_client(struct call *call)
{
	struct place place;

	if (call->format && strcmp(call->format, "json"))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of what is about a client; it is json.", call->format);
	return place_find(call->book, call->words[0], PLACE_CLIENT, call->arena, &place) && export_client(call->book, place.client, call->out);
}

static const struct command client_act = {
	.name = "export client",
	.usage = "SLUG",
	.purpose = "Write all that is about a client: what they may ask for, or take along",
	.least = 1,
	.most = 1,
	.sorts = {WORD_CLIENT},
	.format = true,
	.run = run_client,
};

static const struct option ics_options[] = {
	{.name = "todo", .help = "milestones as tasks instead of events"},
	{.name = "private", .help = "no name or title of any client, project or milestone"},
	{0},
};

static bool run_ics(struct call *call)
{
	struct calendar_wish wish = {.todo = call_flag(call, "todo"), .private = call_flag(call, "private")};
	struct place place;

	if (call->format && strcmp(call->format, "ics"))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of deadlines; it is ics.", call->format);
	if (call->count) {
		if (!place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place))
			return false;
		wish.project = place.project;
		wish.name = place.name;
	}
	return calendar_export(call->book, &wish, call->arena, call->out);
}

static const struct command ics_act = {
	.name = "export ics",
	.usage = "[PROJECT]",
	.purpose = "Write deadlines for calendars; without a project all of them",
	.options = ics_options,
	.least = 0,
	.most = 1,
	.sorts = {WORD_PROJECT},
	.format = true,
	.run = run_ics,
};

static const struct command *const acts[] = {&hours_act, &invoices_act, &json_act, &client_act, &ics_act, NULL};

const struct command export_command = {
	.name = "export",
	.usage = "hours|invoices|json|client|ics",
	.purpose = "Write hours, invoices, deadlines, all that is here or all about a client",
	.acts = acts,
};
