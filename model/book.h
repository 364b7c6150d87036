/* The book: the store, the clock, the user's zone, and the last refusal. First argument of all that can fail. */
#ifndef MODEL_BOOK_H
#define MODEL_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "db/fault.h"
#include "model/arena.h"
#include "model/moment.h"

struct book;

struct book_options {
	const char *path;      /* store file; NULL: $AMBIT_STORE, else $XDG_DATA_HOME/ambit/ambit.db, else ~/.local/share/… */
	bool dry_run;          /* acts are done and taken back: nothing is written */
	bool replaceable;      /* a store that can be made again, and is: synced once, by book_close */
	bool storeless;        /* no store at all: for what asks only the clock and the faults */
	const char *zone;      /* where typed times are read; NULL: TZ */
	bool (*settle)(struct book *, const char *verb); /* the last of each act, before its commit: brings what is kept beside the facts up to date, or refuses; may be NULL */
	void (*tell)(struct book *);                     /* once an act stands, undo and redo too: for files beside the store. What goes wrong there is a remark; may be NULL */
	const char *settings;  /* text of a configuration, in place of the user's; NULL: that */
	int64_t now;           /* a clock that stands there until book_set_clock; 0: AMBIT_NOW, else the system's */
};

/* Never NULL: a store that can't be opened leaves a book whose book_fault says why. Ask that first: such a book begins no act, and has nothing to read. */
struct book *book_open(const struct book_options *);
void book_close(struct book *);
/* The same where the process ends next: its memory is the system's affair. */
void book_leave(struct book *);

const struct fault *book_fault(const struct book *);
void book_forgive(struct book *); /* forgets the fault, so that the book can be used on (full screen) */
struct fault *book_fault_slot(struct book *); /* for pure functions that take a struct fault * */
/* Notes why, answers false. */
bool book_fail(struct book *, enum fault_kind, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* What went wrong beside an act that stands; told once. NULL: nothing. */
const char *book_take_remark(struct book *);

/* One line of plain text, of least to most bytes; NULL: nothing was said. Else FAULT_INPUT: "WHAT must be one line of plain text, …". */
bool book_takes_line(struct book *, const char *what, const char *text, size_t least, size_t most);
/*
 * The day that a fact is meant for: DAY_NONE becomes today in that zone, a later one is FAULT_INPUT. known_at, unless
 * NULL: from when it counts, which is now, or 00:00 of an earlier day.
 */
bool book_takes_day(struct book *, const char *zone, int *on, int64_t *known_at);
/* From when what is told now of that day counts: now, or 00:00 of an earlier day in that zone. */
int64_t book_known_from(struct book *, const char *zone, int day);

/* UTC seconds: AMBIT_NOW, else the system's clock; the same all through one act. */
int64_t book_now(struct book *);
/* Where typed times are read: TZ and now. */
struct clock book_clock(struct book *);
int book_today(struct book *);
/* Fetches the present moment anew (full screen, at each turn of its loop). */
void book_tick(struct book *);
/* From now on the clock stands at that instant: for acts that are told of a past (the worked example). */
void book_set_clock(struct book *, int64_t now);
bool book_clock_is_fixed(const struct book *); /* AMBIT_NOW is set, or a clock was given */

/* Of a clock that was set: the machine has slept so long in all up to now. Without it nothing is known of sleep. */
void book_set_slept(struct book *, int64_t seconds);
/* The same: the clock was set forward by so much in all, below 0 back. */
void book_set_jumped(struct book *, int64_t seconds);

/*
 * While the store is at long work goes_on is asked now and then; it must not use the book. On false what runs is refused
 * (FAULT_REFUSED) and its act rolled back. NULL: nobody is asked.
 */
void book_listen(struct book *, bool (*goes_on)(void *context), void *context);
/*
 * Long work in each turn of its loop: false, FAULT_REFUSED, when it is to end. what: "rows read", a fixed text, and how many, -1 where
 * that isn't known; NULL: it has nothing to say.
 */
bool book_goes_on(struct book *, const char *what, int64_t done);
/* How far the present work is, as it said last: what it has done, and how many; NULL when it said nothing. */
const char *book_headway(const struct book *, int64_t *done);
/* What follows is work of its own. */
void book_begin_work(struct book *);

/* For a program that stays open: keep little in memory. */
void book_spare_memory(struct book *);

const char *book_path(const struct book *);
bool book_is_new(const struct book *);     /* no store yet */
bool book_is_read_only(const struct book *);
bool book_is_remote(const struct book *);
int64_t book_version(struct book *);

/*
 * An act: one verb, one transaction, one step of undo. Acts nest: the outermost begin starts the transaction, its end
 * commits and gives the act its name. Use, all in one public function of the model:
 *     if (!book_begin(book)) return false;
 *     ok = …; return book_end(book, ok, "log", "%s on %s", length, path);
 * book_end rolls everything back when ok is false (or when the commit fails) and answers whether the act stands.
 * verb: "log", "change approve"; summary: what undo and history say it was, without the verb.
 */
bool book_begin(struct book *);
bool book_end(struct book *, bool ok, const char *verb, const char *summary, ...) __attribute__((format(printf, 4, 5)));
/* Within an act: it can't be undone, nor anything before it (seal, issue, sent, void, credit, erase). */
void book_bar(struct book *);
/* Within a bulk act, after each row: lets the journal put aside what it has. */
bool book_breathe(struct book *);
/* Within an act: thousands of rows for one fact table, and for nothing else until the end; each is noted once it is added. */
bool book_bulk_begin(struct book *, const char *table);
bool book_bulk_note(struct book *, int64_t id);
bool book_bulk_end(struct book *);
/* The last act that this book committed. 0: none. */
int64_t book_last_act(const struct book *);

/* A read of several queries that must see one moment. Holds nest, also within an act; each that was true wants its release. */
bool book_hold(struct book *);
void book_release(struct book *);

#endif
