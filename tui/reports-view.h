/* Where one is on Reports: whose hours and when, its panes, what was read into them, and how they are laid out and painted. */
#ifndef TUI_REPORTS_VIEW_H
#define TUI_REPORTS_VIEW_H

#include "tui/project-card.h"
#include "tui/report-hours.h"
#include "tui/report-rows.h"
#include "tui/report-why.h"
#include "tui/screen.h"

enum reports_pane { REPORTS_LIST, REPORTS_WHY, REPORTS_SPANS, REPORTS_ACTIVITIES, REPORTS_PANES };

struct reports_view {
	struct room room;
	enum reports_pane pane;
	struct list lists[REPORTS_PANES];
	char read[REPORTS_PANES][PATTERN_MOST];
	int64_t project;
	int quarter;                 /* any day of it; DAY_NONE: the present one */
	enum span_by by;
	char client[40];             /* "": everybody */
	struct hours_view hours;
	struct project_card card;
	bool any;                    /* the card was read */
	struct span_rows spans, activities;
	struct why_rows why;
	struct report_rows reports;
	char title[96];              /* of the panes of hours: whose, and when */
	struct span_foot foot;
};

/* For the card of the screen, whose state the view is. */
void reports_open(void *state, struct desk *, const void *with);
void reports_lay(void *state, struct room);
bool reports_load(void *state, struct book *, struct arena *);
void reports_paint(const void *state, struct canvas *);
void reports_remark(const void *state, struct text *);
struct list *reports_list(void *state);
void reports_table(const void *state, struct table *);
void reports_turn(void *state, struct desk *, int by);
void reports_period(void *state, int by);
bool reports_back(void *state);

#endif
