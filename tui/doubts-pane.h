/* The pane below a draft: what was looked at before it is issued, and what one should look at oneself. */
#ifndef TUI_DOUBTS_PANE_H
#define TUI_DOUBTS_PANE_H

#include "model/invoice-doubts.h"
#include "model/text.h"
#include "tui/canvas.h"
#include "tui/invoice-card.h"

enum { DOUBTS_ROWS = 4 };

/* Adds "your name, address (, s); their tax (3 E)": what is not said of both; nothing where all is. */
void doubts_lacks(const struct left_out *, struct text *);
void doubts_paint(const struct doubts *, const struct left_out *, struct canvas *);

#endif
