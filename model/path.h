/* What people type for a client, project, item, change or milestone: whole paths, any unambiguous tail, bare ids. */
#ifndef MODEL_PATH_H
#define MODEL_PATH_H

#include <stdbool.h>
#include <stdint.h>

#include "model/book.h"
#include "model/names.h"

enum place_kind { PLACE_CLIENT = 1, PLACE_PROJECT = 2, PLACE_ITEM = 4, PLACE_CHANGE = 8, PLACE_OWN = 16, PLACE_MILESTONE = 32, PLACE_JOB = 64 };
enum { PLACE_LOGGABLE = PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE | PLACE_OWN, PLACE_COSTABLE = PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE | PLACE_MILESTONE };

struct place {
	enum place_kind kind;
	int64_t client, project, item, milestone, job; /* 0 where there is none */
	const char *path;         /* the whole path: lumen/churn/B1, learning/drift */
	const char *name;         /* of what it is: item's name, project's, client's */
	const char *code;         /* B1, CR-3, M3, G1; NULL */
	const char *currency, *zone; /* the client's; own time: NULL and the user's zone */
	bool closed;              /* project closed or client archived */
};

/*
 * Finds what was typed among the kinds wanted. FAULT_MISSING when nothing fits, FAULT_CONFLICT naming the candidates
 * when several do, FAULT_INPUT when it can be no path. Bare ids: the project in use first, then open projects, then all.
 */
bool place_find(struct book *, const char *typed, unsigned wanted, struct arena *, struct place *);
/* Like place_find for own time and its topics, which are made by first use: within an act. For other paths the same as place_find(PLACE_LOGGABLE). Refuses closed places. */
bool place_take(struct book *, const char *typed, struct arena *, struct place *);
/* By id; item 0: the project itself. */
bool place_of(struct book *, int64_t project, int64_t item, struct arena *, struct place *);

/* The project in use: from the store, else from a file .ambit in the working folder or a parent. 0: none. */
bool place_in_use(struct book *, struct arena *, struct place *, bool *any);
/* use PROJECT, or NULL to use none. An act. */
bool place_use(struct book *, const struct place *);

#endif
