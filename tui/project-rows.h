/* Clients with their projects, and own time, as the rows of a list. */
#ifndef TUI_PROJECT_ROWS_H
#define TUI_PROJECT_ROWS_H

#include "model/topic.h"
#include "tui/panes.h"

enum { PROJECT_COLUMNS = 4 };

/* A client, or one of its projects; own time likewise. */
struct project_row {
	bool heading;
	int64_t project;
	const char *name, *slug, *client;   /* client: slug; NULL for own time */
	const char *title;                  /* of a project; NULL: none */
	char rate[32], until[16];
};

struct project_rows {
	struct project_row *items;
	size_t count;
	int clients, live;                  /* that are not put away, not closed */
	int64_t promised;                   /* seconds a week, of live projects */
	int today, signed_until;            /* the last day of any live project; DAY_NONE: none has one */
	int64_t learning, learning_target;  /* seconds of this week; target 0: none */
	struct topics topics;               /* that wait to be learnt */
	struct table_column columns[PROJECT_COLUMNS];
};

/* Those that the list's filter leaves; they live in the arena. */
bool project_rows_load(struct book *, const struct list *, struct arena *, struct project_rows *);
/* The row like another; SIZE_MAX: gone. */
size_t project_rows_find(const struct project_rows *, const struct project_row *);
size_t project_rows_of(const struct project_rows *, int64_t project);
/* Fills in columns, rows and cells. */
void project_rows_table(const struct project_rows *, struct table *);

#endif
