#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "model/text.h"
#include "tui/input.h"
#include "tui/signals.h"

enum { ESCAPE_DELAY = 25, KEY_PASTE_BEGIN = KEY_MAX + 1, KEY_PASTE_END };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

struct terminal {
	SCREEN *screen;
	struct theme theme;
	int colours;             /* how many; 0: none are asked for */
	cchar_t *row;            /* one row on its way */
	struct cell *shown;      /* the cells that curses has of the last picture, row by row */
	int rows, columns;       /* of both; 0: nothing is known of what curses has */
	struct { bool any; int row, column; } click;
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

void terminal_write(const char *bytes, size_t length)
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
	terminal_write(text, strlen(text));
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

/*
 * Pictures go straight to what curses is to show next, so its own standard window is kept at one cell, and clean: curses
 * would paint it before it reads a key.
 */
static int get_key(struct terminal *terminal)
{
	int got;

	for (;;) {
		wresize(stdscr, 1, 1);
		untouchwin(stdscr);
		got = wgetch(stdscr);
		if (got != KEY_RESIZE)
			return got;
		terminal->rows = 0; /* what was cut off and is there again is blank */
	}
}

/* curses keeps a queue that poll can't see: it is asked first, and again after the wait. A change of size is no key. */
int terminal_key(void *context, int wait)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	int got = get_key(context);

	if (got == ERR && wait > 0 && poll(&input, 1, wait) > 0)
		got = get_key(context);
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
#ifdef VDISCARD
	modes.c_cc[VDISCARD] = _POSIX_VDISABLE;
#endif
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

/*
 * Until it was suspended once, curses (6.2 and later) sends each move of the cursor by itself: a picture would come in
 * sixty pieces, with the cursor seen on its way. So it is suspended and taken up again where nobody sees it.
 */
static void send_pictures_whole(void)
{
	int shown = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	if (shown >= 0 && nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0) {
		endwin();
		doupdate();
		dup2(shown, STDOUT_FILENO);
		clearok(curscr, TRUE);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (nowhere >= 0)
		close(nowhere);
	if (shown >= 0)
		close(shown);
}

/* newterm and not initscr, which would end the process in words of its own. */
static bool start_curses(struct terminal *terminal, bool mouse, struct fault *fault)
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
	idlok(stdscr, TRUE);
	typeahead(-1); /* all keys are taken before a picture is painted: none is left half done */
	start_colours(terminal);
	free_control_keys();
	define_keys(mouse);
	start_mouse(mouse);
	send_pictures_whole();
	return true;
}

struct terminal *terminal_open(const struct terminal_options *options, struct fault *fault)
{
	struct terminal *terminal = calloc(1, sizeof *terminal);

	if (!terminal)
		arena_exhausted();
	terminal->theme = options->theme;
	terminal->colours = theme_wants_colours(options->no_colours);
	if (!start_curses(terminal, options->mouse, fault)) {
		free(terminal);
		return NULL;
	}
	arm_signals();
	signals_chain_resize();
	write_text(paste_on);
	return terminal;
}

void terminal_give_back(struct terminal *terminal)
{
	(void)terminal;
	write_text(paste_off);
	endwin();
}

void terminal_take_again(struct terminal *terminal)
{
	(void)terminal;
	reset_prog_mode();
	write_text(paste_on);
	clearok(curscr, TRUE);
}

void terminal_close(struct terminal *terminal)
{
	delscreen(terminal->screen);
	free(terminal->row);
	free(terminal->shown);
	free(terminal);
}

bool terminal_take_click(struct terminal *terminal, int *row, int *column)
{
	bool any = terminal->click.any;

	*row = terminal->click.row;
	*column = terminal->click.column;
	terminal->click.any = false;
	return any;
}

void terminal_size(const struct terminal *terminal, int *rows, int *columns)
{
	(void)terminal;
	getmaxyx(newscr, *rows, *columns);
}

/* Ours and the library's idea of a width must be one, or every cell to the right of it would be off. */
static wchar_t shown_point(const struct cell *cell)
{
	if (cell->point < 0x80)
		return (wchar_t)cell->point;
	return wcwidth((wchar_t)cell->point) == cell->width ? (wchar_t)cell->point : L'?';
}

static void set_cell(const struct terminal *terminal, const struct grid *grid, const struct cell *cell, cchar_t *out)
{
	struct look look = theme_look(&terminal->theme, (enum tone)cell->tone, terminal->colours);
	wchar_t points[MARKS_MOST + 2] = {shown_point(cell)};
	size_t length = 1;

	for (int i = 0; cell->marks && i < MARKS_MOST; i++) {
		wchar_t mark = (wchar_t)grid->marks[cell->marks - 1].points[i];

		if (mark && wcwidth(mark) == 0)
			points[length++] = mark;
	}
	setcchar(out, points, look.bold ? A_BOLD : A_NORMAL, look.colour == COLOUR_DEFAULT ? 0 : (short)look.colour, NULL);
}

/* A wide character that is shown as ? leaves its right half blank. */
static void copy_row(const struct terminal *terminal, const struct canvas *canvas, int row)
{
	static const struct cell blank = {.point = ' ', .width = 1};
	int count = 0;

	for (int column = 0; column < canvas->columns; column++) {
		const struct cell *cell = canvas_cell(canvas, row, column);

		if (cell->width)
			set_cell(terminal, canvas->grid, cell, &terminal->row[count++]);
		else if (column && shown_point(cell - 1) == L'?')
			set_cell(terminal, canvas->grid, &blank, &terminal->row[count++]);
	}
	mvwadd_wchnstr(newscr, row, 0, terminal->row, count);
}

/* Cells of no picture: the first one finds nothing shown. */
static void make_room(struct terminal *terminal, int rows, int columns)
{
	size_t count = (size_t)rows * (size_t)columns;

	if (rows == terminal->rows && columns == terminal->columns)
		return;
	free(terminal->row);
	free(terminal->shown);
	terminal->row = calloc((size_t)columns + 1, sizeof *terminal->row);
	terminal->shown = calloc(count + 1, sizeof *terminal->shown);
	if (!terminal->row || !terminal->shown)
		arena_exhausted();
	terminal->rows = rows;
	terminal->columns = columns;
}

/* Most keys change a row or two of a picture. Combining marks are kept elsewhere: a row that has any is shown again. */
static bool is_shown(const struct terminal *terminal, const struct canvas *canvas, int row)
{
	const struct cell *cells = canvas_cell(canvas, row, 0);
	struct cell *shown = &terminal->shown[row * terminal->columns];
	size_t size = (size_t)canvas->columns * sizeof *cells;

	if (memcmp(cells, shown, size) == 0)
		return true;
	memcpy(shown, cells, size);
	for (int column = 0; column < canvas->columns; column++)
		if (cells[column].marks)
			shown[0] = (struct cell){0};
	return false;
}

void terminal_show(struct terminal *terminal, const struct canvas *canvas, bool anew)
{
	const struct grid *grid = canvas->grid;
	bool placed = grid->cursor_row >= 0;

	if (anew)
		clearok(curscr, TRUE);
	make_room(terminal, canvas->rows, canvas->columns);
	for (int row = 0; row < canvas->rows; row++)
		if (!is_shown(terminal, canvas, row))
			copy_row(terminal, canvas, row);
	wmove(newscr, placed ? grid->cursor_row : 0, placed ? grid->cursor_column : 0);
	doupdate();
}
