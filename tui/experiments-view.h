/* Where one is on Experiments: its panes, what was read into them, what is selected, and how they are laid out and painted. */
#ifndef TUI_EXPERIMENTS_VIEW_H
#define TUI_EXPERIMENTS_VIEW_H

#include "tui/check-rows.h"
#include "tui/data-rows.h"
#include "tui/job-rows.h"
#include "tui/milestone-card.h"
#include "tui/milestone-rows.h"
#include "tui/screen.h"

enum experiments_pane { EXPERIMENTS_MILESTONES, EXPERIMENTS_JOBS, EXPERIMENTS_CHECKS, EXPERIMENTS_DATA, EXPERIMENTS_CARD, EXPERIMENTS_PANES };

struct experiments_view {
	struct room room;
	enum experiments_pane pane;
	struct list lists[EXPERIMENTS_CARD];
	char read[EXPERIMENTS_CARD][PATTERN_MOST];
	int64_t project, viewed;         /* milestone of the card; 0: the first that is open */
	struct milestone_rows milestones;
	struct job_rows jobs;
	struct check_rows checks;
	struct data_rows data;
	struct milestone_card card;
};

/* The pane that has the focus: the card has one of its own only where it stands alone. */
enum experiments_pane experiments_focus(const struct experiments_view *);
const struct milestone *experiments_milestone(const struct experiments_view *);
/* The milestone that is meant: selected, or the one whose checklist or card is shown. */
const struct milestone *experiments_meant(const struct experiments_view *);
/* What is selected in the pane that has the focus; NULL: something else is. */
const struct job *experiments_job(const struct experiments_view *);
const struct cost *experiments_cost(const struct experiments_view *);
const struct dataset *experiments_data(const struct experiments_view *);
const struct check_line *experiments_line(const struct experiments_view *);

/* For the card of the screen, whose state the view is. */
void experiments_open(void *state, struct desk *, const void *with);
void experiments_lay(void *state, struct room);
bool experiments_load(void *state, struct book *, struct arena *);
void experiments_tick(void *state, int64_t now);
void experiments_paint(const void *state, struct canvas *);
void experiments_remark(const void *state, struct text *);
struct list *experiments_list(void *state);
void experiments_table(const void *state, struct table *);
void experiments_turn(void *state, struct desk *, int by);
bool experiments_back(void *state);

#endif
