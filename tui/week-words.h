/* What Week says of itself: its title, the sums in its edge, the cell in the message row. */
#ifndef TUI_WEEK_WORDS_H
#define TUI_WEEK_WORDS_H

#include "model/text.h"
#include "tui/week-rows.h"

/* Week 8 · 16–22 Feb 2026 */
void week_words_title(int monday, char out[80]);
/* 11:10 h   $1,063.75 billable   $704.38 at risk */
void week_words_sums(const struct week_rows *, struct text *);
/* Thu 19 Feb · churn/CR-3: 09:00–11:05 "CRM extract", at risk until CR-3 is approved */
void week_words_cell(const struct week_rows *, const struct week_row *, int day, struct text *);

#endif
