/* What one milestone asked for and what was measured. */
#ifndef TUI_MILESTONE_CARD_H
#define TUI_MILESTONE_CARD_H

#include "model/milestone.h"
#include "tui/canvas.h"

/* In a meeting without what one noted for oneself: time box, hypothesis, why it was decided so. */
void milestone_card_paint(const struct milestone *, const struct findings *, struct canvas *, bool focused, bool meeting);
/* "go", "iterate", "due today", "11 days", "21 days late"; today: for what is late. */
char *milestone_standing(const struct milestone *, int today, char out[32]);

#endif
