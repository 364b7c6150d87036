#include "tui/script.h"

#include <stdlib.h>
#include <string.h>

#include "tui/canvas.h"
#include "tui/errand.h"
#include "tui/picture.h"
#include "tui/screen.h"

enum { ROWS_USUAL = 30, COLUMNS_USUAL = 100, SIZE_MOST = 1000 };

struct script {
	struct book *book;
	struct desk *desk;
	struct desk_options options;
	struct arena *arena;
	struct text *text;
	int64_t slept, jumped;
	int rows, columns;
	bool over;
};

static int size_from(const char *variable, int usual)
{
	const char *value = getenv(variable);
	long size = value ? strtol(value, NULL, 10) : 0;

	return size < 1 ? usual : size > SIZE_MOST ? SIZE_MOST : (int)size;
}

/* COLUMNS and LINES, else 100 by 30; nothing under 1 or over 1000. */
static void script_size(int *rows, int *columns)
{
	*rows = size_from("LINES", ROWS_USUAL);
	*columns = size_from("COLUMNS", COLUMNS_USUAL);
}

static void script_open(struct script *script, struct book *book)
{
	script->book = book;
	script->arena = arena_new();
	if (book_clock_is_fixed(book))
		book_set_slept(book, 0);
	script_size(&script->rows, &script->columns);
	script->desk = desk_open(book, &script->options);
	desk_resize(script->desk, script->rows, script->columns);
}

static void script_close(struct script *script)
{
	desk_close(script->desk);
	arena_free(script->arena);
}

bool script_text(struct book *book, const struct desk_options *options, struct text *text, struct fault *fault)
{
	struct script script = {.options = *options, .text = text};
	bool known = !options->screen;

	for (const struct screen *const *screen = screens; options->screen && *screen; screen++)
		known |= (*screen)->digit && !strcmp((*screen)->name, options->screen);
	if (!known)
		return fault_set(fault, FAULT_INPUT, "\"%s\" is no screen: today, week, projects, scope, experiments, invoices or reports.", options->screen);
	script_open(&script, book);
	text_add(text, desk_text(script.desk, script.arena));
	script_close(&script);
	return true;
}

static void press(struct script *script, struct press pressed)
{
	desk_turn(script->desk);
	script->over = script->over || !desk_press(script->desk, &pressed);
	if (!script->over && desk_wants_editor(script->desk))
		script->over = !desk_run_editor(script->desk);
}

static bool press_keys(struct script *script, char *names)
{
	char *rest = NULL;

	for (char *name = strtok_r(names, " ", &rest); name && !script->over; name = strtok_r(NULL, " ", &rest)) {
		uint32_t key = key_read(name);

		if (!key)
			return false;
		press(script, (struct press){.key = key});
	}
	return true;
}

static bool type(struct script *script, char *text)
{
	uint32_t point;

	while (*text && !script->over) {
		int length = utf8_decode(text, &point);

		if (!length)
			return false;
		press(script, (struct press){.key = point});
		text += length;
	}
	return true;
}

static bool paste(struct script *script, char *text)
{
	press(script, (struct press){.key = PRESS_PASTE, .text = text});
	return true;
}

static bool resize(struct script *script, char *size)
{
	int columns, rows;

	if (sscanf(size, "%d %d", &columns, &rows) != 2 || columns < 1 || rows < 1 || columns > SIZE_MOST || rows > SIZE_MOST)
		return false;
	script->rows = rows;
	script->columns = columns;
	desk_resize(script->desk, rows, columns);
	return true;
}

static struct canvas paint(struct script *script)
{
	struct canvas canvas;

	arena_clear(script->arena);
	canvas = canvas_new_as(script->arena, script->rows, script->columns, script->options.ascii, script->options.accessible);
	desk_turn(script->desk);
	desk_paint(script->desk, &canvas);
	return canvas;
}

static bool dump(struct script *script, char *nothing)
{
	struct canvas canvas;

	if (*nothing)
		return false;
	canvas = paint(script);
	text_add(script->text, canvas_text(&canvas, script->arena));
	return true;
}

/* The same as SVG; the words say what it shows. */
static bool draw(struct script *script, char *title)
{
	struct theme theme = theme_usual();
	struct canvas canvas;

	if (!*title)
		return false;
	canvas = paint(script);
	picture_add(script->text, &canvas, &theme, title);
	return true;
}

/* As time goes by on a terminal: the desk looks at the clock. */
static bool set_clock(struct script *script, char *words)
{
	struct clock clock = book_clock(script->book);
	struct fault fault = {0};
	int64_t at;

	/* A clock time alone is one of the present day, also when it is still to come. */
	if (!moment_parse_time_on(words, &clock, zone_day(clock.zone, clock.now), &at, &fault))
		return false;
	book_set_clock(script->book, at);
	desk_turn(script->desk);
	return true;
}

/* The machine sleeps for so long: its clock goes on, no key is seen. */
static bool sleep_for(struct script *script, char *words)
{
	struct fault fault = {0};
	int64_t seconds;

	if (!moment_parse_length(words, &seconds, &fault))
		return false;
	script->slept += seconds;
	book_set_slept(script->book, script->slept);
	book_set_clock(script->book, book_now(script->book) + seconds);
	desk_turn(script->desk);
	return true;
}

/* The clock is set forward or back: no time goes by. */
static bool set_by(struct script *script, char *words, int64_t sign)
{
	struct fault fault = {0};
	int64_t seconds;

	if (!moment_parse_length(words, &seconds, &fault))
		return false;
	script->jumped += sign * seconds;
	book_set_jumped(script->book, script->jumped);
	book_set_clock(script->book, book_now(script->book) + sign * seconds);
	desk_turn(script->desk);
	return true;
}

static bool set_forward(struct script *script, char *words)
{
	return set_by(script, words, 1);
}

static bool set_back(struct script *script, char *words)
{
	return set_by(script, words, -1);
}

/* Control characters by their names, so that a dump can be read. */
static bool dump_aside(struct script *script, char *nothing)
{
	struct text bytes = {0};

	if (*nothing)
		return false;
	desk_take_aside(script->desk, &bytes);
	for (size_t i = 0; i < bytes.length; i++) {
		char byte = bytes.bytes[i];

		if (byte == '\a')
			text_add(script->text, "BEL");
		else if (byte == '\033')
			text_add(script->text, "ESC ");
		else
			text_add_char(script->text, byte);
	}
	text_add_char(script->text, '\n');
	text_free(&bytes);
	return true;
}

/* What the end of a phase asked for beside the bell. */
static bool run_errand(struct script *script, char *nothing)
{
	struct errand errand;

	if (desk_take_errand(script->desk, &errand))
		errand_run(&errand);
	return !*nothing;
}

static bool obey(struct script *script, char *line)
{
	static const struct { const char *name; bool (*run)(struct script *, char *words); } orders[] = {
		{"key", press_keys}, {"type", type}, {"paste", paste}, {"size", resize}, {"dump", dump}, {"draw", draw},
		{"at", set_clock}, {"sleep", sleep_for}, {"forward", set_forward}, {"back", set_back}, {"aside", dump_aside}, {"errand", run_errand},
	};
	char *words;

	line[strcspn(line, "\n")] = '\0';
	if (!*line || *line == '#')
		return true;
	words = line + strcspn(line, " ");
	if (*words)
		*words++ = '\0';
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (!strcmp(orders[i].name, line))
			return orders[i].run(script, words);
	return false;
}

bool script_run(struct book *book, const struct desk_options *options, FILE *file, const char *name, struct text *text, struct fault *fault)
{
	struct script script = {.options = *options, .text = text};
	char *line = NULL;
	size_t room = 0;
	int number = 0;
	bool ok = true;

	script_open(&script, book);
	while (ok && !script.over && getline(&line, &room, file) > 0) {
		number++;
		ok = obey(&script, line);
	}
	free(line);
	script_close(&script);
	return ok || fault_set(fault, FAULT_INPUT, "%s:%d: write key NAMES, type TEXT, paste TEXT, size COLUMNS ROWS, at TIME, sleep LENGTH, dump, draw TITLE or aside.", name, number);
}
