/* Welcome: what stands in place of Today while there is no store. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/entry-forms.h"
#include "tui/first-steps.h"
#include "tui/screen.h"
#include "tui/timing.h"
#include "tui/words.h"

enum { WELCOME_ROWS = 13, LEFT = 2 };

struct welcome {
	struct room room;
	struct list list;
	char path[256];            /* where the store will be */
};

static const struct { const char *key, *what, *how; } ways[] = {
	{"c", "add a client and a project", "three questions, then a first hour"},
	{"s", "start the clock now", "file the time under a project later"},
	{"D", "open the worked example", "a ten-week contract, in its own store"},
};

static void welcome_lay(void *state, struct room room)
{
	struct welcome *welcome = state;

	welcome->room = room;
	welcome->list.page = (int)(sizeof ways / sizeof *ways);
}

static bool welcome_load(void *state, struct book *book, struct arena *arena)
{
	struct welcome *welcome = state;

	snprintf(welcome->path, sizeof welcome->path, "%s", words_file(book_path(book), arena));
	return true;
}

static void way_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const char *const texts[] = {ways[row].key, speech(ways[row].what), speech(ways[row].how)};

	(void)list;
	snprintf(cell->text, sizeof cell->text, "%s", texts[column]);
	cell->tone = column ? TONE_PLAIN : TONE_KEY;
}

static void welcome_table(const void *state, struct table *table)
{
	static const struct table_column columns[] = {{.width = 2}, {.width = 28, .gap = 2}, {.width = 20, .grows = true, .rank = 1}};

	(void)state;
	table->columns = columns;
	table->count = 3;
	table->rows = sizeof ways / sizeof *ways;
	table->cell = way_cell;
	table->untitled = true;
}

static struct list *welcome_list(void *state)
{
	return &((struct welcome *)state)->list;
}

static void paint_ways(const struct welcome *welcome, struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Welcome"), speech("nothing is stored yet"), NULL, NULL}), rows;
	struct table table = {.scroll = welcome->list.scroll, .focused = true};
	int roomy = inside.rows >= WELCOME_ROWS - 2, top = roomy ? 3 : 0;

	if (roomy)
		canvas_put(&inside, 1, LEFT, inside.columns - LEFT, TONE_PLAIN, speech("ambit keeps your hours, and what was agreed against what is asked."));
	rows = canvas_part(&inside, top, 0, 3, inside.columns);
	welcome_table(welcome, &table);
	table_paint(&table, &rows);
	canvas_put(&inside, top + 4, LEFT, inside.columns - LEFT, TONE_PLAIN, speech("?   all keys      :   every command by name      q   leave"));
	if (!roomy)
		return;
	canvas_print(&inside, top + 6, LEFT, inside.columns - LEFT, TONE_PLAIN, "The store will be %s, made by your first entry.", welcome->path);
	canvas_put(&inside, top + 7, LEFT, inside.columns - LEFT, TONE_PLAIN, speech("Nothing leaves this machine."));
}

static void paint_promise(struct canvas *canvas)
{
	static const char *const lines[] = {
		"the day as you logged it, the running clock, and what needs you:",
		"a change that waits for an answer, a milestone due, a budget nearly spent",
		"",
		"the same from a shell:   ambit start acme/churn \"first look\"  ·  ambit stop",
	};
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("What you will see here"), NULL, NULL, NULL});

	for (int i = 0; i < 4; i++)
		canvas_put(&inside, i + (inside.rows > 4), LEFT, inside.columns - LEFT, TONE_PLAIN, lines[i]);
}

static void welcome_paint(const void *state, struct canvas *canvas)
{
	const struct welcome *welcome = state;
	int rows = canvas->rows >= WELCOME_ROWS + 3 ? WELCOME_ROWS : canvas->rows;
	struct canvas upper = canvas_part(canvas, 0, 0, rows, canvas->columns);
	struct canvas lower = canvas_part(canvas, rows, 0, canvas->rows - rows, canvas->columns);

	paint_ways(welcome, &upper);
	if (lower.rows >= 3)
		paint_promise(&lower);
}

static void welcome_remark(const void *state, struct text *text)
{
	(void)state;
	text_add(text, speech("No store yet. Reading it costs nothing: it is made by the first thing you write"));
}

static enum answer add_client(void *state, struct desk *desk)
{
	(void)state;
	return first_steps(desk);
}

static enum answer start_clock(void *state, struct desk *desk)
{
	(void)state;
	return timing_start_now(desk);
}

static enum answer example(void *state, struct desk *desk)
{
	(void)state;
	return desk_leave_for(desk, "demo", NULL);
}

static enum answer add_entry(void *state, struct desk *desk)
{
	(void)state;
	return entry_form_log(desk, DAY_NONE, NULL, NULL);
}

static enum answer choose(void *state, struct desk *desk)
{
	static enum answer (*const runs[])(void *, struct desk *) = {add_client, start_clock, example};

	return runs[((struct welcome *)state)->list.scroll.selected](state, desk);
}

static const struct binding bindings[] = {
	{.act = "choose", .keys = "Enter", .purpose = "begin with the chosen way", .run = choose},
	{.act = "first steps", .keys = "c", .purpose = "add a client and a project, then a first hour", .run = add_client},
	{.act = "start now", .keys = "s", .purpose = "start the clock at once, to be filed later", .run = start_clock},
	{.act = "demo", .keys = "D", .purpose = "open the worked example in a store of its own", .run = example},
	{.act = "log", .keys = "a", .purpose = "add an entry", .run = add_entry},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "first steps", .words = "add client"}, {.act = "start now", .words = "start the clock"},
	{.act = "demo", .words = "worked example"}, {.act = "palette", .words = "command"}, {.act = "quit", .words = "quit"}, {.act = NULL},
};

const struct screen welcome_screen = {
	.name = "today",
	.title = "Today",
	.purpose = "how to begin",
	.size = sizeof(struct welcome),
	.bindings = bindings,
	.hints = hints,
	.lay = welcome_lay,
	.load = welcome_load,
	.paint = welcome_paint,
	.remark = welcome_remark,
	.list = welcome_list,
	.table = welcome_table,
};
