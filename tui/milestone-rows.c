#include "tui/milestone-rows.h"

#include <stdio.h>

#include "db/speech.h"
#include "model/path.h"
#include "model/zone.h"
#include "tui/milestone-card.h"
#include "tui/words.h"

enum { CODE, GATE, TITLE, DUE, OFFLINE, PRODUCTION, TARGET, DECISION, COLUMNS };

static size_t sift(struct milestone_rows *rows, const struct list *list, int64_t kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(list);
	size_t found = SIZE_MAX;

	rows->places = arena_array(arena, rows->milestones.count + 1, sizeof *rows->places);
	for (size_t i = 0; i < rows->milestones.count; i++) {
		const struct milestone *milestone = &rows->milestones.items[i];

		if (!sieve_passes(&sieve, (const char *const[]){milestone->code, milestone->title, milestone->gate}, 3))
			continue;
		if (milestone->id == kept)
			found = rows->count;
		rows->places[rows->count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

bool milestone_rows_load(struct book *book, int64_t project, const struct list *list, int64_t kept, struct arena *arena, struct milestone_rows *rows, size_t *found)
{
	struct place place = {0};

	*rows = (struct milestone_rows){0};
	if (project && (!place_of(book, project, 0, arena, &place) || !milestone_list(book, project, INT64_MAX, arena, &rows->milestones)))
		return false;
	rows->path = place.path;
	rows->today = rows->milestones.count ? zone_day(rows->milestones.items[0].zone, book_now(book)) : book_today(book);
	*found = sift(rows, list, kept, arena);
	return true;
}

const struct milestone *milestone_rows_at(const struct milestone_rows *rows, size_t row)
{
	return row < rows->count ? &rows->milestones.items[rows->places[row]] : NULL;
}

static const char *measured(const struct milestone *milestone, enum measurement_kind kind)
{
	const struct measurement *latest = milestone_latest(milestone, kind);

	return latest ? latest->value : "—";
}

static void milestone_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct milestone_rows *rows = list;
	const struct milestone *milestone = milestone_rows_at(rows, row);
	char text[32], day[16];
	const char *const texts[COLUMNS] = {
		[CODE] = milestone->code, [GATE] = milestone->gate, [TITLE] = milestone->title, [DUE] = words_day(milestone->due_on, day),
		[OFFLINE] = measured(milestone, MEASURED_OFFLINE), [PRODUCTION] = measured(milestone, MEASURED_PRODUCTION),
		[TARGET] = milestone->target ? milestone->target : "—", [DECISION] = milestone_standing(milestone, rows->today, text),
	};

	snprintf(cell->text, sizeof cell->text, "%.300s", texts[column] ? texts[column] : "");
	if (column == DECISION && milestone->closed_on == DAY_NONE && milestone->due_on != DAY_NONE && milestone->due_on <= rows->today)
		cell->tone = TONE_WARNING;
}

void milestone_rows_table(const struct milestone_rows *rows, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		[CODE] = {.title = "id", .width = 4}, [GATE] = {.title = "gate", .width = 10, .rank = 4},
		[TITLE] = {.title = "title", .width = 12, .grows = true}, [DUE] = {.title = "due", .width = 6, .right = true},
		[OFFLINE] = {.title = "offline", .width = 7, .right = true, .rank = 2}, [PRODUCTION] = {.title = "prod", .width = 6, .right = true, .rank = 1},
		[TARGET] = {.title = "target", .width = 6, .right = true, .rank = 3}, [DECISION] = {.title = "decision", .width = 12},
	};

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = milestone_cell;
	table->empty = rows->path ? "No milestones yet: a adds one." : "No project yet: 3 leads to the projects.";
}

static void late_words(const struct milestone_rows *rows, char out[64])
{
	out[0] = '\0';
	for (size_t i = 0; i < rows->milestones.count && !out[0]; i++) {
		const struct milestone *milestone = &rows->milestones.items[i];

		if (milestone->closed_on == DAY_NONE && milestone->due_on != DAY_NONE && milestone->due_on < rows->today)
			snprintf(out, 64, speech_of("%.16s is %d day late", "%.16s is %d days late", (unsigned long)(rows->today - milestone->due_on)), milestone->code, rows->today - milestone->due_on);
	}
}

void milestone_rows_paint(const struct milestone_rows *rows, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	char title[128], late[64];
	struct canvas inside;

	late_words(rows, late);
	snprintf(title, sizeof title, "%.80s%s%.40s", rows->path ? rows->path : "", rows->path ? " — " : "", speech("milestones"));
	inside = canvas_frame(canvas, (struct frame){title, late, NULL, NULL});
	milestone_rows_table(rows, &table);
	table_paint(&table, &inside);
}
