/* Shared by the parts of notice alone. */
#ifndef MODEL_NOTICE_INSIDE_H
#define MODEL_NOTICE_INSIDE_H

#include "model/notice.h"
#include "model/rate.h"
#include "model/standing.h"

/* One look: what is asked of, and what was found so far. */
struct look {
	struct book *book;
	struct arena *arena;
	struct notices *found;
	bool thorough;                /* forecasts too, which take the whole position of a project */
	struct standing *standing;    /* opened when first needed, and the rates with it */
	struct rate_book *rates;
};

/* An open project that may need an answer. */
struct open_project {
	int64_t id, client, cap, budget_micro;
	const char *slug, *path, *currency, *zone, *notice, *alerts;
	bool has_changes, has_running;
};
struct open_projects { struct open_project *items; size_t count; };

void look_add(struct look *, struct notice);
/* Words in the arena of the look: 16:00, $6,035.38, 92.7%, 3 days; the last part of a path. */
const char *look_length(struct look *, int64_t seconds);
const char *look_money(struct look *, int64_t minor, const char *currency);
const char *look_percent(struct look *, const char *digits);
const char *look_days(struct look *, int days);
const char *look_slug(const char *path);

bool look_at_jobs(struct look *, const struct open_projects *);
bool look_at_budgets(struct look *, const struct open_projects *);
bool look_at_caps(struct look *, const struct open_projects *);
bool look_at_templates(struct look *);

#endif
