/*
 * Prepared statements by name, bound and read by name. A query fails sticky, like a FILE: bind and step as if all were
 * well and ask query_ok once at the end; the sentence is in the store's fault.
 */
#ifndef DB_QUERY_H
#define DB_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/statements.h" /* enum statement: SQL_ENTRY_ADD …, made from db/queries by embed.awk */
#include "db/store.h"

struct query;

/* The statement, prepared at its first use and kept; reset, with no parameter bound. Never NULL. Don't free it. There is one of each: to ask for it again ends the one being read. */
struct query *store_query(struct store *, enum statement);

/* Parameters, named with their colon. Unset ones are NULL. Texts are copied. A name that the statement lacks is a bug and fails. */
void query_set_int(struct query *, const char *name, int64_t);
void query_set_text(struct query *, const char *name, const char *); /* NULL binds NULL */
void query_set_bytes(struct query *, const char *name, const void *, size_t);
void query_set_null(struct query *, const char *name);

/* Steps to the next row. A statement that writes needs a transaction; outside of one it fails as a bug. False at the end, and after a fault. At the end the statement is reset by itself. */
bool query_next(struct query *);
/* True if all went well so far. */
bool query_ok(const struct query *);
/* Lets go of the rows not yet read. Needed only when one stops before the end. */
void query_end(struct query *);

/* Columns of the present row by name. Texts live until the next step. NULL reads as 0 and "". */
int64_t query_int(struct query *, const char *column);
const char *query_text(struct query *, const char *column);
const void *query_bytes(struct query *, const char *column, size_t *size);
bool query_is_null(struct query *, const char *column);

/* The place of a column, and reading by it, for loops over many rows. */
int query_column(struct query *, const char *column);
int64_t query_int_at(struct query *, int place);
const char *query_text_at(struct query *, int place); /* NULL reads as "" */
bool query_is_null_at(struct query *, int place);
/* The column of the present row holds what no version ever wrote there: the store is damaged, and the query fails after this row. */
void query_doubt(struct query *, int place);

/* Runs a statement to its end. With id: takes the first column of its first row (RETURNING id); no row is then a fault. */
bool query_run(struct query *, int64_t *id);
/* Rows changed by the last query_run of the store. */
int64_t query_changes(struct query *);

#endif
