/* Shelves: lists of things that have no screen of their own, such as settings, rules and days off. They open on top. */
#ifndef TUI_SHELF_H
#define TUI_SHELF_H

#include "tui/desk.h"
#include "tui/table.h"

enum { SHELF_CELLS = 4 };

struct shelf_row {
	const char *key;                    /* by which acts find it, and the selection stays on it */
	const char *cells[SHELF_CELLS];
	bool dim;
};
struct shelf_rows { struct shelf_row *items; size_t count; };

struct shelf {
	const char *title, *empty;
	const char *ways;                   /* "a add  d delete  u undo  Esc close" */
	const struct table_column *columns;
	int count;                          /* of columns */
	/* The rows, in the arena. */
	bool (*read)(struct book *, struct arena *, struct shelf_rows *);
	/* Keys a, Enter and e, d: what is done with the row. Each may be NULL. */
	enum answer (*add)(struct desk *);
	enum answer (*open)(struct desk *, const struct shelf_row *);
	enum answer (*drop)(struct desk *, const struct shelf_row *);
};

/* The shelf is borrowed for as long as it is open. */
enum answer shelf_open(struct desk *, const struct shelf *);

#endif
