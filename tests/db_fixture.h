/* A folder of its own for each test of db/, and stores in it with two small tables that undo follows. */
#ifndef TESTS_DB_FIXTURE_H
#define TESTS_DB_FIXTURE_H

#include "db/store.h"
#include "tests/unit.h"

struct place {
	char folder[64];
	char path[128];     /* folder/deep/store.db: deep is made by the first write */
	char backups[128];
	struct fault fault;
};

/* In memory (/dev/shm) where that is to be had, as the tests write thousands of acts. */
int place_setup(void **state);
int place_teardown(void **state);

struct store *open_place(struct place *);
/* With the tables shelf and book, which refers to it, and a log of titles kept by a trigger. The file is there. */
struct store *open_library(struct place *);
void run(struct store *, const char *format, ...) __attribute__((format(printf, 2, 3)));
int64_t number(struct store *, const char *sql);
/* All rows of all tables but the journal and the counters; free it. */
char *dump(struct store *);
/* One act: begins, runs the SQL, commits. */
void act(struct store *, const char *sql);
void undo(struct store *);
void redo(struct store *);
/* Undoes the last act and redoes it, twice over; the dumps must be those. */
void undo_and_redo(struct store *, const char *before, const char *after);
/* For store_check: adds the line to a text of 2,000 bytes. */
void keep_lines(void *lines, const char *line);

#define assert_fault(fault, wanted, word) do { \
	assert_int_equal((fault)->kind, (wanted)); \
	if (!strstr((fault)->text, (word))) \
		fail_msg("\"%s\" lacks \"%s\"", (fault)->text, (word)); \
	fault_clear(fault); \
} while (0)

#define assert_fine(call, fault) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, (fault)->text); \
} while (0)

#endif
