#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tui/errand.h"
#include "tui/input.h"
#include "tui/signals.h"
#include "tui/theme.h"
#include "tui/wakes.h"

enum { ESCAPE_DELAY = 25, KEY_PASTE_BEGIN = KEY_MAX + 1, KEY_PASTE_END, DRAIN_MOST = 8192, LARGE_PIECE = 65536 };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

struct terminal {
	SCREEN *screen;
	struct book *book;
	struct desk *desk;
	struct arena *arena;     /* of the picture; emptied when its size changes */
	struct canvas canvas;
	struct input input;
	struct wakes wakes;
	struct theme theme;
	int colours;             /* how many; 0: none are asked for */
	bool ascii, bare, mouse;
	struct { bool any; int row, column; } click;
	bool marks;              /* tests ask for a mark after each picture */
	bool leaving;
};

bool terminal_has_unicode(void)
{
	return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

static bool refuse_term(struct fault *fault, const char *term)
{
	if (!term || !*term)
		return fault_set(fault, FAULT_INPUT, "TERM is not set: say which terminal this is, such as TERM=xterm-256color, or use ambit --screen today --text.");
	return fault_set(fault, FAULT_INPUT, "TERM=%.40s can't show a full screen: set TERM to what this terminal is, or use ambit --screen today --text.", term);
}

static void write_all(const char *bytes, size_t length)
{
	while (length) {
		ssize_t done = write(STDOUT_FILENO, bytes, length);

		if (done < 0 && errno != EINTR && errno != EAGAIN)
			return; /* the terminal is gone; poll will tell */
		if (done > 0) {
			bytes += done;
			length -= (size_t)done;
		}
	}
}

static void write_text(const char *text)
{
	write_all(text, strlen(text));
}

static void add_capability(struct text *text, const char *name)
{
	const char *bytes = tigetstr(name);

	if (bytes && bytes != (char *)-1)
		text_add(text, bytes);
}

/* What a fatal signal writes: mouse and paste off, plain text, keypad off, cursor shown, the shell's screen. */
static void arm_signals(void)
{
	static const char *const names[] = {"sgr0", "rmkx", "cnorm", "rmcup"};
	struct text text = {0};

	text_add(&text, "\033[?1000l\033[?1006l");
	text_add(&text, paste_off);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_capability(&text, names[i]);
	signals_arm(text_string(&text));
	text_free(&text);
}

/* Sequences that terminals send beside those of their description. */
static void define_keys(bool mouse)
{
	static const struct { const char *sequence; int key; } keys[] = {
		{"\033[200~", KEY_PASTE_BEGIN}, {"\033[201~", KEY_PASTE_END},
		{"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
		{"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END},
		{"\033[7~", KEY_HOME}, {"\033[8~", KEY_END}, {"\033OH", KEY_HOME}, {"\033OF", KEY_END},
	};

	/* Reports that nobody asked for would leave their numbers behind as keys: they are dropped whole with all else unknown. */
	if (!mouse)
		define_key(NULL, KEY_MOUSE);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (key_defined(keys[i].sequence) <= 0)
			define_key(keys[i].sequence, keys[i].key);
}

static int press_of(int key)
{
	static const struct { int key; int press; } presses[] = {
		{KEY_UP, PRESS_UP}, {KEY_DOWN, PRESS_DOWN}, {KEY_LEFT, PRESS_LEFT}, {KEY_RIGHT, PRESS_RIGHT},
		{KEY_HOME, PRESS_HOME}, {KEY_END, PRESS_END}, {KEY_PPAGE, PRESS_PAGE_UP}, {KEY_NPAGE, PRESS_PAGE_DOWN},
		{KEY_BTAB, PRESS_BACK_TAB}, {KEY_BACKSPACE, PRESS_BACKSPACE}, {KEY_DC, PRESS_DELETE}, {KEY_IC, PRESS_INSERT},
		{KEY_ENTER, PRESS_ENTER}, {KEY_PASTE_BEGIN, INPUT_PASTE_BEGIN}, {KEY_PASTE_END, INPUT_PASTE_END},
	};

	for (size_t i = 0; i < sizeof presses / sizeof *presses; i++)
		if (presses[i].key == key)
			return presses[i].press;
	return key >= KEY_F(1) && key <= KEY_F(12) ? PRESS_F1 + key - KEY_F(1) : INPUT_OTHER;
}

/* The wheel acts as the arrows do; where was clicked is kept until the keys before it are done. */
static int mouse_press(struct terminal *terminal)
{
	MEVENT event;

	if (getmouse(&event) != OK)
		return INPUT_OTHER;
	if (event.bstate & BUTTON4_PRESSED)
		return PRESS_UP;
	if (event.bstate & BUTTON5_PRESSED)
		return PRESS_DOWN;
	terminal->click.any = true;
	terminal->click.row = event.y;
	terminal->click.column = event.x;
	return INPUT_OTHER;
}

/* curses keeps a queue that poll can't see: it is asked first, and again after the wait. A change of size is no key. */
static int read_key(void *context, int wait)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	int got = wgetch(stdscr);

	if (got == ERR && wait > 0 && poll(&input, 1, wait) > 0)
		got = wgetch(stdscr);
	while (got == KEY_RESIZE)
		got = wgetch(stdscr);
	if (got == KEY_MOUSE)
		return mouse_press(context);
	return got == ERR ? INPUT_NONE : got > 0xff ? press_of(got) : got;
}

/* C-s and C-v are keys here, so flow control and quoting go. */
static void free_control_keys(void)
{
	struct termios modes;

	if (tcgetattr(STDOUT_FILENO, &modes))
		return;
	modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
	modes.c_cc[VLNEXT] = _POSIX_VDISABLE;
	tcsetattr(STDOUT_FILENO, TCSANOW, &modes);
	def_prog_mode();
}

/* The pair of a colour has its number. */
static void start_colours(struct terminal *terminal)
{
	if (!terminal->colours || !has_colors() || start_color() == ERR || use_default_colors() == ERR) {
		terminal->colours = 0;
		return;
	}
	terminal->colours = COLORS;
	for (short colour = 1; colour < COLOURS_MOST && colour < COLORS; colour++)
		if (colour % COLOUR_BRIGHT && colour % COLOUR_BRIGHT < COLOUR_BRIGHT - 1)
			init_pair(colour, colour, -1);
}

static void start_mouse(bool wanted)
{
	if (!wanted)
		return;
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0);
}

static bool has_place(void)
{
	const char *place = tigetstr("cup");

	return place && place != (char *)-1;
}

/* newterm and not initscr, which would end the process in words of its own. */
static bool start_curses(struct terminal *terminal, struct fault *fault)
{
	use_tioctl(TRUE);
	terminal->screen = newterm(NULL, stdout, stdin);
	if (!terminal->screen)
		return refuse_term(fault, getenv("TERM"));
	if (!has_place()) {
		endwin();
		delscreen(terminal->screen);
		return refuse_term(fault, getenv("TERM"));
	}
	set_escdelay(ESCAPE_DELAY);
	cbreak();
	noecho();
	nonl();
	meta(stdscr, TRUE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	idlok(stdscr, TRUE);
	start_colours(terminal);
	free_control_keys();
	define_keys(terminal->mouse);
	start_mouse(terminal->mouse);
	return true;
}

/* Ours and the library's idea of a width must be one, or every cell to the right of it would be off. */
static wchar_t shown_point(const struct cell *cell)
{
	if (cell->point < 0x80)
		return (wchar_t)cell->point;
	return wcwidth((wchar_t)cell->point) == cell->width ? (wchar_t)cell->point : L'?';
}

static void set_cell(const struct terminal *terminal, const struct cell *cell, cchar_t *out)
{
	struct look look = theme_look(&terminal->theme, (enum tone)cell->tone, terminal->colours);
	wchar_t points[MARKS_MOST + 2] = {shown_point(cell)};
	size_t length = 1;

	for (int i = 0; cell->marks && i < MARKS_MOST; i++) {
		wchar_t mark = (wchar_t)terminal->canvas.grid->marks[cell->marks - 1].points[i];

		if (mark && wcwidth(mark) == 0)
			points[length++] = mark;
	}
	setcchar(out, points, look.bold ? A_BOLD : A_NORMAL, look.colour == COLOUR_DEFAULT ? 0 : (short)look.colour, NULL);
}

/* A wide character that is shown as ? leaves its right half blank. */
static void copy_row(struct terminal *terminal, int row, cchar_t *cells)
{
	int columns = terminal->canvas.columns, count = 0;

	for (int column = 0; column < columns; column++) {
		const struct cell *cell = canvas_cell(&terminal->canvas, row, column);
		static const struct cell blank = {.point = ' ', .width = 1};

		if (cell->width)
			set_cell(terminal, cell, &cells[count++]);
		else if (column && shown_point(cell - 1) == L'?')
			set_cell(terminal, &blank, &cells[count++]);
	}
	mvadd_wchnstr(row, 0, cells, count);
}

static void mark_idle(struct terminal *terminal)
{
	char mark[48];

	if (!terminal->marks)
		return;
	snprintf(mark, sizeof mark, "\033]7770;idle;%ld\a", terminal->input.taken);
	write_text(mark);
}

static void size_canvas(struct terminal *terminal)
{
	int rows, columns;

	getmaxyx(stdscr, rows, columns);
	if (terminal->canvas.grid && terminal->canvas.rows == rows && terminal->canvas.columns == columns)
		return;
	arena_clear(terminal->arena);
	terminal->canvas = canvas_new_as(terminal->arena, rows, columns, terminal->ascii, terminal->bare);
	desk_resize(terminal->desk, rows, columns);
}

static void paint(struct terminal *terminal)
{
	const struct grid *grid;
	cchar_t *cells;

	size_canvas(terminal);
	if (desk_take_repaint(terminal->desk))
		clearok(curscr, TRUE);
	desk_paint(terminal->desk, &terminal->canvas);
	grid = terminal->canvas.grid;
	cells = calloc((size_t)grid->columns + 1, sizeof *cells);
	if (!cells)
		arena_exhausted();
	for (int row = 0; row < grid->rows; row++)
		copy_row(terminal, row, cells);
	free(cells);
	move(grid->cursor_row >= 0 ? grid->cursor_row : 0, grid->cursor_row >= 0 ? grid->cursor_column : 0);
	wnoutrefresh(stdscr);
	doupdate();
}

static void suspend(struct terminal *terminal)
{
	write_text(paste_off);
	endwin();
	signals_stop_self();
	reset_prog_mode();
	write_text(paste_on);
	clearok(curscr, TRUE);
	desk_turn(terminal->desk);
}

/* Going on after a stop that was not asked for here: whoever had the terminal meanwhile left it as they liked. */
static void resume(void)
{
	reset_prog_mode();
	write_text(paste_on);
	clearok(curscr, TRUE);
}

static void press(struct terminal *terminal, const struct press *pressed)
{
	if (!desk_press(terminal->desk, pressed))
		terminal->leaving = true;
	if (desk_take_suspend(terminal->desk))
		suspend(terminal);
}

static void take_signals(struct terminal *terminal)
{
	int number;

	while ((number = signals_take())) {
		if (number == SIGTERM || number == SIGHUP)
			terminal->leaving = true;
		else if (number == SIGINT)
			press(terminal, &(struct press){.key = PRESS_ESC});
		else if (number == SIGTSTP)
			suspend(terminal);
		else if (number == SIGCONT)
			resume();
	}
}

static void take_click(struct terminal *terminal)
{
	const struct grid *grid = terminal->canvas.grid;

	if (terminal->click.any && grid && canvas_has_way(&terminal->canvas, grid->cursor_row, grid->cursor_column, terminal->click.row, terminal->click.column))
		desk_click(terminal->desk, terminal->click.row, terminal->click.column, grid->cursor_row);
	terminal->click.any = false;
}

static void take_keys(struct terminal *terminal)
{
	struct press pressed;

	for (int i = 0; i < DRAIN_MOST && !terminal->leaving && input_next(&terminal->input, &pressed); i++)
		press(terminal, &pressed);
}

/* What goes to the terminal beside the picture: the bell, notifications, the clipboard. */
static void write_aside(struct terminal *terminal)
{
	struct text bytes = {0};
	struct errand errand;

	desk_take_aside(terminal->desk, &bytes);
	write_all(text_string(&bytes), bytes.length);
	text_free(&bytes);
	if (desk_take_errand(terminal->desk, &errand))
		errand_run(&errand);
}

static void loop(struct terminal *terminal)
{
	do {
		take_signals(terminal);
		desk_turn(terminal->desk);
		take_keys(terminal);
		take_click(terminal);
		if (terminal->leaving)
			return;
		paint(terminal);
		write_aside(terminal);
		wakes_tick(&terminal->wakes, desk_is_ticking(terminal->desk));
		mark_idle(terminal);
	} while (wakes_wait(&terminal->wakes));
}

static void open_parts(struct terminal *terminal, const struct terminal_options *options, int signals)
{
	const char *marks = getenv("AMBIT_TEST_IDLE");

	terminal->ascii = options->desk.ascii;
	terminal->bare = options->desk.accessible;
	terminal->marks = marks && !strcmp(marks, "1");
	terminal->arena = arena_new();
	terminal->input = input_new(read_key, terminal);
	terminal->wakes = wakes_open(signals, book_path(terminal->book), book_is_remote(terminal->book));
	terminal->desk = desk_open(terminal->book, &options->desk);
}

static void close_parts(struct terminal *terminal)
{
	desk_close(terminal->desk);
	wakes_close(&terminal->wakes);
	input_free(&terminal->input);
	arena_free(terminal->arena);
}

static void print_last_words(struct terminal *terminal)
{
	const char *words = desk_last_words(terminal->desk, terminal->arena);

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

bool terminal_run(struct book *book, const struct terminal_options *options, const char **next, struct fault *fault)
{
	struct terminal terminal = {.book = book, .colours = theme_wants_colours(options->no_colours), .theme = options->theme, .mouse = options->mouse};
	struct termios before;
	int signals;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before))
		return fault_set(fault, FAULT_INPUT, "the full screen needs a terminal for input and output; ambit --screen today --text prints it as text.");
	signals = signals_open(&before);
	if (signals < 0)
		return fault_set(fault, FAULT_STORE, "no pipe could be made: too many files are open.");
	if (!start_curses(&terminal, fault)) {
		signals_close();
		return false;
	}
	spare_memory();
	arm_signals();
	signals_chain_resize();
	arena_on_exhaustion(signals_give_back);
	write_text(paste_on);
	open_parts(&terminal, options, signals);
	loop(&terminal);
	write_text(paste_off);
	endwin();
	arena_on_exhaustion(NULL);
	signals_close();
	print_last_words(&terminal);
	*next = desk_left_for(terminal.desk);
	close_parts(&terminal);
	delscreen(terminal.screen);
	return true;
}
