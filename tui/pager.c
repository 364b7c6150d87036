#include "tui/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "tui/screen.h"

enum { MARKER = 0x25b8, WIDTH_MOST = 110, AROUND = 5, ASIDE = 8 };

struct pager {
	char title[80];
	char *text;
	const char **lines;
	int count, top, page;
	int left, room, widest;     /* columns: left out at the left, shown, of the longest line */
};

struct page { const char *title, *text; };

static void split_lines(struct pager *pager)
{
	for (char *line = pager->text, *end; *line; line = end + 1) {
		const char **more = realloc(pager->lines, ((size_t)pager->count + 1) * sizeof *more);

		if (!more)
			arena_exhausted();
		pager->lines = more;
		pager->lines[pager->count++] = line;
		end = strchr(line, '\n');
		if (!end)
			return;
		*end = '\0';
	}
}

static void measure_lines(struct pager *pager)
{
	for (int i = 0; i < pager->count; i++) {
		int width = canvas_width(pager->lines[i]);

		pager->widest = width > pager->widest ? width : pager->widest;
	}
}

static void pager_start(void *state, struct desk *desk, const void *with)
{
	const struct page *page = with;
	struct pager *pager = state;

	(void)desk;
	snprintf(pager->title, sizeof pager->title, "%s", page->title);
	pager->title[utf8_cut(pager->title, sizeof pager->title - 4)] = '\0';
	pager->text = strdup(page->text);
	if (!pager->text)
		arena_exhausted();
	split_lines(pager);
	measure_lines(pager);
}

static void pager_end(void *state)
{
	struct pager *pager = state;

	free(pager->text);
	free(pager->lines);
}

static enum answer turn(struct pager *pager, int by)
{
	int last = pager->count > pager->page ? pager->count - pager->page : 0, top = pager->top + by;

	pager->top = top < 0 ? 0 : top > last ? last : top;
	return ANSWER_STAY;
}

static int box_columns(int columns)
{
	return columns < WIDTH_MOST ? columns : WIDTH_MOST;
}

int pager_columns(const struct desk *desk)
{
	int columns = box_columns(desk_columns(desk));

	return columns > AROUND ? columns - AROUND : 1;
}

static enum answer shift(struct pager *pager, int by)
{
	int last = pager->widest > pager->room ? pager->widest - pager->room : 0, left = pager->left + by;

	pager->left = left < 0 ? 0 : left > last ? last : left;
	return ANSWER_STAY;
}

static void pager_lay(void *state, struct room room)
{
	struct pager *pager = state;

	pager->page = room.rows > 2 ? room.rows - 2 : 1;
	pager->room = box_columns(room.columns) - AROUND;
	shift(pager, 0);
	turn(pager, 0);
}

static enum answer pager_key(void *state, struct desk *desk, const struct press *press)
{
	struct pager *pager = state;

	switch (press->key) {
	case PRESS_ESC: case 'q': case PRESS_ENTER: return ANSWER_BACK;
	case 'j': case PRESS_DOWN: return turn(pager, 1);
	case 'k': case PRESS_UP: return turn(pager, -1);
	case ' ': case PRESS_PAGE_DOWN: return turn(pager, pager->page);
	case PRESS_PAGE_UP: return turn(pager, -pager->page);
	case 'g': case PRESS_HOME: return turn(pager, -pager->count);
	case 'G': case PRESS_END: return turn(pager, pager->count);
	case 'l': case PRESS_RIGHT: return shift(pager, ASIDE);
	case 'h': case PRESS_LEFT: return shift(pager, -ASIDE);
	case 'y':
		for (int i = 1; i < pager->count; i++)
			((char *)pager->lines[i])[-1] = '\n';
		desk_copy(desk, pager->text);
		for (int i = 1; i < pager->count; i++)
			((char *)pager->lines[i])[-1] = '\0';
		desk_say(desk, "Copied as text.");
	}
	return ANSWER_STAY;
}

/* The line without so many columns at its left; half of a wide character goes too. */
static const char *past(const char *line, int columns)
{
	uint32_t point;

	while (*line && columns > 0) {
		int bytes = utf8_decode(line, &point);

		columns -= bytes ? utf8_width(point) : 1;
		line += bytes ? bytes : 1;
	}
	return line;
}

static void pager_paint(const void *state, struct canvas *canvas)
{
	const struct pager *pager = state;
	int width = box_columns(canvas->columns);
	struct canvas box = canvas_part(canvas, 0, canvas_middle(canvas, width), canvas->rows, width), inside;
	char place[48];

	snprintf(place, sizeof place, "%d of %d", pager->top + pager->page < pager->count ? pager->top + pager->page : pager->count, pager->count);
	canvas_clear(&box);
	inside = canvas_frame(&box, (struct frame){pager->title, NULL, place, speech("Esc closes")});
	for (int row = 0; row < inside.rows && pager->top + row < pager->count; row++)
		canvas_put(&inside, row, 2, inside.columns - 3, TONE_PLAIN, past(pager->lines[pager->top + row], pager->left));
	canvas_repeat(&inside, 0, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, 0, 0);
}

static const struct screen pager_screen = {
	.name = "text",
	.title = "Text",
	.purpose = "a text to be read",
	.ways = "j k line  Space page  g G ends  h l aside  y copy  Esc close",
	.size = sizeof(struct pager),
	.open = pager_start,
	.close = pager_end,
	.lay = pager_lay,
	.key = pager_key,
	.paint = pager_paint,
};

enum answer pager_open(struct desk *desk, const char *title, const char *text)
{
	return desk_put(desk, &pager_screen, &(struct page){title, text});
}
