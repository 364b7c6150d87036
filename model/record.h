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

/* A day as text; DAY_NONE binds NULL, NULL reads as DAY_NONE. What is no day is damage: the query fails after this row, and it reads as the first of all. */
void query_set_day(struct query *, const char *name, int day);
int query_day(struct query *, const char *column);
int query_day_at(struct query *, int place);
/* An id from 0 (NULL) to the greatest, fit to be a place in an array; another is damage likewise, and reads as 0. */
enum { MOST_IDS = 1 << 24 };
int64_t query_id_at(struct query *, int place, int64_t greatest);
/* The place of the column's word in the list, whose first may be "", as which NULL reads. Another word is damage: the query fails after this row, and it reads as the first. */
int query_word(struct query *, const char *column, const char *const *words);
int query_word_at(struct query *, int place, const char *const *words);
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
