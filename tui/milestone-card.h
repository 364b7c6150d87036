/* What one milestone asked for and what was measured. */
#ifndef TUI_MILESTONE_CARD_H
#define TUI_MILESTONE_CARD_H

#include "model/milestone.h"
#include "tui/canvas.h"

/* today: for what is late. */
void milestone_card_paint(const struct milestone *, const struct findings *, struct canvas *, bool focused);
/* "go", "iterate", "due today", "11 days", "21 days late". */
char *milestone_standing(const struct milestone *, int today, char out[32]);

#endif
