/*
 * Are tables, views and triggers in the file what ambit makes? A view in the place of a table need not have an end, and
 * a trigger that somebody else made could do anything at the next act.
 */
#ifndef DB_SHAPE_H
#define DB_SHAPE_H

#include <stdbool.h>

struct store;

/* From now on each row of the schema is looked at as SQLite reads it: at once after the connection is opened. */
void shape_watch(struct store *);
/* Of a store of this version: refuses tables that are called as ambit's but aren't, virtual ones, and views of others: before anything is read. */
bool shape_can_be_read(struct store *);
/* Refuses triggers too that ambit doesn't make: before anything is written. */
bool shape_can_be_written(struct store *);

#endif
