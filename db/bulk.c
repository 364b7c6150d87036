#include "db/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "db/journal.h"
#include "db/row-hash.h"
#include "db/rules.h"

enum { VARINT_MOST = 5 };  /* bytes of a length below 2^35 */

struct bulk {
	struct row_reader *reader;
	unsigned char *bytes;  /* of the part in the making */
	size_t size, room;
	int rows;
	int64_t changes;       /* of this connection so far */
};

void bulk_free(struct store *store)
{
	if (store->recording.bulk)
		free(store->recording.bulk->bytes);
	free(store->recording.bulk);
	store->recording.bulk = NULL;
}

static bool grow(struct store *store, size_t more)
{
	struct bulk *bulk = store->recording.bulk;
	size_t room = bulk->room ? bulk->room : 4096;
	unsigned char *bytes;

	if (bulk->size + more <= bulk->room)
		return true;
	while (room < bulk->size + more)
		room *= 2;
	bytes = realloc(bulk->bytes, room);
	if (!bytes)
		return store_refuse(store, SQLITE_NOMEM);
	bulk->bytes = bytes;
	bulk->room = room;
	return true;
}

static void put_byte(struct bulk *bulk, int byte)
{
	bulk->bytes[bulk->size++] = (unsigned char)byte;
}

static void put_bytes(struct bulk *bulk, const void *bytes, size_t size)
{
	if (size > 0)
		memcpy(bulk->bytes + bulk->size, bytes, size);
	bulk->size += size;
}

/* As everywhere in SQLite: 7 bits a byte, the highest first, and all but the last byte marked. */
static void put_varint(struct bulk *bulk, uint32_t value)
{
	int shift = 28;

	while (shift > 0 && value >> shift == 0)
		shift -= 7;
	for (; shift > 0; shift -= 7)
		put_byte(bulk, (int)(value >> shift & 0x7f) | 0x80);
	put_byte(bulk, (int)(value & 0x7f));
}

/* Of a table: T, how many columns, which is the key, its name. Of a row added: the operation, 0 for "by no trigger", its cells. */
static bool put_table(struct store *store)
{
	struct bulk *bulk = store->recording.bulk;
	const struct row_reader *reader = bulk->reader;
	int columns = sqlite3_column_count(reader->compiled);

	if (!grow(store, 1 + VARINT_MOST + (size_t)columns + strlen(reader->table) + 1))
		return false;
	put_byte(bulk, 'T');
	put_varint(bulk, (uint32_t)columns);
	for (int i = 0; i < columns; i++)
		put_byte(bulk, strcmp(sqlite3_column_name(reader->compiled, i), "id") == 0);
	put_bytes(bulk, reader->table, strlen(reader->table) + 1);
	return true;
}

static bool put_cell(struct store *store, const struct cell *cell)
{
	struct bulk *bulk = store->recording.bulk;

	if (!grow(store, 1 + 8 + (cell->bytes ? (size_t)cell->number : 0)))
		return false;
	put_byte(bulk, cell->type);
	if (cell->type == SQLITE_INTEGER || cell->type == SQLITE_FLOAT) {
		put_number(bulk->bytes + bulk->size, cell->number);
		bulk->size += 8;
	} else if (cell->type != SQLITE_NULL) {
		put_varint(bulk, (uint32_t)cell->number);
		put_bytes(bulk, cell->bytes, (size_t)cell->number);
	}
	return true;
}

static bool put_row(struct store *store, unsigned char hash[HASH_SIZE])
{
	struct bulk *bulk = store->recording.bulk;
	sqlite3_stmt *row = bulk->reader->compiled;
	int columns = sqlite3_column_count(row);
	struct digest digest;

	if ((bulk->rows == 0 && !put_table(store)) || !grow(store, 2))
		return false;
	put_byte(bulk, SQLITE_INSERT);
	put_byte(bulk, 0);
	row_hash_begin(&digest, bulk->reader->table);
	for (int i = 0; i < columns; i++) {
		struct cell cell = cell_of_column(row, i);

		row_hash_add(&digest, &cell);
		if (!put_cell(store, &cell))
			return false;
	}
	digest_end(&digest, hash);
	return true;
}

static bool put_aside(struct store *store)
{
	struct bulk *bulk = store->recording.bulk;
	bool ok = bulk->rows == 0 || journal_keep_part(store, bulk->bytes, (int)bulk->size);

	bulk->size = 0;
	bulk->rows = 0;
	return ok;
}

bool bulk_begin(struct store *store, const char *table)
{
	struct bulk *bulk;

	if (!store->recording.session || store->recording.bulk)
		return store_refuse_bug(store, "rows in bulk outside of an act.");
	if (!journal_put_aside(store))
		return false;
	bulk = store->recording.bulk = calloc(1, sizeof *bulk);
	if (!bulk)
		return store_refuse(store, SQLITE_NOMEM);
	bulk->reader = row_reader_find(store, NULL, table);
	bulk->changes = sqlite3_total_changes64(store->sqlite);
	sqlite3session_enable(store->recording.session, 0);
	return bulk->reader && row_reader_prepare(store, bulk->reader);
}

static bool nothing_else_changed(struct store *store, int64_t changes)
{
	return sqlite3_total_changes64(store->sqlite) - store->recording.bulk->changes == changes ||
		store_refuse_bug(store, "what was changed beside rows of \"%s\" can't be undone.", store->recording.bulk->reader->table);
}

static bool read_back(struct store *store, int64_t id)
{
	struct bulk *bulk = store->recording.bulk;
	unsigned char hash[HASH_SIZE];
	int code;
	bool ok;

	sqlite3_bind_int64(bulk->reader->compiled, 1, id);
	code = sqlite3_step(bulk->reader->compiled);
	ok = code == SQLITE_ROW && put_row(store, hash);
	if (code == SQLITE_DONE)
		ok = store_refuse_bug(store, "row %lld of \"%s\" isn't there.", (long long)id, bulk->reader->table);
	else if (code != SQLITE_ROW)
		store_refuse(store, code);
	sqlite3_reset(bulk->reader->compiled);
	return ok && rules_hold(store, bulk->reader, id) && row_hash_note(store, bulk->reader->table, id, hash);
}

bool bulk_note(struct store *store, int64_t id)
{
	struct bulk *bulk = store->recording.bulk;

	if (!nothing_else_changed(store, 1) || !read_back(store, id))
		return false;
	if ((++bulk->rows >= ROWS_PER_PART || bulk->size >= PART_SIZE) && !put_aside(store))
		return false;
	bulk->changes = sqlite3_total_changes64(store->sqlite);
	return true;
}

bool bulk_end(struct store *store)
{
	bool ok = nothing_else_changed(store, 0) && put_aside(store);

	bulk_free(store);
	sqlite3session_enable(store->recording.session, 1);
	return ok;
}
