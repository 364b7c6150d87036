/* What the files of entries and the timer share: reading, writing and naming one row, and making room for it. */
#ifndef MODEL_ENTRY_INSIDE_H
#define MODEL_ENTRY_INSIDE_H

#include "model/entry.h"
#include "model/record.h"

enum { NOTE_BYTES = 64 * 1024 };

/* Where the columns stand, found once for many rows. */
struct entry_places { int id, uid, project, item, started_at, ended_at, zone, day, activity, disposition, note, settled, imported; };
void entry_places(struct query *, struct entry_places *);
/* The row without path, invoice and effective disposition; its texts are copied into the arena. */
void entry_read(struct query *, const struct entry_places *, struct arena *, struct entry *);
/* The same, with path, invoice and clocks. */
void entry_read_whole(struct query *, struct arena *, struct entry *);
/* By id, whole. FAULT_MISSING. */
bool entry_get(struct book *, int64_t id, struct arena *, struct entry *);

/* Takes an id, and a uid unless one is given, and writes the row. */
bool entry_insert(struct book *, struct entry *, struct arena *);
bool entry_write(struct book *, const struct entry *);
/* Takes the row away, with what points at it; an imported one never comes back by a second import. */
bool entry_erase(struct book *, const struct entry *);

/* Fills project, item, path, zone and activity where they are not given, and the day. FAULT_REFUSED when the place is closed. */
bool entry_place(struct book *, struct entry *, struct arena *);
/* Within an act: the edit, and whether it changed anything. */
bool entry_edit_one(struct book *, int64_t id, const struct entry_change *, struct arena *, struct entry *, bool *changed);
/* The same without a look at what lies there; old: as it was. */
bool entry_edit_unseen(struct book *, int64_t id, const struct entry_change *, struct arena *, struct entry *old, struct entry *, bool *changed);
/* What it covers now and did not before must be free; an overlap that was allowed once stays allowed. */
bool entry_room_is_free(struct book *, const struct entry *old, const struct entry *, struct arena *);
bool entry_delete_one(struct book *, int64_t id, struct arena *, struct entry *);
/* FAULT_LOCKED when an issued invoice bills it. */
bool entry_is_free_to_change(struct book *, const struct entry *);
bool entry_note_is_keepable(struct book *, const char *note);
/* "entry 12 on churn/B1, 2026-01-05 09:00-12:00 “note”", for refusals. */
const char *entry_in_words(struct book *, const struct entry *, struct arena *);

/* Nothing else may cover the span but the entry except (0: none): refused, trimmed or allowed by the policy; way: what helps, for the refusal; trimmed: as in struct entry, or NULL. */
bool entry_make_room(struct book *, struct span, int64_t except, enum overlap_policy, const char *way, struct arena *, const char **trimmed);

#endif
