/* Does a pattern fit an entry: its note, path or activity? Paths and activities are looked at once each. */
#ifndef MODEL_ENTRY_MATCH_H
#define MODEL_ENTRY_MATCH_H

#include "model/entry.h"
#include "model/pattern.h"

struct entry_match;

/* NULL and FAULT_INPUT when it is no pattern. */
struct entry_match *entry_match_open(struct book *, const char *pattern, const struct standing *, struct arena *);
void entry_match_close(struct entry_match *);
/* False on a pattern too costly. By its path and activity alone, by its note alone, and by any of them. */
bool entry_match_place(struct entry_match *, struct book *, int64_t project, int64_t item, const char *activity, bool *hit);
bool entry_match_note(struct entry_match *, struct book *, const char *note, size_t length, bool *hit);
bool entry_match(struct entry_match *, struct book *, int64_t project, int64_t item, const char *activity, const char *note, bool *hit);

#endif
