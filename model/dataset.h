/*
 * Data sets: what a model is made of and measured on. Which version, what span of time, how much of it is still to be
 * labelled, whether it is about persons, what it was made from, and by when it must be gone.
 */
#ifndef MODEL_DATASET_H
#define MODEL_DATASET_H

#include "model/book.h"

enum data_kind { DATA_REAL, DATA_AUGMENTED, DATA_SYNTHETIC };
extern const char *const data_kind_words[]; /* NULL-terminated, in the order of the enum */

enum said { SAID_NOTHING = -1, SAID_NO, SAID_YES };

struct dataset {
	int64_t id, project, client;
	const char *uid, *project_path, *project_name, *client_name, *zone, *currency;
	const char *name, *version;         /* version "": none */
	const char *label;                  /* name@version, or the name alone */
	const char *digest;                 /* NULL: not said */
	enum data_kind kind;
	int from_on, to_on;                 /* the span that it covers; DAY_NONE: not said */
	int64_t rows, labelled, needed;     /* -1: not said */
	int64_t label_seconds;              /* what one label takes; 0: not said */
	enum said personal;
	int64_t derived_from;               /* 0: made of no other */
	const char *source;                 /* label of that; NULL */
	int delete_by, scrapped_on;         /* DAY_NONE: none */
	const char *scrapped_why;
};
struct datasets { struct dataset *items; size_t count; };

/* Adds it; sets id, uid and label. FAULT_CONFLICT when the project has that name and version. */
bool dataset_add(struct book *, struct dataset *);
/* All but project, name and version. FAULT_REFUSED when it was scrapped. */
bool dataset_edit(struct book *, const struct dataset *);
/* on: DAY_NONE for today. FAULT_REFUSED when it was scrapped before. */
bool dataset_scrap(struct book *, int64_t id, const char *why, int on);
bool dataset_find(struct book *, int64_t id, struct arena *, struct dataset *);
/* Of one project, 0: of all, in order of creation; scrapped ones too. */
bool dataset_list(struct book *, int64_t project, struct arena *, struct datasets *);
/* Of a project by NAME@VERSION or NAME; NULL when it isn't registered. */
const struct dataset *dataset_named(const struct datasets *, const char *label);

/* Labels that are wanting, 0: none or not said; and the seconds that they take, saturating. */
int64_t dataset_labels_missing(const struct dataset *);
int64_t dataset_label_work(const struct dataset *);
/* The same in a few words, behind its name: "synthetic, covers 153 days"; NULL: nothing. In the arena. */
const char *dataset_doubt(const struct dataset *, struct arena *);
/* What to know before one trusts a value measured on it, one sentence; NULL: nothing. In the arena. */
const char *dataset_caveat(const struct dataset *, struct arena *);

#endif
