/* What Scope shows of a project: its lists, the rows of each that a filter leaves, and what stands behind every row. */
#ifndef TUI_SCOPE_DATA_H
#define TUI_SCOPE_DATA_H

#include "model/ask.h"
#include "model/entry.h"
#include "model/position.h"
#include "tui/chart.h"
#include "tui/table.h"

enum scope_list { SCOPE_CHANGES, SCOPE_ITEMS, SCOPE_BRIDGE, SCOPE_PLAN, SCOPE_ASKS, SCOPE_FIGURES, SCOPE_BURNUP, SCOPE_ENTRIES, SCOPE_LISTS };

/* What a figure is made of: the list that Enter opens, and which of its rows. Holds no pointers, so that it outlives a reading. */
struct behind {
	bool any;
	enum scope_list list;
	char title[72];
	unsigned states;            /* changes: bits of enum change_state; 0: all */
	bool removals, additions;   /* changes: one kind alone */
	unsigned buckets;           /* entries: bits of enum bucket */
	int64_t item;               /* entries: of that item or change alone */
	int until;                  /* entries: up to that day */
	bool billable;              /* entries: what an invoice takes */
};

enum { ALL_OF_CLIENT = 1u << BUCKET_ABSORBED | 1u << BUCKET_AT_RISK | 1u << BUCKET_CHANGE_HANDLING | 1u << BUCKET_IN_SCOPE |
	1u << BUCKET_UNRECORDED | 1u << BUCKET_REFUSED };

/* A figure of the card, or a step of the bridge. */
struct scope_line {
	const char *key;            /* by which it is found again after a reading; NULL: it only divides */
	const char *text, *value;   /* value: of the bridge alone */
	const char *how;            /* how it comes about, for the message row */
	int64_t from, until;        /* the bar: minutes of the bridge; of a figure its share of until */
	bool bar;
	struct behind behind;
};
struct scope_lines { struct scope_line *items; size_t count; };

/* Items, then milestones, over the days that they all lie in. */
struct scope_plan { struct chart_lane *lanes; size_t count; int from, until; };

/* Entries behind a figure, newest first, under what is to be said of it. */
struct drill_row { const char *words; const struct entry *entry; const char *sign; enum tone tone; };
struct drill {
	struct drill_row *rows;
	size_t count, entries, left_out; /* left_out: older ones, counted and not listed */
	int64_t seconds;
	const char *zone;
};

struct scope_data;

/* The rows of a list that match its filter, by their places. */
struct scope_rows { const struct scope_data *data; const size_t *places; size_t count; };

struct scope_data {
	bool any;                   /* a position was read */
	bool meeting;               /* without what a client must not see, in the words of their copy */
	struct position position;
	struct scope_lines figures, bridge;
	struct scope_plan plan;
	struct asks asks;
	struct drill drill;
	struct scope_rows rows[SCOPE_LISTS];
};

/* Reads the project; entries only where behind asks for them. filter: the pattern of their list. */
bool scope_data_load(struct book *, int64_t project, const struct behind *, const char *filter, struct arena *, struct scope_data *);
/* Fills data->rows[list] with what fits behind and the list's filter; answers the row of that key, SIZE_MAX when it is gone. */
size_t scope_data_sift(struct scope_data *, enum scope_list, const struct behind *, const struct list *, const char *key, struct arena *);
/* What the row stands for: "CR-3", "B1", "baseline", a day, an entry's number; "" for none. */
char *scope_data_key(const struct scope_data *, enum scope_list, size_t row, char out[48]);

const struct position_change *scope_data_change(const struct scope_data *, size_t row);
const struct position_item *scope_data_item(const struct scope_data *, size_t row);
const struct burnup_point *scope_data_friday(const struct scope_data *, size_t row);
const struct scope_line *scope_data_line(const struct scope_data *, enum scope_list, size_t row);
const struct chart_lane *scope_data_lane(const struct scope_data *, size_t row);
const struct ask *scope_data_ask(const struct scope_data *, size_t row);
const struct entry *scope_data_entry(const struct scope_data *, size_t row);
/* What Enter opens there; any is false where nothing stands behind it. */
struct behind scope_data_behind(const struct scope_data *, enum scope_list, size_t row);

/* Fill in what stands in the lists above; they live in the arena. */
void scope_figures_make(struct scope_data *, struct arena *);
void scope_bridge_make(struct scope_data *, struct arena *);
void scope_plan_make(struct scope_data *, struct arena *);
bool drill_load(struct book *, const struct position *, const struct behind *, const char *filter, struct arena *, struct drill *);

/* The codes of the changes that fit, by blanks: "CR-1 CR-5". */
char *scope_codes(const struct position *, bool (*fits)(const struct position_change *), char out[96]);

#endif
