/* Entries: stretches of time, and the running timer, which is an entry without an end. */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "model/book.h"
#include "model/names.h"
#include "model/path.h"
#include "model/standing.h"

struct entry {
	int64_t id, project, item;         /* item 0: the project itself */
	const char *uid, *path;
	int64_t started_at, ended_at;      /* ended_at 0: running */
	int64_t seconds;
	const char *zone;                  /* the client's at its start; own time: the user's */
	int day;                           /* local day of its start in that zone */
	const char *activity;
	enum disposition given, disposition; /* as typed (or none); as it counts now */
	enum bucket bucket;                /* where it counts now */
	const char *note;
	bool settled, imported;
	const char *invoice;               /* number of the invoice that locks it; NULL */
	const char *clocks;                /* of a timer: the machine's at its start; NULL */
	const char *trimmed;               /* of one just made: what became of those in its way, "entry 1 ends at 10:00, entry 2 is gone"; NULL: nothing was */
};
struct entries { struct entry *items; size_t count; };

/* What figures of the scope report gather from several buckets. */
extern const char *const entry_sum_words[]; /* billed_labour value_given value_at_risk */

enum overlap_policy { OVERLAP_REFUSE, OVERLAP_TRIM, OVERLAP_ALLOW };

/* Which entries: 0, NULL and DAY_NONE mean all. Never the running timer. */
struct entry_filter {
	struct period period;              /* local days; {DAY_FIRST, DAY_LAST}: all */
	int64_t client, project, item;
	const char *activity, *pattern;    /* PCRE2 over notes, paths and activities */
	enum disposition disposition;      /* as it counts now; DISPOSITION_NONE: all */
	bool unbilled, unfiled;            /* unfiled: waiting for triage, or without a project */
	const char *bucket;                /* a word of bucket_words: what the scope report counts there, or of entry_sum_words; NULL: all */
	int64_t as_of;                     /* those that had ended by then, and how they counted then; 0: now */
	bool newest_first;
	size_t limit;                      /* 0: all */
};

/*
 * Files the entry. project 0: path is taken as typed, and topics of own time are made by first use. Sets id, uid, path,
 * zone, day and activity (in the arena), each where it is not given; with a zone given the place is taken unseen, as
 * imports have looked it up before. It may not end after now, nor cover another's time unless the policy says so; over
 * 24 h needs long_ones. trim splits or shortens what lies there, or takes away what is covered whole; never what is locked.
 */
bool entry_log(struct book *, struct entry *, enum overlap_policy, bool long_ones, struct arena *);
/* The first entry, or the timer, that covers some moment of the span; id 0: the time is free. */
bool entry_first_in(struct book *, struct span, struct arena *, struct entry *);
/* One entry or the running timer. FAULT_MISSING when there is none. */
bool entry_find(struct book *, int64_t id, struct arena *, struct entry *);
/* Fills how it counts now: disposition and bucket. */
bool entry_weigh(struct book *, struct arena *, struct entry *);
/* One after the other, oldest first: each gets a fresh row from an arena that is cleared between calls; false stops. */
bool entry_each(struct book *, const struct entry_filter *, bool (*each)(void *context, const struct entry *), void *context);
bool entry_list(struct book *, const struct entry_filter *, struct arena *, struct entries *);
/* Sums without reading entries: from the roll-ups. */
bool entry_seconds(struct book *, struct period, int64_t project, int64_t *seconds, int64_t *billable);

/* What an edit says; NULL, 0: left as it is. */
struct entry_change {
	int64_t started_at, ended_at, seconds;
	const char *path;                  /* as typed; topics of own time are made */
	const char *note;                  /* "" empties it */
	const char *activity;
	enum disposition given;
	bool drop_disposition;
};
/* The timer too, but for its end. What an issued invoice bills is FAULT_LOCKED, here and below. */
bool entry_edit(struct book *, int64_t id, const struct entry_change *);

/* A line of a day that was edited as a whole: an entry with what changes of it, one to delete, or (id 0) one to add. */
struct entry_line { int64_t id; bool deleted; struct entry_change change; struct entry added; };
struct entry_tally { size_t changed, deleted, added; };
/*
 * All lines or none, in one act; at answers the line at fault. What the lines leave must not overlap, in whatever order
 * they stand. No line that changes anything: FAULT_REFUSED.
 */
bool entry_edit_day(struct book *, int day, struct entry_line *, size_t count, struct arena *, struct entry_tally *, size_t *at);
bool entry_delete(struct book *, const int64_t *ids, size_t count);
/* The second half gets the new id. */
bool entry_split(struct book *, int64_t id, int64_t at, int64_t *second);
/* Two that touch, on one path: the earlier one keeps its id, which is answered; differing notes are joined by a newline. */
bool entry_join(struct book *, int64_t one, int64_t other, int64_t *kept);

/* file: to a path as typed, to a new change of that title, or as goodwill; several at once, one act. */
bool entry_file(struct book *, const int64_t *ids, size_t count, const char *path);
bool entry_file_as_change(struct book *, const int64_t *ids, size_t count, const char *title, int64_t *change);
bool entry_forgive(struct book *, const int64_t *ids, size_t count);

/* The activity when none is typed: last used on that path, else the item's, else by gate, else own time's name, else other. */
bool entry_usual_activity(struct book *, const struct place *, struct arena *, const char **);
/* Known words and those of config activities, NULL-terminated. */
const char **entry_activities(struct book *, struct arena *);
/* One of them; an unambiguous beginning when lenient. FAULT_INPUT names the choices. */
bool entry_read_activity(struct book *, const char *typed, bool lenient, struct arena *, const char **);

/* Stretches between entries of one day or more: gaps of at least five minutes between the first and last entry of each day. */
struct gap { int64_t from, until; int day; };
struct gaps { struct gap *items; size_t count; };
bool entry_gaps(struct book *, struct period, struct arena *, struct gaps *);
/* Seconds of those days, the user's, that more than one entry counts: each moment as often as it is counted too often. */
bool entry_doubled(struct book *, struct period, int64_t *seconds);

#endif
