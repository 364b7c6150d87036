/* The pane with the running timer or Pomodoro in big digits. */
#ifndef TUI_CLOCK_PANE_H
#define TUI_CLOCK_PANE_H

#include "model/pomodoro.h"
#include "model/timer.h"
#include "tui/canvas.h"

enum { CLOCK_ROWS = 9 };

struct clock_pane {
	struct entry timer;
	struct pomodoro pomodoro;
	bool timer_runs, pomodoro_runs;
	int64_t read_at;            /* what is left is arithmetic on it */
	int64_t now;
	const char *zone;           /* in which a time of day is told */
	char rate[32];              /* "$185/h", "" if none */
};

bool clock_pane_load(struct book *, struct arena *, struct clock_pane *);
/* focused: the pane alone has the focus, so that its first row carries the marker. */
void clock_pane_paint(const struct clock_pane *, struct canvas *, bool focused);

#endif
