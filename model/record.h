/* The model's only door to the store: queries of the book, with days and money bound and read in the model's own types. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "db/journal.h"
#include "db/query.h"
#include "db/store.h"
#include "model/arena.h"
#include "model/book.h"
#include "model/zone.h"

struct query *book_query(struct book *, enum statement);
struct store *book_store(struct book *);
/* Memory that lives as long as the book: for the few small things that an act makes. */
struct arena *book_arena(struct book *);

/* A day as text; DAY_NONE binds NULL, NULL reads as DAY_NONE. */
void query_set_day(struct query *, const char *name, int day);
int query_day(struct query *, const char *column);
/* 0 binds NULL: for ids and optional numbers, which are never 0 in the store. */
void query_set_some(struct query *, const char *name, int64_t);
/* "" binds NULL too. */
void query_set_words(struct query *, const char *name, const char *);
/*
 * Of a query of codes bound to their project: the number after the greatest that stands behind prefix in the column
 * code. Codes that go on after their number, which people chose, are passed over. 0 on a fault.
 */
long query_next_number(struct query *codes, const char *prefix);
/* Has it a row? The rest is let go. */
bool query_any(struct query *, bool *any);
/* The number in that column of its first row, 0 where there is none; the rest is let go. */
bool query_number(struct query *, const char *column, int64_t *number);
/* A copy in the arena; NULL stays NULL. */
const char *query_take(struct query *, const char *column, struct arena *);

/* Inside an act: the next id for rows of that table. 0 on a fault. */
int64_t book_take_id(struct book *, const char *table);
/* A fresh random UUID (version 4) as text. */
void uid_make(char out[37]);
const char *uid_new(struct arena *);

#endif
