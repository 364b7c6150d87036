/* What the parts of the desk know of it; screens see desk.h alone. */
#ifndef TUI_DESK_INSIDE_H
#define TUI_DESK_INSIDE_H

#include "model/away.h"
#include "model/pomodoro.h"
#include "model/timer.h"
#include "tui/desk.h"
#include "tui/errand.h"
#include "tui/screen.h"

enum { TABS = 7, LAYERS_MOST = 6, RECENT_MOST = 8, RECENT_ENTRIES = 20, SAID_MOST = 512 };
/* Rows that are not a screen's: tabs, message, hints. */
enum { ROWS_AROUND = 3, LEAST_ROWS = 8, LEAST_COLUMNS = 30, ONE_LIST_COLUMNS = 60 };

/* A screen with its state, and what it has read. */
struct layer {
	const struct screen *screen;
	void *state;
	struct arena *arena;
	struct room room;
	bool stale;
	bool lacks_rest;                /* what its screen reads after the first picture */
};

struct desk {
	struct book *book;
	struct desk_options options;
	struct arena *arena;            /* of one key */
	struct arena *clock_arena;      /* of timer and Pomodoro */
	struct arena *spare;            /* a layer is read into it, so that a failed reading leaves what is shown */
	int rows, columns;
	bool zoomed, without_hints;
	bool hurries;                   /* somebody waits for the first picture */

	struct layer tabs[TABS], welcome;
	int present;                    /* index of the tab */
	struct layer above[LAYERS_MOST];
	int depth;
	const char *recent[RECENT_MOST];

	int64_t version;                /* of the store, when it was last read */
	int today;                      /* the day it was then */
	int64_t project;
	int64_t paused;                 /* entry that Space stopped, and would go on with */
	int64_t rested;                 /* entry of the round whose break is over: Space starts the next on the same thing */
	struct entry timer;
	struct pomodoro pomodoro;
	bool timer_runs, pomodoro_runs;
	int64_t clock_read_at;          /* when these were read: what is left is arithmetic on it */
	int64_t rung_id, rung_at;       /* the phase that the bell has rung for */

	int64_t slept_seen;             /* how long the machine had slept at the last look */
	int64_t active_at, looked_at;   /* the last sign of life; when it was looked for elsewhere */
	struct away away;               /* what is asked about */
	bool away_asks;

	char said[SAID_MOST];
	bool said_act;                  /* undo would take it back */
	int64_t last_act;
	int64_t acts_before;            /* the latest act there was when the desk was opened */
	struct text aside;              /* bytes for the terminal beside the picture: BEL, clipboard */
	struct errand errand;           /* to be run at the end of a phase */
	char *to_edit;                  /* in an editor; NULL: none was asked for */
	bool repaint, suspend;
	struct leaving left_for;
};

/* In a meeting some screens are not shown. */
bool desk_shows(const struct desk *, const struct screen *);
/* The screen of the present tab: Welcome while there is no store. */
struct layer *desk_base(struct desk *);
/* What has the keys: the screen on top. */
struct layer *desk_top(struct desk *);
/* Reads what is out of date of all that is shown. */
void desk_settle(struct desk *);
void desk_end_layers(struct desk *);
/* Runs the act for the screen on top, or for the present tab if nothing is. */
enum answer desk_run(struct desk *, const struct binding *);
bool binding_is_live(const struct desk *, const struct binding *);
void desk_read_clock(struct desk *);
/* Rings once for each phase of a Pomodoro that ends. */
void desk_watch_pomodoro(struct desk *);
/* Asks about time in which nobody was there: at each turn, and before a key, which is then no more than a sign of life. */
void desk_begin_watch(struct desk *);
void desk_watch_absence(struct desk *);
bool desk_key_asks(struct desk *);
void desk_end_watch(struct desk *);
/* Seconds left of the phase; below 0 it is over. */
int64_t desk_phase_left(const struct desk *);
/* The tab whose words stand at the column of the first row, -1: none. */
int desk_tab_at(const struct desk *, int column);

extern const struct screen welcome_screen, today_screen;

#endif
