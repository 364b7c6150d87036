/*
 * What triggers keep row by row, kept for the new rows of an import and written once: to fire them for each row takes
 * longer than all else, and to sort the rows again a fifth of it.
 */
#ifndef MODEL_IMPORTS_ROLL_UP_H
#define MODEL_IMPORTS_ROLL_UP_H

#include "model/book.h"

/* Seconds and entries of a project, item, activity and disposition; also of one day of it. */
struct roll_up_sum {
	int64_t project, item;          /* item 0: none */
	const char *activity;           /* borrowed until roll_up_write */
	const char *disposition;        /* NULL: none was said */
	int64_t seconds, entries;
};

struct roll_up_day {
	char day[11];
	uint32_t sum;                   /* of which sum it is a part */
	int64_t seconds, entries;
};

/* Lists are malloc's. A day may stand more than once with the same sum: only the last few are looked through. */
struct roll_up {
	struct roll_up_sum *sums;
	struct roll_up_day *days;
	size_t sum_count, day_count;
	uint32_t *places;               /* a hash table of the sums: each one's place and 1, or 0 */
	size_t room;                    /* a power of two */
	int64_t longest;                /* seconds */
};

/* One finished entry; seconds and entries of the key are not looked at. */
void roll_up_add(struct roll_up *, const struct roll_up_sum *key, const char *day, int64_t seconds);
/* Within the act that added the entries while triggers rested. */
bool roll_up_write(struct book *, const struct roll_up *);
void roll_up_free(struct roll_up *);

#endif
