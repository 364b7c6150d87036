#include "db/rules.h"

#include <stdio.h>
#include <string.h>

#include "db/inside.h"

/* Answers the number of the first rule that the row breaks. NULL if the table has none. */
static char *question(struct store *store, const char *table)
{
	sqlite3_str *sql = sqlite3_str_new(store->sqlite);
	bool any = false;

	sqlite3_str_appendall(sql, "SELECT CASE");
	for (int i = 0; row_rules[i].table; i++) {
		if (strcmp(row_rules[i].table, table) != 0)
			continue;
		sqlite3_str_appendf(sql, " WHEN NOT(%s)THEN %d", row_rules[i].text, i);
		any = true;
	}
	sqlite3_str_appendf(sql, " END FROM \"%w\" WHERE id=?1", table);
	if (any)
		return sqlite3_str_finish(sql);
	sqlite3_free(sqlite3_str_finish(sql));
	return NULL;
}

static bool prepare(struct store *store, struct row_reader *reader)
{
	char *sql;
	bool ok;

	if (reader->broken || reader->is_free)
		return true;
	sql = question(store, reader->table);
	reader->is_free = !sql;
	ok = !sql || store_prepare(store, sql, &reader->broken);
	sqlite3_free(sql);
	return ok;
}

static bool refuse(struct store *store, const char *table, const char *rule)
{
	return fault_set(store->fault, FAULT_CONFLICT, "The store takes no such value (%s: %.120s); nothing was changed.", table, rule);
}

bool rules_hold(struct store *store, struct row_reader *reader, int64_t id)
{
	const char *rule = NULL;
	int code;

	if (!prepare(store, reader))
		return false;
	if (reader->is_free)
		return true;
	sqlite3_bind_int64(reader->broken, 1, id);
	if (sqlite3_step(reader->broken) == SQLITE_ROW && sqlite3_column_type(reader->broken, 0) != SQLITE_NULL)
		rule = row_rules[sqlite3_column_int(reader->broken, 0)].text;
	code = sqlite3_reset(reader->broken);
	if (code != SQLITE_OK)
		return store_refuse(store, code);
	return !rule || refuse(store, reader->table, rule);
}

static bool check_rule(struct store *store, const struct row_rule *rule, void (*say)(void *context, const char *line), void *context)
{
	char *sql = sqlite3_mprintf("SELECT rowid FROM \"%w\" WHERE NOT(%s)", rule->table, rule->text), line[240];
	sqlite3_stmt *rows = NULL;
	bool ok = sql && store_prepare(store, sql, &rows);
	int code = SQLITE_DONE;

	sqlite3_free(sql);
	while (ok && (code = sqlite3_step(rows)) == SQLITE_ROW) {
		snprintf(line, sizeof line, "%s %lld: not so, as it must be: %.150s", rule->table, (long long)sqlite3_column_int64(rows, 0), rule->text);
		for (char *c = line; *c; c++)
			if (*c == '\n')
				*c = ' ';
		say(context, line);
	}
	sqlite3_finalize(rows);
	return ok && (code == SQLITE_DONE || store_refuse(store, code));
}

bool rules_check(struct store *store, void (*say)(void *context, const char *line), void *context)
{
	for (const struct row_rule *rule = row_rules; rule->table; rule++)
		/* What can't be read is said too, and the other tables are looked at all the same. */
		if (!check_rule(store, rule, say, context) && !store_forgive_damage(store, rule->table, say, context))
			return false;
	return true;
}

bool rules_enforce(struct store *store, int64_t *removed)
{
	for (const struct row_rule *rule = row_rules; rule->table; rule++) {
		char *sql = sqlite3_mprintf("DELETE FROM \"%w\" WHERE NOT(%s)", rule->table, rule->text);
		bool ok = sql && store_run(store, sql);

		sqlite3_free(sql);
		if (!ok)
			return false;
		*removed += sqlite3_changes64(store->sqlite);
	}
	return true;
}
