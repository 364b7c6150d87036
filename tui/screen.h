/*
 * A screen: functions over its own state. load reads the book, paint only looks, acts and keys call verbs of the model.
 * Tabs have a digit; forms, questions and menus are screens that stand on top of one. The desk calls all of them.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "model/book.h"
#include "model/text.h"
#include "tui/canvas.h"
#include "tui/desk.h"
#include "tui/keys.h"
#include "tui/table.h"

/* The place that a screen is given, without the rows of tabs, message and hints. */
struct room {
	int rows, columns;
	bool zoomed;            /* only the pane that has the focus is wanted */
	bool bare;              /* read aloud: one list, no frames */
	bool meeting;           /* a client looks on */
};

struct screen {
	const char *name;       /* "scope": in options, configuration and palette */
	const char *title;      /* "Scope": on its tab */
	const char *purpose;    /* one clause, for the palette */
	int digit;              /* its tab, 1 to 7; 0 for what stands on another */
	size_t size;            /* of the state, which starts zeroed */
	const struct binding *bindings;
	const struct hint *hints; /* in order of weight: the last go first where there is no room */
	/* Other hints while another pane has the focus; NULL where they are always the same. */
	const struct hint *(*hints_now)(const void *state);
	const char *ways;       /* in their place for what takes all keys itself: "Enter keeps  Esc ends it" */
	const char *(*ways_now)(const void *state); /* the same, where they are not always the same */

	/* When it is put on the desk; tabs each time one turns to them, with NULL. */
	void (*open)(void *state, struct desk *, const void *with);
	/* Lets go of what lies outside state and arena. */
	void (*close)(void *state);
	/* How much room there is: before the first load and whenever that changes. */
	void (*lay)(void *state, struct room);
	/* Reads what it shows into state and arena. On failure the desk puts the state back as it was. */
	bool (*load)(void *state, struct book *, struct arena *);
	/*
	 * What takes longer and load left out when it was called first: read once, after a first picture was shown without
	 * it where somebody waits for one. It lives outside the arena. May be NULL.
	 */
	bool (*rest)(void *state, struct book *);
	/* The present second, before each paint. */
	void (*tick)(void *state, int64_t now);
	void (*paint)(const void *state, struct canvas *);
	/* What stands in the message row while nothing has happened. */
	void (*remark)(const void *state, struct text *);
	/* Paints the message row itself, as questions and the filter do; false when it leaves it alone. */
	bool (*line)(const void *state, struct canvas *);
	/* How many rows that takes, upward over the body; NULL: one. */
	int (*line_rows)(const void *state, int columns);
	/* Keys before any binding sees them: typing. */
	enum answer (*key)(void *state, struct desk *, const struct press *);

	/* The list that has the focus: where one is in it, and its rows. Both or neither. */
	struct list *(*list)(void *state);
	void (*table)(const void *state, struct table *);
	/* A move would leave what was read: true when the next load reads more. */
	bool (*more)(void *state, enum move);
	/* Esc, from a pane that was opened: back to the list. False where one is there already. */
	bool (*back)(void *state);
	/* The path that the selected thing has its time on; NULL: none. May be NULL. */
	const char *(*path)(const void *state, struct desk *);
	/* The next pane (1), the one before (-1). */
	void (*pane)(void *state, struct desk *, int by);
	/* Left (-1), right (1) in a row of cells. */
	void (*aside)(void *state, int by);
	/* What is shown was copied as text: a screen may keep the value of its cell to be pasted. */
	void (*copied)(void *state);
	/* The next period (1), the one before (-1), the present one (0). */
	void (*period)(void *state, int by);
};

/* All screens that have a digit, in the order of Makefile.am; made by registry.awk, ends in NULL. */
extern const struct screen *const screens[];

#endif
