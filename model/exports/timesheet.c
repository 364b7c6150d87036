#include <stdlib.h>
#include <string.h>

#include "model/exports/timesheet.h"
#include "model/money.h"
#include "model/rounding.h"

struct timesheet {
	const struct sheet_hand *hand;
	struct text *text;                 /* where it writes */
	const struct locale *locale;       /* of all clients on it, where they have the same */
	char day[11];                      /* the present one; "" before the first */
	struct hours_line **lines;         /* those that rows are on */
	size_t line_count;
	int64_t billable_seconds;
	int64_t beside[AT_RISK + 1];       /* seconds not billed, by disposition; BILLABLE: settled elsewhere */
};

static const char *policy_words(struct hours *hours, const struct hours_project *project, const struct locale *locale)
{
	struct rounding rounding;
	char words[ROUNDING_WORDS];

	return rounding_read(project->rounding, &rounding) ? arena_text(hours->arena, rounding_words(&rounding, locale, words)) : project->rounding;
}

/* Language and paper of all clients on it, where they have the same. */
static void find_page(const struct hours *hours, struct sheet_page *page)
{
	bool any = false;

	for (int64_t i = 0; i <= hours->project_most; i++) {
		const struct hours_project *project = hours->projects[i];

		if (!project || !project->needed)
			continue;
		page->locale = any && project->locale != page->locale ? NULL : project->locale;
		page->letter = project->letter && (!any || page->letter);
		if (any && !page->locale)
			return;
		any = true;
	}
}

/* A project by its name, of several clients with the client's too. */
static void write_projects(struct hours *hours, const struct timesheet *sheet)
{
	const struct locale *locale = sheet->locale;
	struct text *text = sheet->text;
	const char *client = NULL;

	for (int64_t i = 0; i <= hours->project_most; i++) {
		const struct hours_project *project = hours->projects[i];

		if (!project || !project->needed)
			continue;
		if (!client || strcmp(client, project->client_name))
			sheet->hand->fact(text, phrase(locale, "Client"), project->client_name);
		client = project->client_name;
		sheet->hand->fact(text, phrase(locale, "Project"), project->name);
		sheet->hand->fact(text, phrase(locale, "Rounding"), policy_words(hours, project, locale));
	}
}

static void write_head(struct hours *hours, const struct timesheet *sheet)
{
	const struct locale *locale = sheet->locale;
	struct text *text = sheet->text;
	char first[32], last[32];

	write_projects(hours, sheet);
	if (hours->count)
		sheet->hand->fact(text, phrase(locale, "Period"), arena_print(hours->arena, phrase(locale, "%s to %s"),
			locale_day(locale, DAY_WRITTEN, hours->first_day, first), locale_day(locale, DAY_WRITTEN, hours->last_day, last)));
	if (hours->wish->invoice)
		sheet->hand->fact(text, phrase(locale, "Invoice"), hours->wish->invoice);
	if (sheet->hand->facts_end)
		sheet->hand->facts_end(text, locale);
}

bool sheet_begin(struct hours *hours, const struct sheet_hand *hand)
{
	struct timesheet *sheet = hours->state = arena_take(hours->arena, sizeof *sheet);
	struct sheet_page page = {0};

	sheet->hand = hand;
	sheet->text = hand->aside ? &hours->aside : &hours->out->text;
	find_page(hours, &page);
	sheet->locale = page.locale;
	page.title = phrase(page.locale, "Timesheet");
	hand->open(sheet->text, &page);
	write_head(hours, sheet);
	return true;
}

static void add_clock(struct text *text, struct wall wall)
{
	text_print(text, wall.second ? "%02d:%02d:%02d" : "%02d:%02d", wall.hour, wall.minute, wall.second);
}

/* 09:00–10:30; an end on a later day is marked. */
static const char *time_words(const struct hours_row *row, struct arena *arena)
{
	struct wall from = zone_wall(row->zone, row->started_at), until = zone_wall(row->zone, row->ended_at);
	int days = day_from_civil(until.year, until.month, until.day) - day_from_civil(from.year, from.month, from.day);
	struct text text = {0};
	const char *words;

	add_clock(&text, from);
	text_add(&text, "–");
	add_clock(&text, until);
	if (days)
		text_print(&text, " (+%d)", days);
	words = arena_text(arena, text_string(&text));
	text_free(&text);
	return words;
}

static const char *beside_words(const struct hours_row *row)
{
	if (row->line)
		return "";
	switch (row->disposition) {
	case GOODWILL: return "goodwill";
	case AT_RISK: return "not yet agreed";
	case BILLABLE: return row->settled ? "billed elsewhere" : "";
	default: return "not billed";
	}
}

static void turn_day(struct timesheet *sheet, const char *day)
{
	struct text *text = sheet->text;
	char written[32];

	if (!strcmp(sheet->day, day))
		return;
	if (*sheet->day && sheet->hand->day_end)
		sheet->hand->day_end(text);
	memcpy(sheet->day, day, sizeof sheet->day);
	sheet->hand->day(text, sheet->locale, locale_day(sheet->locale, DAY_WRITTEN, day_from_text(day), written));
}

static void take(struct hours *hours, struct timesheet *sheet, const struct hours_row *row)
{
	struct hours_line *line = row->line;

	if (!line) {
		if (!row->billable)
			sheet->beside[row->disposition] += row->seconds;
		else
			sheet->billable_seconds += row->seconds;
		return;
	}
	sheet->billable_seconds += row->seconds;
	line_take(row);
	if (line->listed)
		return;
	line->listed = true;
	arena_grow(hours->arena, &sheet->lines, sheet->line_count, sizeof *sheet->lines);
	sheet->lines[sheet->line_count++] = line;
}

void sheet_row(struct hours *hours, const struct hours_row *row)
{
	struct timesheet *sheet = hours->state;
	const char *item = *row->item->code ? row->item->code : row->project->slug;
	char length[24];

	turn_day(sheet, row->day);
	take(hours, sheet, row);
	sheet->hand->row(sheet->text, time_words(row, hours->row_arena), item, moment_exact_length(row->seconds, length),
		one_line(row->note, hours->row_arena), phrase(sheet->locale, beside_words(row)));
}

static const char *amount_words(struct hours *hours, int64_t minor)
{
	const struct timesheet *sheet = hours->state;
	char amount[64];

	return arena_text(hours->arena, locale_money(sheet->locale, minor, hours->currency, true, amount));
}

static const char *rate_words(struct hours *hours, const struct hours_line *line)
{
	const struct timesheet *sheet = hours->state;
	const char *amount = amount_words(hours, line->rate);
	char length[24];

	if (!line->day_seconds)
		return amount;
	return arena_print(hours->arena, phrase(sheet->locale, "%s a day of %s"), amount, moment_clock_length(line->day_seconds, length));
}

static void write_line(struct hours *hours, const struct timesheet *sheet, const struct hours_line *line)
{
	const struct hours_item *item = line->item;
	const char *name = *item->code ? arena_print(hours->arena, "%s %s", item->code, item->name) : item->project->name;
	char length[24];

	sheet->hand->line(sheet->text, name, moment_exact_length(line_seconds(line), length), rate_words(hours, line), amount_words(hours, line->taken_amount));
}

static void write_beside(struct hours *hours, const struct timesheet *sheet)
{
	static const char *const names[] = {"", "billed elsewhere", "other", "goodwill", "not yet agreed"};
	struct text words = {0};
	char length[24];

	for (int i = BILLABLE; i <= AT_RISK; i++)
		if (sheet->beside[i])
			text_print(&words, "%s%s %s", words.length ? ", " : "", phrase(sheet->locale, names[i]), moment_exact_length(sheet->beside[i], length));
	if (words.length)
		sheet->hand->foot(sheet->text, arena_print(hours->arena, phrase(sheet->locale, "Not billed: %s"), text_string(&words)));
	text_free(&words);
}

static void write_total(struct hours *hours, const struct timesheet *sheet)
{
	int64_t billed = 0, amount = 0;
	char length[24], worked[24];

	for (size_t i = 0; i < sheet->line_count; i++) {
		billed += line_seconds(sheet->lines[i]);
		amount += sheet->lines[i]->taken_amount;
	}
	if (!sheet->line_count)
		billed = sheet->billable_seconds;
	sheet->hand->total(sheet->text, sheet->locale, moment_exact_length(billed, length), amount_words(hours, amount));
	if (billed != sheet->billable_seconds)
		sheet->hand->foot(sheet->text, arena_print(hours->arena, phrase(sheet->locale, "Worked, before rounding: %s."), moment_exact_length(sheet->billable_seconds, worked)));
}

bool sheet_end(struct hours *hours)
{
	struct timesheet *sheet = hours->state;
	struct text *text = sheet->text;

	if (*sheet->day && sheet->hand->day_end)
		sheet->hand->day_end(text);
	lines_sort(sheet->lines, sheet->line_count);
	sheet->hand->lines(text, sheet->locale, hours->currency);
	for (size_t i = 0; i < sheet->line_count; i++)
		write_line(hours, sheet, sheet->lines[i]);
	write_total(hours, sheet);
	write_beside(hours, sheet);
	if (sheet->hand->close)
		sheet->hand->close(text);
	return true;
}
