/* The pane with the week so far: billable hours against what was aimed at, what they are worth, learning, the shape of the day. */
#ifndef TUI_WEEK_PANE_H
#define TUI_WEEK_PANE_H

#include "model/book.h"
#include "tui/canvas.h"
#include "tui/worth.h"

enum { DAY_SLOTS = 48 };

struct week_pane {
	int number;                     /* ISO week */
	int64_t seconds, billable, learning;
	int64_t target, learning_target; /* 0: none */
	struct worth worth;             /* of what is billable */
	bool slots[DAY_SLOTS];          /* half hours of the day that were worked in */
};

/* The week of the day; slots are those of the day itself, in the user's zone. The running timer is left out. */
bool week_pane_load(struct book *, int day, struct arena *, struct week_pane *);
void week_pane_paint(const struct week_pane *, struct canvas *, bool focused);

#endif
