/* A book in a folder of its own for each test of model/, at a clock that the test sets, with a client and a project. */
#ifndef TESTS_TRADE_FIXTURE_H
#define TESTS_TRADE_FIXTURE_H

#include "model/act.h"
#include "model/baseline.h"
#include "model/book.h"
#include "model/change.h"
#include "model/client.h"
#include "model/entry.h"
#include "model/item.h"
#include "model/path.h"
#include "model/project.h"
#include "model/rate.h"
#include "tests/refused.h"

#define NEW_YORK "America/New_York"

struct trade {
	char folder[64], path[100];
	struct book *book;
	struct arena *arena;
	int64_t client, project;   /* of trade_setup: lumen/churn, USD, New York */
};

/* For cmocka_unit_test_setup_teardown: a folder and an open book that is still new; the home is in the folder too. */
int empty_setup(void **state);
int trade_teardown(void **state);
/* The same with client lumen, project lumen/churn (from 2026-01-05) and a rate of 160.00 from that day. */
int trade_setup(void **state);

/* Closes the book and opens it anew, for another process's eyes. */
void trade_reopen(struct trade *);
/* "2026-01-05T09:00:00Z" */
int64_t instant(const char *);
int day(const char *);
void set_clock(struct trade *, const char *instant);
struct estimate hours(int64_t optimistic, int64_t likely, int64_t pessimistic);

int64_t add_client(struct trade *, const char *slug, const char *currency, const char *zone);
int64_t add_project(struct trade *, int64_t client, const char *slug);
int64_t add_item(struct trade *, int64_t project, const char *code);    /* 8h/10h/18h, with an acceptance */
int64_t propose(struct trade *, int64_t project, const char *code);
void seal(struct trade *, int64_t project);
/* Files hours of that activity; item 0: on the project itself. */
int64_t log_hours(struct trade *, const char *path, const char *start, int64_t seconds, const char *activity);
void take_back(struct trade *, int count);
void bring_back(struct trade *, int count);
enum change_state state_of(struct trade *, int64_t change);
/* Acts of this moment: the timer on lumen/churn, ten minutes of work on it, the last act taken back. */
void start_now(struct trade *);
void stop_now(struct trade *);
void log_now(struct trade *);
void undo_now(struct trade *);

#endif
