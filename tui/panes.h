/* What screens with several panes share: how many rows a list shows, which rows a filter leaves, keeping the selection. */
#ifndef TUI_PANES_H
#define TUI_PANES_H

#include "model/book.h"
#include "tui/screen.h"

enum { WIDE_COLUMNS = 96, WIDE_ROWS = 21 };

/* Room for panes side by side; else one at a time stands behind Tab. */
bool room_is_wide(struct room);
/* Rows of a list inside a pane of so many, its edges left out; head: those of titles and rule. */
int pane_page(int rows, bool bare, int head);
/* A pane with nothing but a sentence on that row of it; all words are in the language of the user already. */
void pane_paint_empty(struct canvas *, const char *title, const char *sentence, int row, bool focused);
/* The next of so many panes, or the one before, round and round. */
int pane_turned(int pane, int by, int panes);

/* The pattern of a list, ready to be asked. A pattern that can't be read matches everything. */
struct sieve { struct pattern *pattern; };
struct sieve sieve_open(const struct list *);
void sieve_close(struct sieve *);
/* Is the pattern found in any of the texts? NULL ones are passed over. */
bool sieve_passes(const struct sieve *, const char *const texts[], size_t count);

/* After a reading: the row of the thing that was selected (rows where it is gone) keeps its height on the screen. */
void list_keep(struct list *, size_t rows, size_t found);
/* Was the list read with this pattern, so that its selection still means what it did? Notes the pattern. */
bool list_is_same(const struct list *, char read_with[PATTERN_MOST]);

#endif
