/*
 * Rules file work that waits, by a pattern on its note. What waits is time on "unfiled", and time on a sealed project
 * itself that no item covers (an unrecorded change), as long as it was not given as goodwill. The first rule that fits,
 * in order of creation, decides. It may take unfiled time anywhere, but unrecorded time only within its project: that
 * project was somebody's word.
 *
 * A rule with unrecorded looks for the small favours: at unrecorded time alone, never at unfiled time nor at time on
 * an item, which that item covers. With something to do (a path, activity or disposition) it does it; with nothing, or
 * with the project itself for a path, it only finds: the entries stay where they are and are named, for "file" to say
 * what they were. Such a rule comes after all that file.
 *
 * No rule ever touches the running timer, what an invoice bills, or what was billed elsewhere.
 */
#ifndef MODEL_RULE_H
#define MODEL_RULE_H

#include "model/entry.h"

struct rule {
	int64_t id, project, item;         /* where to; project 0: it stays */
	const char *uid, *name, *pattern;
	const char *path;                  /* NULL: it stays */
	const char *activity;              /* NULL: as it is */
	enum disposition given;            /* DISPOSITION_NONE: as it is */
	bool unrecorded;
	bool closed;                       /* its path takes no more time: it is passed over */
};
struct rules { struct rule *items; size_t count; };

/* path is taken as typed; sets id, uid and the whole path. FAULT_INPUT for what is no pattern, FAULT_CONFLICT when the name is taken. */
bool rule_add(struct book *, struct rule *, struct arena *);
/* In order of creation. */
bool rule_list(struct book *, struct arena *, struct rules *);
bool rule_delete(struct book *, const char *name);

struct rule_hit {
	struct entry entry;                /* as it was before */
	size_t rule;                       /* its place in rules */
	bool filed;                        /* else found only */
};
struct rule_run {
	struct rules rules;
	struct rule_hit *hits;             /* in the order of their start */
	size_t count, filed;
};

/* Applies all rules to what waits in the period: one act, which files all or none. */
bool rule_apply(struct book *, struct period, struct arena *, struct rule_run *);

#endif
