/* Where one is on Scope: the list that has the focus, what was opened from it, and the way back. */
#ifndef TUI_SCOPE_VIEW_H
#define TUI_SCOPE_VIEW_H

#include "tui/scope-data.h"
#include "tui/screen.h"

enum { SCOPE_TRAIL_MOST = 4, SCOPE_UPPER_ROWS = 16 };

/* A list as it was left for what stands behind one of its rows. */
struct step_back {
	enum scope_list list;
	struct behind behind;
	struct list kept;           /* of the list that was opened */
};

struct scope_view {
	struct room room;
	enum scope_list list, lower; /* the one with the focus; the one in the lower half, where all are shown */
	struct list lists[SCOPE_LISTS];
	char read[SCOPE_LISTS][PATTERN_MOST];
	struct behind behind;       /* what the present list is cut down to */
	struct step_back trail[SCOPE_TRAIL_MOST];
	int depth;
	int64_t project;
	bool fresh;                 /* it was not read yet: the first reading says which list is of use */
	int64_t act;                /* the last of our own when it was read */
	struct scope_data data;
};

bool scope_view_is_wide(const struct scope_view *);
/* Does the list stand in the lower half? */
bool scope_is_lower(enum scope_list);
/* Leaves what was opened, for one of the lists. */
void scope_view_go(struct scope_view *, enum scope_list);
/* Opens what stands behind the selected row; the caller has it read. False when the trail is as long as it gets. */
bool scope_view_open(struct scope_view *, const struct behind *);
void scope_view_back(struct scope_view *);

size_t scope_selected(const struct scope_view *);
/* The change that is meant: selected, an approved one among the items, or the one whose hours are shown. NULL: none. */
const struct position_change *scope_meant_change(const struct scope_view *);
const struct position_item *scope_meant_item(const struct scope_view *);
const struct ask *scope_meant_ask(const struct scope_view *);
const struct entry *scope_meant_entry(const struct scope_view *);

/* For the card of the screen, whose state the view is. */
void scope_view_enter(void *state, struct desk *, const void *with);
void scope_view_lay(void *state, struct room);
bool scope_view_load(void *state, struct book *, struct arena *);
void scope_view_paint(const void *state, struct canvas *);
void scope_view_remark(const void *state, struct text *);
const struct hint *scope_view_hints(const void *state);
struct list *scope_view_list(void *state);
void scope_view_table(const void *state, struct table *);
/* Leaves what was opened, all the way. */
void scope_view_turn(void *state, struct desk *, int by);

#endif
