/* A desk to test the model at: a folder of its own, a client with a project, and a clock that stands still until it is moved. */
#ifndef TESTS_DESK_H
#define TESTS_DESK_H

#include "model/book.h"
#include "model/entry.h"
#include "model/invoice.h"
#include "model/path.h"
#include "tests/refused.h"

struct desk {
	char folder[64];
	struct book *book;
	struct arena *arena;
	struct entry entry;   /* the last that was filed, started or stopped */
};

/*
 * In Berlin, on Monday 2026-03-02 at 18:00. acme/site (Berlin) has the items B1 and B2 (gate model); nippon/app is of
 * a client in Tokyo.
 */
int desk_setup(void **state);
int desk_teardown(void **state);

/* Moves the clock: "2026-03-02T09:00", in Berlin. The book is opened anew, as by the next verb. */
void desk_at(struct desk *, const char *now);
/* The instant of a local time in Berlin. */
int64_t desk_time(const char *local);
/* Files path from..until of local times; the id. */
int64_t desk_log(struct desk *, const char *path, const char *from, const char *until, const char *note);
/* Whatever the path names. */
struct place desk_place(struct desk *, const char *path);
/* What an invoice of it would bill. */
struct draft desk_draft(struct desk *, const char *path, struct period);
/* Takes the last act back. */
void desk_undo(struct desk *);
/* 2026-03-02 09:00-10:30 lumen/churn/B1 …, one line an entry, oldest first, in Berlin; lives in the arena. */
const char *desk_entries(struct desk *);
/* Puts the entry on an issued invoice, behind the book's back. */
void desk_invoice(struct desk *, int64_t entry, const char *number);
/* What the column of the first row is, asked behind the book's back. */
int64_t desk_number(struct desk *, const char *sql);

#endif
