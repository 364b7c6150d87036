/* The hash of one row of a fact table, and the statement that reads it. For the files of db/ alone. */
#ifndef DB_ROW_HASH_H
#define DB_ROW_HASH_H

#include "db/digest.h"
#include "db/inside.h"

enum { HASH_SIZE = DIGEST_SIZE };

/* The value of a column, from wherever it was read; bytes live as long as the row. */
struct cell {
	uint8_t type;           /* SQLITE_INTEGER and so on */
	uint64_t number;        /* the integer, the bits of the real, or how many bytes there are */
	const void *bytes;      /* of texts and blobs */
};

struct cell cell_of_column(sqlite3_stmt *, int column);

/* As hashes and changesets have numbers: the highest byte first. */
void put_number(unsigned char bytes[8], uint64_t number);

/* Piece by piece: the table, then each cell in order. */
void row_hash_begin(struct digest *, const char *table);
void row_hash_add(struct digest *, const struct cell *);
/* The row that the statement stands on. */
void row_hash(const char *table, sqlite3_stmt *row, unsigned char hash[HASH_SIZE]);
/* Of a row that a changeset adds; false when it doesn't hold all of the row. */
bool row_hash_added(const char *table, sqlite3_changeset_iter *added, unsigned char hash[HASH_SIZE]);

/* What reads rows of the table, kept by the store; last, the one used before, is asked first. NULL: refused. */
struct row_reader *row_reader_find(struct store *, struct row_reader *last, const char *table);
/* Before its first row is read. */
bool row_reader_prepare(struct store *, struct row_reader *);

/* The mark of the table: 15 bits of its name's FNV-1a hash, no two tables of ours alike (a test looks). */
int64_t row_hash_mark(const char *table);
/* Where its hashes begin and end in row_hash. */
int64_t row_hash_first(const char *table);
int64_t row_hash_last(const char *table);

/* Writes the hash down, or forgets it where it is NULL. */
bool row_hash_note(struct store *, const char *table, int64_t id, const unsigned char *hash);

#endif
