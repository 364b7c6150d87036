/* What one milestone asked for, what was measured, and what it took. */
#ifndef TUI_MILESTONE_CARD_H
#define TUI_MILESTONE_CARD_H

#include "model/compute.h"
#include "model/dataset.h"
#include "model/milestone.h"
#include "tui/canvas.h"

struct milestone_card {
	const struct milestone *milestone;   /* NULL: none */
	struct findings findings;
	const char *instead_of;              /* what was not taken by the last decision, and the price in points; NULL */
	const char *doubt;                   /* what speaks against the data of the result; NULL */
	struct outlay spent;                 /* by machines and bills */
	const char *currency;                /* of that; NULL: nothing ran, nothing was billed */
};

/* spending, datasets: all of its project. */
void milestone_card_load(const struct milestone *, const struct spending *, const struct datasets *, int64_t now, struct arena *, struct milestone_card *);
/* In a meeting without what one noted for oneself: time box, hypothesis, why it was decided so, what it cost. */
void milestone_card_paint(const struct milestone_card *, struct canvas *, bool focused, bool meeting);
/* "go", "iterate", "due today", "11 days", "21 days late"; today: for what is late. */
char *milestone_standing(const struct milestone *, int today, char out[32]);

#endif
