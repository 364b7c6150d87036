/* Where the hours went, for Reports: by month, week or project, and by activity, in parts that are paid and that aren't. */
#ifndef TUI_REPORT_HOURS_H
#define TUI_REPORT_HOURS_H

#include "model/position.h"
#include "tui/panes.h"

enum span_by { SPAN_MONTH, SPAN_WEEK, SPAN_PROJECT, SPAN_WAYS };
extern const char *const span_by_words[]; /* month week project */

/* A month, a week or a project; or an activity. */
struct span_row {
	const char *label, *path;       /* path: NULL for a stretch of days */
	struct period period;
	int64_t billable, own, other;   /* seconds */
	int64_t rate;                   /* what an hour of it brought, minor units; 0: not known */
};
enum { ACTIVITIES_FOOT = 1 };
struct span_rows { struct span_row *items; size_t count; int64_t most, total; };

/* What is asked: days, of everybody or of one client. */
struct hours_view { struct period period; int today; enum span_by by; const char *client; };

/* The stretches in order, projects and activities the largest first. Lists keep what they were filtered by. position: NULL, or of the project whose labour tells what an hour brought. */
bool report_spans_load(struct book *, const struct hours_view *, const struct list *, const struct position *, struct arena *, struct span_rows *);
bool report_activities_load(struct book *, const struct hours_view *, const struct list *, struct arena *, struct span_rows *);

void report_spans_table(const struct span_rows *, struct table *);
/* Whole panes. words: at the right of the upper edge. */
struct span_foot { const char *lines[2]; };
void report_spans_paint(const struct span_rows *, const struct list *, bool focused, const char *words, const char *currency, const struct span_foot *, struct canvas *);
/* foot: one row below the list, kept free for it in any case. */
void report_activities_paint(const struct span_rows *, const struct list *, bool focused, const char *words, const char *foot, struct canvas *);

#endif
