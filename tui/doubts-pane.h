/* The pane below a draft: what was looked at before it is issued, and what one should look at oneself. */
#ifndef TUI_DOUBTS_PANE_H
#define TUI_DOUBTS_PANE_H

#include "model/invoice-doubts.h"
#include "tui/canvas.h"
#include "tui/invoice-card.h"

enum { DOUBTS_ROWS = 4 };

void doubts_paint(const struct doubts *, const struct left_out *, struct canvas *);

#endif
