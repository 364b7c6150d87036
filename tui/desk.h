/*
 * The desk: the seven screens, what stands on top of them, the frame around them, and the one place through which they
 * act. Pure: pictures go to a canvas, keys come in by call, so that scripts and tests work it as a terminal does.
 */
#ifndef TUI_DESK_H
#define TUI_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "model/arena.h"
#include "model/book.h"
#include "model/text.h"
#include "tui/canvas.h"
#include "tui/keys.h"

struct desk;
struct screen;

struct desk_options {
	const char *screen;       /* shown first; NULL: today */
	const char *project;      /* path of the project in view; NULL: the one in use */
	bool ascii, accessible;
	bool meeting;             /* a client looks on: Scope and Experiments of the project alone, without what is one's own */
	const struct keymap *keymap; /* borrowed for the life of the desk; may be NULL */
	const char *first_words;  /* said at once: what was done before it was opened; NULL: nothing */
};

/* The book is borrowed. */
struct desk *desk_open(struct book *, const struct desk_options *);
void desk_close(struct desk *);
/* Rows and columns of the whole picture. */
void desk_resize(struct desk *, int rows, int columns);
/* Fetches the time, and looks whether the store was changed elsewhere. Call it at each turn of the loop. */
void desk_turn(struct desk *);
/* One key; false when it is time to leave. */
bool desk_press(struct desk *, const struct press *);
/*
 * A click on the picture that was painted last, whose cursor stood on cursor_row: on a tab it turns to it, on a row of the
 * list that has the focus it selects that. What stands on top takes no clicks.
 */
void desk_click(struct desk *, int row, int column, int cursor_row);
/* Reads what is out of date, then paints all. */
void desk_paint(struct desk *, struct canvas *);
/* Reads what is out of date, but for what takes longer and nobody has seen yet; true if any of that is left for desk_paint. */
bool desk_read_soon(struct desk *);
/* Paints what was read. */
void desk_paint_soon(struct desk *, struct canvas *);
/* The picture without message and hints, for --text. */
char *desk_text(struct desk *, struct arena *);

/* True while a clock is shown that counts. */
bool desk_is_ticking(const struct desk *);
/* When the phase of a Pomodoro ends, which is to be told though no clock may be shown: seconds since 1970; 0: nothing is. */
int64_t desk_alarm(struct desk *);
/* Adds what is to be written to the terminal beside the picture, as is: BEL, notifications, the clipboard. */
void desk_take_aside(struct desk *, struct text *);
/* What is to be run for the user now; false: nothing. */
struct errand;
bool desk_take_errand(struct desk *, struct errand *);
/* Is an editor asked for? Give it the terminal, and run it: what it leaves is handed on. False when it is time to leave. */
bool desk_wants_editor(const struct desk *);
bool desk_run_editor(struct desk *);
/* Is the whole picture to be sent again (C-l)? Is the program to be suspended (C-z)? */
bool desk_take_repaint(struct desk *);
bool desk_take_suspend(struct desk *);
/* The verb that is to follow once the screen is left; verb NULL: none is. */
struct leaving { const char *verb; char word[1024]; };
const struct leaving *desk_left_for(const struct desk *);
/* What is said on leaving: the timer that runs on; NULL when none does. */
const char *desk_last_words(struct desk *, struct arena *);

/* ---- for screens ---- */

struct book *desk_book(const struct desk *);
/* Emptied before each key. */
struct arena *desk_arena(const struct desk *);
/* What just happened. The desk adds how to undo it where it was an act. Answers ANSWER_STAY, so that it can be returned. */
enum answer desk_say(struct desk *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Says why the book refused, and forgives it. Answers ANSWER_STAY too. */
enum answer desk_refuse(struct desk *);
/* Puts a screen on top. */
enum answer desk_put(struct desk *, const struct screen *, const void *with);
/* Takes the screen on top away, its state with it. A screen that is done with itself may go on with what it copied. */
void desk_drop(struct desk *);
/* Runs an act of everywhere by its name, for what stands on top and takes all keys itself. */
enum answer desk_act(struct desk *, const char *act);
/* Leaves the full screen for a verb that wants the terminal, or the store, for itself. word: its one word, NULL for none. */
enum answer desk_leave_for(struct desk *, const char *verb, const char *word);
/* Turns to a tab by name. */
enum answer desk_go(struct desk *, const char *name);
/* The project that Scope, Experiments and Invoices show; 0 while there is none. */
int64_t desk_project(struct desk *);
void desk_view(struct desk *, int64_t project);
/* Does no client look on? What is shown and done in private is live only then. */
bool desk_is_alone(const struct desk *);
/* Opens $VISUAL or $EDITOR on the text, once this key is done; what is left in it comes to the screen on top as PRESS_EDITED. */
void desk_edit(struct desk *, const char *text);
/* What is shown must be read again. */
void desk_stale(struct desk *);
/* Columns of the whole picture. */
int desk_columns(const struct desk *);
void desk_copy(struct desk *, const char *text);

/* Asks "QUESTION  y WORD  n no" in the message row and runs yes with the context on y. */
enum answer desk_ask(struct desk *, const char *question, const char *word,
	enum answer (*yes)(void *context, struct desk *), void *context);
/* The same with a copy of the context, of at most DESK_ASK_MOST bytes. */
enum { DESK_ASK_MOST = 512 };
enum answer desk_ask_with(struct desk *, const char *question, const char *word,
	enum answer (*yes)(void *context, struct desk *), const void *context, size_t size);

#endif
