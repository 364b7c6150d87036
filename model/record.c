#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "model/book-inside.h"
#include "model/names.h"

struct query *book_query(struct book *book, enum statement statement)
{
	return store_query(book->store, statement);
}

struct store *book_store(struct book *book)
{
	return book->store;
}

struct arena *book_arena(struct book *book)
{
	return book->arena;
}

void query_set_day(struct query *query, const char *name, int day)
{
	char text[11];

	query_set_text(query, name, day == DAY_NONE ? NULL : day_text(day, text));
}

int query_day(struct query *query, const char *column)
{
	return query_day_at(query, query_column(query, column));
}

int query_day_at(struct query *query, int place)
{
	int day;

	if (query_is_null_at(query, place))
		return DAY_NONE;
	day = day_from_text(query_text_at(query, place));
	if (day >= DAY_FIRST && day <= DAY_LAST)
		return day;
	query_doubt(query, place);
	return DAY_FIRST;
}

int64_t query_id_at(struct query *query, int place, int64_t greatest)
{
	int64_t id = query_int_at(query, place);

	if (id >= 0 && id <= greatest)
		return id;
	query_doubt(query, place);
	return 0;
}

int query_word(struct query *query, const char *column, const char *const *words)
{
	return query_word_at(query, query_column(query, column), words);
}

int query_word_at(struct query *query, int place, const char *const *words)
{
	const char *word = query_text_at(query, place);
	int found = *word ? word_find(words, word) : **words ? -1 : 0;

	if (found >= 0)
		return found;
	query_doubt(query, place);
	return 0;
}

void query_set_some(struct query *query, const char *name, int64_t value)
{
	if (value)
		query_set_int(query, name, value);
	else
		query_set_null(query, name);
}

void query_set_words(struct query *query, const char *name, const char *words)
{
	query_set_text(query, name, words && *words ? words : NULL);
}

long query_next_number(struct query *codes, const char *prefix)
{
	size_t skip = strlen(prefix);
	long greatest = 0;

	while (query_next(codes)) {
		const char *code = query_text(codes, "code");
		char *end;
		long number;

		if (strncasecmp(code, prefix, skip) != 0)
			continue;
		number = strtol(code + skip, &end, 10);
		if (number > greatest && number < 1000000 && !*end)
			greatest = number;
	}
	return query_ok(codes) ? greatest + 1 : 0;
}

bool query_any(struct query *query, bool *any)
{
	*any = query_next(query);
	query_end(query);
	return query_ok(query);
}

bool query_number(struct query *query, const char *column, int64_t *number)
{
	*number = query_next(query) ? query_int(query, column) : 0;
	query_end(query);
	return query_ok(query);
}

const char *query_take(struct query *query, const char *column, struct arena *arena)
{
	return query_is_null(query, column) ? NULL : arena_text(arena, query_text(query, column));
}

int64_t book_take_id(struct book *book, const char *table)
{
	int64_t id = 0;

	return store_take_ids(book->store, table, 1, &id) ? id : 0;
}

void uid_make(char out[37])
{
	unsigned char b[16] = {0};

	/* 16 bytes never come in part (getrandom(2)); before the pool is ready it waits. */
	while (getrandom(b, sizeof b, 0) != sizeof b)
		;
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40); /* RFC 9562: version 4, variant 10 */
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*out++ = '-';
		*out++ = "0123456789abcdef"[b[i] >> 4];
		*out++ = "0123456789abcdef"[b[i] & 15];
	}
	*out = '\0';
}

const char *uid_new(struct arena *arena)
{
	char *uid = arena_take(arena, 37);

	uid_make(uid);
	return uid;
}
