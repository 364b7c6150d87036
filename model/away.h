/* Stretches in which nobody was there while the timer ran: the machine slept, or no key was pressed. */
#ifndef MODEL_AWAY_H
#define MODEL_AWAY_H

#include "model/entry.h"

enum away_kind { AWAY_IDLE, AWAY_SLEEP };
extern const char *const away_words[];     /* idle, sleep */

struct away { enum away_kind kind; int64_t entry, from, until; };
struct aways { struct away *items; size_t count; };

/* Seconds that the machine has slept since its start; with a clock that stands still 0, or as told. */
int64_t machine_slept(struct book *);

/*
 * The four answers, each one act; FAULT_MISSING when the timer of that entry runs no longer. Keep: all of it was work,
 * and stop asks no more about that sleep. Cut: the work ended where the stretch begins. Go on: the same, and a new timer
 * on the same thing begins where it ends. Give: the stretch is logged on another path as typed, between the two.
 */
bool away_keep(struct book *, const struct away *, struct arena *);
bool away_cut(struct book *, const struct away *, struct arena *, struct entry *stopped);
bool away_go_on(struct book *, const struct away *, struct arena *, struct entry *stopped, struct entry *started);
bool away_give(struct book *, const struct away *, const char *path, const char *note, struct arena *, struct entry *given, struct entry *started);
/* Nobody answered: it is kept, and marked. The entry may have ended since; what lies outside of it is left out. */
bool away_mark(struct book *, const struct away *, struct arena *);

/* The marks that lie within an entry, or of all (0), in their order. */
bool away_list(struct book *, int64_t entry, struct arena *, struct aways *);

#endif
