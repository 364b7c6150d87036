#include <string.h>

#include "model/config.h"
#include "model/export.h"
#include "model/exports/hours.h"
#include "model/money.h"

static const struct exporter *find_exporter(const char *name)
{
	for (int i = 0; exporters[i]; i++)
		if (!strcmp(exporters[i]->name, name))
			return exporters[i];
	return NULL;
}

bool export_knows(const char *format)
{
	return find_exporter(format);
}

const char *export_formats(struct arena *arena)
{
	struct text text = {0};
	const char *list;

	for (int i = 0; exporters[i]; i++)
		text_print(&text, "%s%s", !i ? "" : exporters[i + 1] ? ", " : " or ", exporters[i]->name);
	list = arena_text(arena, text_string(&text));
	text_free(&text);
	return list;
}

static bool refuse_currencies(struct hours *hours, const struct hours_project *project)
{
	return book_fail(hours->book, FAULT_REFUSED, "%s is paid in %s, others here in %s: one file holds amounts of one currency; --path names a part.",
		project->path, project->currency, hours->currency);
}

/* The first round: how much there is, in which currency, and what the lines come to. */
static bool measure(struct selection *selection, struct hours_row *row)
{
	struct hours *hours = selection->hours;
	struct hours_project *project = hours->projects[row->project->id];

	if (!hours->count++ || row->day_number < hours->first_day)
		hours->first_day = row->day_number;
	if (row->day_number > hours->last_day)
		hours->last_day = row->day_number;
	project->needed = true;
	if (row->item->id)
		hours->items[row->item->id]->needed = true;
	if (row->rate && !*hours->currency)
		memcpy(hours->currency, project->currency, sizeof hours->currency);
	else if (row->rate && hours->exporter->one_currency && strcmp(hours->currency, project->currency))
		return refuse_currencies(hours, project);
	return worth_weigh(selection, row);
}

static bool emit(struct selection *selection, struct hours_row *row)
{
	if (!worth_take(selection, row))
		return false;
	arena_clear(selection->hours->row_arena);
	selection->hours->exporter->row(selection->hours, row);
	out_breathe(selection->hours->out);
	return true;
}

/* Without a rate anywhere the amounts are all nothing, in the currency of the first client's project or one's own. */
static void settle_currency(struct hours *hours)
{
	const char *usual = config_get(hours->book, "currency");

	for (int64_t i = 0; i <= hours->project_most && !*hours->currency; i++)
		if (hours->projects[i] && hours->projects[i]->needed && hours->projects[i]->client)
			memcpy(hours->currency, hours->projects[i]->currency, sizeof hours->currency);
	if (!*hours->currency)
		memcpy(hours->currency, usual && currency_is_valid(usual) ? usual : "USD", sizeof hours->currency);
	hours->digits = currency_digits(hours->currency);
}

static bool write_hours(struct hours *hours)
{
	const struct exporter *exporter = hours->exporter;
	struct selection selection;
	bool ok = selection_open(&selection, hours) && selection_measure(&selection, measure) && worth_close(&selection);

	if (ok)
		settle_currency(hours);
	ok = ok && exporter->begin(hours) && selection_each(&selection, emit) && (!exporter->end || exporter->end(hours));
	selection_close(&selection);
	return ok;
}

static const char *said(struct book *book, const char *key)
{
	const char *value = config_get(book, key);

	return value ? value : "";
}

bool export_hours(struct book *book, const struct export_wish *wish, struct arena *arena, struct out *out, struct export_loss *loss)
{
	struct hours hours = {.book = book, .wish = wish, .out = out, .arena = arena, .exporter = find_exporter(wish->format),
		.first_day = DAY_NONE, .last_day = DAY_NONE};
	bool ok;

	if (!hours.exporter)
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no format of hours: %s.", wish->format, export_formats(arena));
	hours.user_name = said(book, "user.name");
	hours.user_email = said(book, "user.email");
	if (!book_hold(book))
		return false;
	hours.row_arena = arena_new();
	ok = write_hours(&hours);
	arena_free(hours.row_arena);
	text_free(&hours.aside);
	book_release(book);
	*loss = (struct export_loss){hours.left_out, hours.lost_seconds};
	return ok;
}
