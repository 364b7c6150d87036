/* What stands around the entries of Today: clock, week, needs. Read on its own, as none of it depends on their filter. */
#ifndef TUI_AROUND_H
#define TUI_AROUND_H

#include "tui/clock-pane.h"
#include "tui/needs.h"
#include "tui/week-pane.h"

struct around {
	struct arena *arena;
	int64_t version;            /* of the store when it was read */
	int day;
	char pattern[PATTERN_MOST]; /* of the needs */
	struct clock_pane clock;
	struct week_pane week;
	struct notices notices;
};

/* Reads it anew if the store, the day or the filter of the needs has changed. A failure leaves it as it was. */
bool around_load(struct around *, struct book *, int day, const struct list *needs);
void around_close(struct around *);

#endif
