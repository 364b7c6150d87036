/* The card of one project: contract, money, rates, hours, limits. */
#ifndef TUI_PROJECT_CARD_H
#define TUI_PROJECT_CARD_H

#include "model/position.h"
#include "tui/canvas.h"

enum { CARD_NOTICES = 16 };

struct project_card {
	struct position position;
	struct rates rates;                 /* of the project itself, by day */
	struct cap_notice notices[CARD_NOTICES];
	int notice_count;
	int64_t billed_rate, all_rate;      /* minor units an hour: of what is billed, over all hours; 0: not known */
	int64_t advance_left;               /* paid ahead and not set off yet, minor units */
	const char *realisation, *utilisation;
};

bool project_card_load(struct book *, int64_t project, struct arena *, struct project_card *);
void project_card_paint(const struct project_card *, struct canvas *, bool focused);

#endif
