#include "tui/panes.h"

#include <stdio.h>
#include <string.h>

#include "model/pattern.h"

enum { LEFT = 2, MARKER = 0x25b8 };

bool room_is_wide(struct room room)
{
	return room.columns >= WIDE_COLUMNS && room.rows >= WIDE_ROWS && !room.zoomed && !room.bare;
}

int pane_page(int rows, bool bare, int head)
{
	int inside = rows - (bare ? 1 : 2);

	return inside > head + 1 ? inside - head : inside;
}

void pane_paint_empty(struct canvas *canvas, const char *title, const char *sentence, int row, bool focused)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){title, NULL, NULL, NULL});

	canvas_put(&inside, row, LEFT, inside.columns - LEFT, TONE_DIM, sentence);
	if (focused) {
		canvas_repeat(&inside, row, 0, 1, TONE_SELECTED, MARKER);
		canvas_cursor(&inside, row, 0);
	}
}

int pane_turned(int pane, int by, int panes)
{
	return (pane + by + panes) % panes;
}

struct sieve sieve_open(const struct list *list)
{
	struct fault fault = {0};

	return (struct sieve){list->pattern[0] ? pattern_open(list->pattern, &fault) : NULL};
}

void sieve_close(struct sieve *sieve)
{
	if (sieve->pattern)
		pattern_close(sieve->pattern);
	sieve->pattern = NULL;
}

bool sieve_passes(const struct sieve *sieve, const char *const texts[], size_t count)
{
	if (!sieve->pattern)
		return true;
	for (size_t i = 0; i < count; i++)
		if (texts[i] && pattern_match(sieve->pattern, texts[i], strlen(texts[i]), true) == MATCH_YES)
			return true;
	return false;
}

void list_keep(struct list *list, size_t rows, size_t found)
{
	struct scroll *scroll = &list->scroll;

	if (found < rows) {
		/* At the very top one wants to see what comes there. */
		if (scroll->top)
			scroll->top = scroll->top + found > scroll->selected ? scroll->top + found - scroll->selected : 0;
		scroll->selected = found;
	}
	if (scroll->selected >= rows)
		scroll->selected = rows ? rows - 1 : 0;
}

bool list_is_same(const struct list *list, char read_with[PATTERN_MOST])
{
	bool same = !strcmp(list->pattern, read_with);

	snprintf(read_with, PATTERN_MOST, "%s", list->pattern);
	return same;
}
