/* Where one is on Today: the day, its panes, what was read into them, and how they are laid out and painted. */
#ifndef TUI_TODAY_VIEW_H
#define TUI_TODAY_VIEW_H

#include "tui/around.h"
#include "tui/day-rows.h"
#include "tui/screen.h"

enum today_pane { TODAY_ENTRIES, TODAY_NEEDS, TODAY_CLOCK, TODAY_WEEK, TODAY_PANES };

struct today_view {
	struct room room;
	enum today_pane pane;
	struct list entries, needs;
	int day;                     /* the latest shown; DAY_NONE: whatever day it is */
	size_t limit;
	struct day_rows rows;
	struct around around;
	int shown_day;
};

/* The pane that has the focus: in a wide room clock and week are beside the list and have none of their own. */
enum today_pane today_focus(const struct today_view *);
/* The entry that is selected in the list while it has the focus; NULL: none. */
const struct entry *today_entry(const struct today_view *);

/* For the card of the screen, whose state the view is. */
void today_open(void *state, struct desk *, const void *with);
void today_close(void *state);
void today_lay(void *state, struct room);
bool today_load(void *state, struct book *, struct arena *);
bool today_rest(void *state, struct book *);
bool today_more(void *state, enum move);
void today_tick(void *state, int64_t now);
void today_paint(const void *state, struct canvas *);
void today_remark(const void *state, struct text *);
struct list *today_list(void *state);
void today_table(const void *state, struct table *);
void today_turn(void *state, struct desk *, int by);
void today_period(void *state, int by);
bool today_back(void *state);

#endif
