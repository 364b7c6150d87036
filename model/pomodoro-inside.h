/* How a Pomodoro goes along with its entry: called by the timer and by edits, within their acts. */
#ifndef MODEL_POMODORO_INSIDE_H
#define MODEL_POMODORO_INSIDE_H

#include "model/entry.h"

/* The timer moved to another place or note, or goes on as another entry. */
bool pomodoro_follow(struct book *, int64_t from, const struct entry *to);
/* Left over night at most what was planned is worked: makes at earlier. */
bool pomodoro_latest_end(struct book *, const struct entry *, int64_t *at);
/* The entry ended at its ended_at, and the round with it: done if it was worked in full, else void. */
bool pomodoro_ends_with(struct book *, const struct entry *);
/* Work begins: a break is over. */
bool pomodoro_break_ends(struct book *, int64_t at);
/* The timer is forgotten: so is a Pomodoro that has nothing else. */
bool pomodoro_forget(struct book *, int64_t entry);
/* The entry's row is to go: nothing may point at it. */
bool pomodoro_let_go(struct book *, int64_t entry);

#endif
