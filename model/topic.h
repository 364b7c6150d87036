/*
 * Topics to learn: those of own time under learning that were put into the queue, and aren't done. The queue is short on
 * purpose, so that one chooses what to read; a topic that was merely logged on stands in none.
 */
#ifndef MODEL_TOPIC_H
#define MODEL_TOPIC_H

#include "model/item.h"
#include "model/ratio.h"

struct topic {
	int64_t id;
	const char *code, *name;
	int since, until;               /* in the queue since; by when, DAY_NONE: whenever */
	struct estimate estimate;       /* minutes; pessimistic 0: none */
	int percent;
	int64_t seconds;                /* learnt so far */
	struct ratio to_do;             /* seconds; nothing where no length was said */
};
struct topics { struct topic *items; size_t count; };

/* Those that wait, in the order in which they were put there. */
bool topic_queue(struct book *, struct arena *, struct topics *);
/*
 * Puts a topic at the end: code, name and estimate are said, start_on is today unless it is. One that was only logged on
 * joins under its name. FAULT_REFUSED when as many wait as config learning.queue allows, 3 unless it says otherwise.
 */
bool topic_add(struct book *, struct item *);
/* Is it a topic that was put into the queue, done or not? */
bool topic_is_queued(const struct item *);

#endif
