#include "tui/check-rows.h"

#include <stdio.h>

#include "db/speech.h"
#include "tui/words.h"

enum { LEFT = 2, SIDE_LEAST = 40 };

static size_t sift(struct check_rows *rows, const struct list *list, int64_t kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(list);
	size_t found = SIZE_MAX;

	rows->places = arena_array(arena, rows->list.count + 1, sizeof *rows->places);
	for (size_t i = 0; i < rows->list.count; i++) {
		const struct check_line *line = &rows->list.items[i];

		rows->open += line->state == CHECK_OPEN;
		if (!sieve_passes(&sieve, (const char *const[]){line->text, line->by_gate, check_state_words[line->state]}, 3))
			continue;
		if (line->id == kept)
			found = rows->count;
		rows->places[rows->count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

bool check_rows_load(struct book *book, const struct milestone *milestone, const struct list *list, int64_t kept, struct arena *arena, struct check_rows *rows, size_t *found)
{
	*rows = (struct check_rows){.open = 0};
	if (milestone && !checklist_list(book, milestone->id, arena, &rows->list))
		return false;
	*found = sift(rows, list, kept, arena);
	return true;
}

const struct check_line *check_rows_at(const struct check_rows *rows, size_t row)
{
	return row < rows->count ? &rows->list.items[rows->places[row]] : NULL;
}

size_t check_rows_number(const struct check_rows *rows, size_t row)
{
	return rows->places[row] + 1;
}

/* ■ done, □ open, – not called for. */
static const char *box(const struct check_line *line)
{
	static const char *const boxes[] = {[CHECK_OPEN] = "□", [CHECK_DONE] = "■", [CHECK_NA] = "–"};

	return boxes[line->state];
}

static void check_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct check_line *line = check_rows_at(list, row);
	char day[16];

	switch (column) {
	case 0: snprintf(cell->text, sizeof cell->text, "%s", box(line)); break;
	case 1: snprintf(cell->text, sizeof cell->text, "%.200s%s%.80s", line->text, line->why ? ": " : "", line->why ? line->why : ""); break;
	case 2: snprintf(cell->text, sizeof cell->text, "%s%s", line->by_gate ? "by " : "", line->by_gate ? line->by_gate : ""); break;
	case 3: snprintf(cell->text, sizeof cell->text, "%s", line->state == CHECK_NA ? speech("not called for") : words_day(line->settled_on, day)); break;
	}
}

void check_rows_table(const struct check_rows *rows, struct table *table)
{
	static const struct table_column columns[] = {{.width = 1}, {.width = 20, .grows = true}, {.width = 13, .rank = 2}, {.width = 14, .rank = 1}};

	table->columns = columns;
	table->count = 4;
	table->rows = rows->count;
	table->list = rows;
	table->cell = check_cell;
	table->untitled = true;
	table->empty = rows->list.count ? "Nothing matches. Esc shows all again." : "No checklist yet: a adds a line or a whole template.";
}

/* As many as there is room for, what is open before what is done. */
static void paint_aside(const struct check_rows *rows, struct canvas *inside)
{
	int across = inside->columns >= 2 * SIDE_LEAST ? 2 : 1, width = (inside->columns - LEFT) / across, most = inside->rows * across, at = 0;

	for (int open = 1; open >= 0; open--)
		for (size_t i = 0; i < rows->count && at < most; i++) {
			const struct check_line *line = check_rows_at(rows, i);

			if ((line->state == CHECK_OPEN) != open)
				continue;
			canvas_print(inside, at / across, LEFT + at % across * width, width - 2, TONE_PLAIN, "%s %s", box(line), line->text);
			at++;
		}
	if (!rows->count)
		canvas_put(inside, 0, LEFT, inside->columns - LEFT, TONE_DIM, speech("No checklist yet: c leads here, a adds a line or a whole template."));
}

void check_rows_paint(const struct check_rows *rows, const struct milestone *milestone, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	char title[64], words[48] = "";
	struct canvas inside;

	snprintf(title, sizeof title, milestone ? speech("Checklist of %.16s") : speech("Checklist"), milestone ? milestone->code : "");
	if (rows->list.count)
		snprintf(words, sizeof words, speech("%d of %zu open"), rows->open, rows->list.count);
	inside = canvas_frame(canvas, (struct frame){title, words, NULL, NULL});
	if (!focused) {
		paint_aside(rows, &inside);
		return;
	}
	check_rows_table(rows, &table);
	table_paint(&table, &inside);
}
