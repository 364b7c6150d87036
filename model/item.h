/* Items of agreed scope: estimates, progress, what remains. Changes and topics of own time have an item row too. */
#ifndef MODEL_ITEM_H
#define MODEL_ITEM_H

#include "model/book.h"
#include "model/names.h"

struct item {
	int64_t id, project, parent;
	const char *uid, *code, *name, *path;
	const char *parent_code;           /* of the item that it is a part of; NULL: none. Writing goes by parent */
	enum item_kind kind;
	struct estimate estimate;          /* minutes; pessimistic 0: none. Of a change: by its last estimated event */
	int start_on, end_on;
	const char *acceptance, *gate, *activity;
	int64_t price;                     /* minor units, -1: none */
	bool excluded;
	enum change_state state;           /* of a change */
	int64_t known_at;
};
struct items { struct item *items; size_t count; };

struct progress { int64_t item; int percent, on_day; int64_t known_at; bool accepted; const char *evidence; };
struct progresses { struct progress *items; size_t count; };
struct remaining { int64_t item; struct estimate estimate; int on_day; int64_t known_at; };
struct remainings { struct remaining *items; size_t count; };

/* Refused once the baseline is sealed (FAULT_LOCKED, the way out is change propose). */
bool item_add(struct book *, struct item *);
bool item_edit(struct book *, const struct item *);
/* For item_add and change_propose: the row alone, within an act. */
bool item_insert(struct book *, struct item *);
/* For topic_add: all but its code, whatever was sealed, within an act. */
bool item_update(struct book *, const struct item *);
bool item_find(struct book *, int64_t id, struct arena *, struct item *);
/* Of one project, in order of creation: agreed items, or with changes all that was ever proposed too. Of learning, what was ever in its queue. */
bool item_list(struct book *, int64_t project, bool changes, struct arena *, struct items *);
/* Putting the model to work is reckoned at less than half of making it: in practice it is rather two thirds. False without an item of gate model. */
bool items_forget_deployment(const struct items *);

/*
 * on: DAY_NONE for today. An item, an approved change or a topic of the queue. 100 is refused while a line of the checklist of an open
 * milestone of its deployment is open; what the client accepted is done all the same.
 */
bool item_progress(struct book *, int64_t item, int percent, int on);
bool item_remaining(struct book *, int64_t item, struct estimate, int on);
bool item_accepted(struct book *, int64_t item, const char *evidence, const char *file, const char *sha256, int on);
/* The facts of a project that were known at as_of (INT64_MAX: all), by day, then as typed. */
bool item_progress_list(struct book *, int64_t project, int64_t as_of, struct arena *, struct progresses *);
bool item_remaining_list(struct book *, int64_t project, int64_t as_of, struct arena *, struct remainings *);

#endif
