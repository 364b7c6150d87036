/* What the files that list entries share: a walk over the rows that a filter lets through. */
#ifndef MODEL_ENTRY_WALK_H
#define MODEL_ENTRY_WALK_H

#include "model/entry-inside.h"

struct entry_match;

struct walk {
	struct book *book;
	const struct entry_filter *filter;
	const struct standing *standing;
	struct entry_match *match;
	struct arena *arena, *row; /* row is cleared before each entry */
	bool (*each)(void *, const struct entry *);
	void *context;
	const char *client;        /* the slug of the one wanted */
	char first[11], last[11];
	size_t told, looked_at;
	bool stopped;              /* each said enough, or the limit is reached */
	bool glances;              /* only at the newest: what is older is left */
	bool left;
	int64_t older_than;        /* what began then or later was looked at already */
};

/* Does the filter let it through? What costs least to tell is asked first. */
bool walk_fits(const struct walk *, const struct entry *);
struct period walk_period(const struct entry_filter *);
/* Tells the row if it fits. Places of columns are found once. */
void walk_tell(struct walk *, struct query *, const struct entry_places *, int invoice);
/* Does what the pattern is held against fit it? Without a pattern all does. */
bool walk_matches(struct walk *, struct query *, const struct entry_places *, bool *hit);
/* By start, oldest or newest first; of a walk that glances the newest alone. */
bool walk_in_order(struct walk *);

/* For a pattern over everything. Who wants but the newest has them most often among the newest: left tells whether older ones were not looked at. */
bool walk_glance(struct walk *);
/*
 * Rows in the order of the file cost a third of rows in the order of their start, as notes lie in the table alone. So
 * hits are found in that order and told in the other.
 */
bool walk_by_hits(struct walk *);

#endif
