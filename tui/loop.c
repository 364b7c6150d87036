#include "tui/loop.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tui/errand.h"
#include "tui/input.h"
#include "tui/patience.h"
#include "tui/signals.h"
#include "tui/wakes.h"

enum { DRAIN_MOST = 8192, LARGE_PIECE = 65536 };
/* Milliseconds after which work is long, and between two words about it; keys that wait for its end. */
enum { READING_SLOW = 20, WORK_LONG = 300, WORK_TOLD_EVERY = 200, KEYS_WAITING = 64 }; /* times in milliseconds */

struct loop {
	struct terminal *terminal;
	struct book *book;
	struct desk *desk;
	struct arena *arena;     /* of the picture; emptied when its size changes */
	struct canvas canvas;
	struct input input;
	struct wakes wakes;
	bool ascii, bare;
	bool marks;              /* tests ask for a mark after each picture */
	bool leaving, stopping;  /* SIGTERM, SIGTSTP came during long work */
	int64_t began, told;     /* of the work: milliseconds */
	struct press waiting[KEYS_WAITING];
	int waiting_count;
};

/* What came during long work is seen to before anybody sleeps. */
static bool has_more(const struct loop *loop)
{
	return loop->waiting_count || loop->leaving || loop->stopping;
}

/* Only when nothing else is to be done already, such as another change of size: so what is seen then stays. */
static void mark_idle(struct loop *loop)
{
	char mark[48];

	if (!loop->marks || has_more(loop) || wakes_are_due(&loop->wakes))
		return;
	snprintf(mark, sizeof mark, "\033]7770;idle;%ld\a", loop->input.taken);
	terminal_write(mark, strlen(mark));
}

static void size_canvas(struct loop *loop)
{
	int rows, columns;

	terminal_size(loop->terminal, &rows, &columns);
	if (loop->canvas.grid && loop->canvas.rows == rows && loop->canvas.columns == columns)
		return;
	arena_clear(loop->arena);
	loop->canvas = canvas_new_as(loop->arena, rows, columns, loop->ascii, loop->bare);
	desk_resize(loop->desk, rows, columns);
}

/* Where the disk is slow, what is there already is shown before the rest is read; else two pictures take longer than one. */
static void paint(struct loop *loop)
{
	bool anew = desk_take_repaint(loop->desk);
	int64_t began = patience_clock();

	size_canvas(loop);
	if (desk_read_soon(loop->desk) && patience_clock() - began > READING_SLOW) {
		desk_paint_soon(loop->desk, &loop->canvas);
		terminal_show(loop->terminal, &loop->canvas, anew);
		anew = false;
	}
	desk_paint(loop->desk, &loop->canvas);
	terminal_show(loop->terminal, &loop->canvas, anew);
}

static void suspend(struct loop *loop)
{
	terminal_give_back(loop->terminal);
	signals_stop_self();
	terminal_take_again(loop->terminal);
	desk_turn(loop->desk);
}

static void tell_work(struct loop *loop, int64_t seconds)
{
	struct canvas *canvas = &loop->canvas;
	char words[PATIENCE_WORDS];

	if (!canvas->grid || canvas->rows < 3)
		return;
	canvas_print(canvas, canvas->rows - 2, 0, canvas->columns, TONE_TITLE, " %s.  Esc cancels it", patience_words(loop->book, seconds, words));
	terminal_show(loop->terminal, canvas, false);
}

static bool signals_let_it_go_on(struct loop *loop)
{
	bool on = true;
	int number;

	while ((number = signals_take())) {
		loop->leaving |= number == SIGTERM || number == SIGHUP;
		loop->stopping |= number == SIGTSTP;
		if (number == SIGCONT)
			terminal_take_again(loop->terminal);
		on &= number == SIGCONT || number == SIGWINCH;
	}
	return on;
}

/* What is typed meanwhile is kept for later, but for what cancels. */
static bool keys_let_it_go_on(struct loop *loop)
{
	struct press pressed;

	while (input_next(&loop->input, &pressed)) {
		if (pressed.key == PRESS_ESC) {
			loop->waiting_count = 0;
			return false;
		}
		if (loop->waiting_count < KEYS_WAITING && pressed.key != PRESS_PASTE)
			loop->waiting[loop->waiting_count++] = pressed;
	}
	return true;
}

static void begin_work(struct loop *loop)
{
	loop->began = patience_clock();
	book_begin_work(loop->book);
}

/* Asked by the store while it is at work. */
static bool goes_on(void *context)
{
	struct loop *loop = context;
	int64_t now = patience_clock();

	if (now - loop->began < WORK_LONG || now - loop->told < WORK_TOLD_EVERY)
		return true;
	loop->told = now;
	if (!signals_let_it_go_on(loop) || !keys_let_it_go_on(loop)) {
		begin_work(loop); /* what follows is work of its own */
		return false;
	}
	tell_work(loop, (now - loop->began) / 1000);
	return true;
}

/* The terminal is the editor's for a while; what is typed to interrupt or stop it is not for us. */
static void run_editor(struct loop *loop)
{
	int number;

	terminal_give_back(loop->terminal);
	signals_lend();
	loop->leaving |= !desk_run_editor(loop->desk);
	signals_take_back();
	while ((number = signals_take()))
		loop->leaving |= number == SIGTERM || number == SIGHUP;
	terminal_take_again(loop->terminal);
	desk_turn(loop->desk);
	begin_work(loop);
}

static void press(struct loop *loop, const struct press *pressed)
{
	begin_work(loop);
	if (!desk_press(loop->desk, pressed))
		loop->leaving = true;
	if (!loop->leaving && desk_wants_editor(loop->desk))
		run_editor(loop);
	if (desk_take_suspend(loop->desk))
		suspend(loop);
}

static void take_signals(struct loop *loop)
{
	int number;

	if (loop->stopping) {
		loop->stopping = false;
		suspend(loop);
	}
	while ((number = signals_take())) {
		if (number == SIGTERM || number == SIGHUP)
			loop->leaving = true;
		else if (number == SIGINT)
			press(loop, &(struct press){.key = PRESS_ESC});
		else if (number == SIGTSTP)
			suspend(loop);
		else if (number == SIGCONT)
			terminal_take_again(loop->terminal);
	}
}

static void take_keys(struct loop *loop)
{
	struct press pressed;

	while (loop->waiting_count && !loop->leaving) {
		pressed = loop->waiting[0];
		memmove(loop->waiting, loop->waiting + 1, (size_t)--loop->waiting_count * sizeof pressed);
		press(loop, &pressed);
	}
	for (int i = 0; i < DRAIN_MOST && !loop->leaving && input_next(&loop->input, &pressed); i++)
		press(loop, &pressed);
}

/* Once the keys before it are done. */
static void take_click(struct loop *loop)
{
	const struct grid *grid = loop->canvas.grid;
	int row, column;

	if (terminal_take_click(loop->terminal, &row, &column) && grid && canvas_has_way(&loop->canvas, grid->cursor_row, grid->cursor_column, row, column))
		desk_click(loop->desk, row, column, grid->cursor_row);
}

/* What goes to the terminal beside the picture: the bell, notifications, the clipboard. */
static void write_aside(struct loop *loop)
{
	struct text bytes = {0};
	struct errand errand;

	desk_take_aside(loop->desk, &bytes);
	terminal_write(text_string(&bytes), bytes.length);
	text_free(&bytes);
	if (desk_take_errand(loop->desk, &errand))
		errand_run(&errand);
}

static void turn_round(struct loop *loop)
{
	do {
		begin_work(loop);
		take_signals(loop);
		desk_turn(loop->desk);
		take_keys(loop);
		take_click(loop);
		if (loop->leaving)
			return;
		begin_work(loop);
		paint(loop);
		write_aside(loop);
		wakes_tick(&loop->wakes, desk_is_ticking(loop->desk), desk_alarm(loop->desk));
		mark_idle(loop);
	} while (has_more(loop) || wakes_wait(&loop->wakes));
}

static void open_parts(struct loop *loop, const struct desk_options *options, int signals)
{
	const char *marks = getenv("AMBIT_TEST_IDLE");

	loop->ascii = options->ascii;
	loop->bare = options->accessible;
	loop->marks = marks && !strcmp(marks, "1");
	loop->arena = arena_new();
	loop->input = input_new(terminal_key, loop->terminal);
	loop->wakes = wakes_open(signals, book_path(loop->book), book_is_remote(loop->book));
	loop->desk = desk_open(loop->book, options);
	book_listen(loop->book, goes_on, loop);
}

static void close_parts(struct loop *loop)
{
	book_listen(loop->book, NULL, NULL);
	desk_close(loop->desk);
	wakes_close(&loop->wakes);
	input_free(&loop->input);
	arena_free(loop->arena);
	terminal_close(loop->terminal);
}

static void print_last_words(struct loop *loop)
{
	const char *words = desk_last_words(loop->desk, loop->arena);

	if (words)
		puts(words);
	fflush(stdout);
}

/* Large pieces go back to the system when they are freed: a screen that stays all day should be small. */
static void spare_memory(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
#endif
}

bool loop_run(struct book *book, const struct desk_options *options, const struct terminal_options *terminal, struct leaving *next, struct fault *fault)
{
	struct loop loop = {.book = book};
	struct termios before;
	int signals;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before))
		return fault_set(fault, FAULT_INPUT, "the full screen needs a terminal for input and output; ambit --screen today --text prints it as text.");
	signals = signals_open(&before);
	if (signals < 0)
		return fault_set(fault, FAULT_STORE, "no pipe could be made: too many files are open.");
	loop.terminal = terminal_open(terminal, fault);
	if (!loop.terminal) {
		signals_close();
		return false;
	}
	spare_memory();
	arena_on_exhaustion(signals_give_back);
	open_parts(&loop, options, signals);
	turn_round(&loop);
	terminal_give_back(loop.terminal);
	arena_on_exhaustion(NULL);
	signals_close();
	print_last_words(&loop);
	*next = *desk_left_for(loop.desk);
	close_parts(&loop);
	return true;
}
