/* Where one is on Projects: the list, the card in view and the quotes, and how they are laid out and painted. */
#ifndef TUI_PROJECTS_VIEW_H
#define TUI_PROJECTS_VIEW_H

#include "tui/project-card.h"
#include "tui/project-rows.h"
#include "tui/quote-rows.h"
#include "tui/quotes-foot.h"
#include "tui/screen.h"

enum projects_pane { PROJECTS_LIST, PROJECTS_CARD, PROJECTS_QUOTES, PROJECTS_PANES };

struct projects_view {
	struct room room;
	enum projects_pane pane;            /* that has the focus */
	struct list list, offers;
	char list_read[PATTERN_MOST], offers_read[PATTERN_MOST];
	struct quote_rows quote_rows;
	int64_t project;                    /* in view */
	bool placed;                        /* the selection was set to it once */
	struct project_rows rows;
	struct quotes_foot quotes;
	bool any;
	struct project_card card;
};

/* The client or project that is selected, NULL among quotes; and the quote there, NULL elsewhere. */
const struct project_row *projects_row(const struct projects_view *);
const struct quote *projects_quote(const struct projects_view *);
/* Brings the selected project into view: the card shows what was last looked at, not whatever the selection passes. */
void projects_look(struct projects_view *, struct desk *);

/* For the card of the screen, whose state the view is. */
void projects_open(void *state, struct desk *, const void *with);
void projects_lay(void *state, struct room);
bool projects_load(void *state, struct book *, struct arena *);
void projects_paint(const void *state, struct canvas *);
void projects_remark(const void *state, struct text *);
struct list *projects_list(void *state);
void projects_table(const void *state, struct table *);
void projects_turn(void *state, struct desk *, int by);
bool projects_back(void *state);

#endif
