/* Projects: one contract each. */
#ifndef MODEL_PROJECT_H
#define MODEL_PROJECT_H

#include "model/book.h"
#include "model/money.h"
#include "model/names.h"
#include "model/path.h"

struct project {
	int64_t id, client;
	const char *uid, *slug, *name, *path;   /* path: client/slug */
	const char *client_name, *client_slug, *currency, *zone;
	enum project_kind kind;
	int start_on, end_on, closed_on;        /* DAY_NONE: not said */
	int64_t cap, price;                     /* minor units, 0: none; cap as signed */
	int64_t hours_seconds, rollover_seconds, minimum_seconds;
	const char *rounding, *notice, *compute_alert;
	int64_t capacity_seconds, meeting_cap_seconds, learning_target_seconds, compute_budget_micro; /* 0: none */
	int64_t known_at;
	int first_seal;                         /* day of the first sealed baseline; DAY_NONE: never */
};
struct projects { struct project *items; size_t count; };

bool project_add(struct book *, struct project *);
/* Writes the whole row. After a seal cap and kind are locked (FAULT_LOCKED). */
bool project_edit(struct book *, const struct project *);
bool project_find(struct book *, int64_t id, struct arena *, struct project *);
/* Clients' projects, without own time; open ones first. */
bool project_list(struct book *, bool open_only, struct arena *, struct projects *);
/* Own time (learning, admin, sales, unfiled): its id, made by first use when make is set; 0 if there is none yet. */
bool project_own(struct book *, const char *slug, bool make, int64_t *id);
/* "75,85,100" → up to 16 rising percents; count or -1. */
int percent_list(const char *, int out[16]);
/* "30d"… capacity and such are lengths; rounding policies: exact, entry_nearest_15 … */
bool rounding_is_valid(const char *);

#endif
