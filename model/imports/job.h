/* One import under way: what is wished, what the rows become, and where they go. For the files of the engine alone. */
#ifndef MODEL_IMPORTS_JOB_H
#define MODEL_IMPORTS_JOB_H

#include "model/import.h"
#include "model/imports/reader.h"
#include "model/imports/roll-up.h"
#include "model/imports/seen.h"
#include "model/path.h"

/* Where rows go, looked up once a text. */
struct target {
	int64_t project, item;
	const char *path, *zone;
	const char *usual;                /* the activity of rows that have none; NULL: not asked yet */
	bool own;                         /* own time, or unfiled */
	bool names_item;                  /* found by the row's task */
	int64_t day_from, day_until;      /* the local day that was asked for last */
	char day[11];
};

/* A text and what was found for it. */
struct finding { const char *text; void *found; };
struct findings_by_text { struct finding *items; size_t count, room; };

/* How far a day is laid full with rows that have no start. */
struct laid_day { int day; int64_t seconds; };

struct import_job {
	struct book *book;
	const struct import_wish *wish;
	const struct importer *importer;
	struct reader reader;
	struct arena *arena;
	struct import_tally *tally;
	struct target *into, **maps;
	struct findings_by_text targets, activities;
	struct seen uids, contents;
	struct laid_day *laid;
	size_t laid_count;
	bool any_here, any_gone;          /* what a row could be known by: entries, and keys of deleted ones */
	/* judged, then written: which rows are new, one bit each */
	unsigned char *fresh;
	size_t row_count;
	int64_t next_id, first_id;
	struct roll_up roll_up;           /* of the new rows */
	int64_t *laid_ids;                /* new rows that were laid, rising */
	size_t laid_id_count;
	int64_t first_start, last_start;  /* of the new rows */
};

/* A row ready to be written. */
struct judged {
	struct target *target;
	int64_t started_at, ended_at;
	const char *activity, *note;
	char uid[208];
	bool laid;
	bool repeated;                    /* the source's own id stood in the file before */
};

/* judge.c: reads the file through and notes which of its rows are new; tally says how many. */
bool job_judge(struct import_job *);
enum outcome job_next(struct import_job *, struct row *);
/* All that can be wrong with a row, and what becomes of it. row->left_out is set when it is no work. */
bool job_prepare(struct import_job *, struct row *, struct judged *);
/* write.c: reads it again and writes those. */
bool job_write(struct import_job *);

/* place.c: where the row goes; makes what is missing with --create */
bool job_read_places(struct import_job *);
bool job_find_target(struct import_job *, const struct row *, struct target **);

/* place-names.c: the same by the names that it has; false where they name nothing, or several. */
bool job_find_named(struct import_job *, const struct row *, struct target **);
/* The client and project of its path are made, where they could be one's; find it again then. */
bool job_make_path(struct import_job *, const struct row *);

/* target.c: that place, and one of our paths as it stands; place_take says why not. */
struct target *target_new(struct import_job *, const struct place *);
bool target_take(struct import_job *, const char *path, struct target **);
/* Refuses the row, as there is no such client, project or path; the way out are --create, --into and --map. */
bool job_refuse_place(struct import_job *, const struct row *, const char *what, const char *name);

/* time.c: from when to when; row->left_out says why it is no work after all */
bool job_find_time(struct import_job *, struct row *, const struct target *, struct judged *);
/* The local day of the moment, as text. */
const char *target_day(struct target *, int64_t at);

/* words.c: what it was, in our words */
bool job_find_words(struct import_job *, const struct row *, struct target *, struct judged *);
/* Its key; equal rows without a key of their own are told apart by a running number. */
bool job_find_key(struct import_job *, const struct row *, struct judged *);

/* What a row's key is made of as a uid: the first 128 bits of a SHA-256 as a UUID of version 8 (RFC 9562). */
void content_uid(const struct text *, char uid[208]);

/* findings.c: what was kept for the text, or NULL. */
void *finding_of(const struct findings_by_text *, const char *text);
void finding_keep(struct findings_by_text *, struct arena *, const char *text, void *found);

#endif
