/*
 * What rows must be: the CHECKs of the tables that the schema files don't call guarded. SQLite parses every table at
 * every start, so these aren't in the store but here, and a row is looked at before the commit of the act that made or
 * changed it.
 */
#ifndef DB_RULES_H
#define DB_RULES_H

#include <stdbool.h>
#include <stdint.h>

struct row_reader;
struct store;

/* Refused if the row breaks a rule of its table; a row that isn't there breaks none. */
bool rules_hold(struct store *, struct row_reader *, int64_t id);

/* Says each row that breaks a rule. */
bool rules_check(struct store *, void (*say)(void *context, const char *line), void *context);

/* Removes those rows, of all tables, and counts them. */
bool rules_enforce(struct store *, int64_t *removed);

#endif
