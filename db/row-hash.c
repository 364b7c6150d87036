/*
 * A hash covers the name of the table and each column in order: one byte for the type, then the value; numbers as 8
 * bytes, texts and blobs behind their length, all big-endian.
 */
#include "db/row-hash.h"

#include <stdlib.h>
#include <string.h>

enum { ID_BITS = 48 };

static uint64_t bits_of(double real)
{
	uint64_t bits;

	memcpy(&bits, &real, sizeof bits);
	return bits;
}

struct cell cell_of_column(sqlite3_stmt *row, int column)
{
	struct cell cell = {.type = (uint8_t)sqlite3_column_type(row, column)};

	if (cell.type == SQLITE_INTEGER) {
		cell.number = (uint64_t)sqlite3_column_int64(row, column);
	} else if (cell.type == SQLITE_FLOAT) {
		cell.number = bits_of(sqlite3_column_double(row, column));
	} else if (cell.type != SQLITE_NULL) {
		cell.bytes = sqlite3_column_blob(row, column);
		cell.number = (uint64_t)sqlite3_column_bytes(row, column);
	}
	return cell;
}

static struct cell cell_of_value(sqlite3_value *value)
{
	struct cell cell = {.type = (uint8_t)sqlite3_value_type(value)};

	if (cell.type == SQLITE_INTEGER) {
		cell.number = (uint64_t)sqlite3_value_int64(value);
	} else if (cell.type == SQLITE_FLOAT) {
		cell.number = bits_of(sqlite3_value_double(value));
	} else if (cell.type != SQLITE_NULL) {
		cell.bytes = sqlite3_value_blob(value);
		cell.number = (uint64_t)sqlite3_value_bytes(value);
	}
	return cell;
}

void put_number(unsigned char bytes[8], uint64_t number)
{
	for (int i = 7; i >= 0; i--, number >>= 8)
		bytes[i] = (unsigned char)number;
}

void row_hash_begin(struct digest *digest, const char *table)
{
	size_t size = strlen(table);
	unsigned char length[8];

	put_number(length, size);
	digest_begin(digest);
	digest_add(digest, length, sizeof length);
	digest_add(digest, table, size);
}

void row_hash_add(struct digest *digest, const struct cell *cell)
{
	unsigned char head[1 + 8] = {cell->type};

	put_number(head + 1, cell->number);
	digest_add(digest, head, cell->type == SQLITE_NULL ? 1 : sizeof head);
	if (cell->bytes)
		digest_add(digest, cell->bytes, (size_t)cell->number);
}

void row_hash(const char *table, sqlite3_stmt *row, unsigned char hash[HASH_SIZE])
{
	int columns = sqlite3_column_count(row);
	struct digest digest;

	row_hash_begin(&digest, table);
	for (int i = 0; i < columns; i++) {
		struct cell cell = cell_of_column(row, i);

		row_hash_add(&digest, &cell);
	}
	digest_end(&digest, hash);
}

bool row_hash_added(const char *table, sqlite3_changeset_iter *added, unsigned char hash[HASH_SIZE])
{
	const char *name;
	int columns, operation, indirect;
	struct digest digest;

	sqlite3changeset_op(added, &name, &columns, &operation, &indirect);
	row_hash_begin(&digest, table);
	for (int i = 0; i < columns; i++) {
		sqlite3_value *value = NULL;
		struct cell cell;

		if (sqlite3changeset_new(added, i, &value) != SQLITE_OK || !value)
			return false;
		cell = cell_of_value(value);
		row_hash_add(&digest, &cell);
	}
	digest_end(&digest, hash);
	return true;
}

static struct row_reader *make_readers(struct store *store)
{
	size_t count = 0;

	while (store->fact_tables[count])
		count++;
	store->readers = calloc(count + 1, sizeof *store->readers);
	for (size_t i = 0; store->readers && i < count; i++)
		store->readers[i].table = store->fact_tables[i];
	return store->readers;
}

struct row_reader *row_reader_find(struct store *store, struct row_reader *last, const char *table)
{
	struct row_reader *reader = store->readers ? store->readers : make_readers(store);

	if (last && strcmp(last->table, table) == 0)
		return last;
	if (!reader) {
		store_refuse(store, SQLITE_NOMEM);
		return NULL;
	}
	while (reader->table && strcmp(reader->table, table) != 0)
		reader++;
	if (!reader->table) {
		store_refuse_bug(store, "\"%s\" is not a table that undo follows.", table);
		return NULL;
	}
	return reader;
}

bool row_reader_prepare(struct store *store, struct row_reader *reader)
{
	char *sql;
	bool ok;

	if (reader->compiled)
		return true;
	sql = sqlite3_mprintf("SELECT * FROM \"%w\" WHERE id = ?1", reader->table);
	ok = sql && store_prepare(store, sql, &reader->compiled);
	sqlite3_free(sql);
	return ok;
}

int64_t row_hash_mark(const char *table)
{
	uint32_t hash = 0x811c9dc5u;

	for (; *table; table++)
		hash = (hash ^ (unsigned char)*table) * 0x01000193u;
	return (hash ^ hash >> 15) & 0x7fff;
}

int64_t row_hash_first(const char *table)
{
	return row_hash_mark(table) << ID_BITS;
}

int64_t row_hash_last(const char *table)
{
	return row_hash_first(table) | (((int64_t)1 << ID_BITS) - 1);
}

bool row_hash_note(struct store *store, const char *table, int64_t id, const unsigned char *hash)
{
	struct query *set = store_query(store, hash ? SQL_ROW_HASH_SET : SQL_ROW_HASH_DROP);

	query_set_int(set, ":place", row_hash_first(table) + id);
	if (hash)
		query_set_bytes(set, ":hash", hash, HASH_SIZE);
	return query_run(set, NULL);
}
